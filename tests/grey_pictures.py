"""Compares what is seen with small grey pictures that are kept, so that fonts hardly matter.

Structure is compared as by Wang et al., Image Quality Assessment: From Error Visibility to
Structural Similarity (2004), in squares that do not overlap.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

WIDTH, HEIGHT = 120, 80
KEPT = Path(__file__).parent / "pictures"
RENEWS = bool(os.environ.get("RENEW_PICTURES"))
_SQUARE = 10
# Of 255 grey levels; without them a difference among nearly equal ones would weigh much.
_BRIGHTNESS, _CONTRAST = (0.01 * 255) ** 2, (0.03 * 255) ** 2

Grey = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two pictures compare.

    Attributes:
        difference: the mean of all pixels, 0 to 255.
        structure: of the line of squares that differs most; 1 for the same, 0 for nothing in
            common.
    """

    difference: float
    structure: float

    @property
    def is_close(self) -> bool:
        """Whether they are the same but for fonts, dates and the like.

        Another family of letters leaves 0.69 of the structure, and without its search box a window
        has 0.55.
        """
        return self.difference < 5 and self.structure > 0.62


def seen(widget: QWidget) -> Grey:
    """A widget as it is seen, small and grey; float64 (HEIGHT, WIDTH), 0 to 255."""
    image = (
        widget.grab()
        .toImage()
        .scaled(
            WIDTH,
            HEIGHT,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    )
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(grey.constBits(), np.uint8).reshape(HEIGHT, grey.bytesPerLine())
    return lines[:, :WIDTH].astype(np.float64)


def kept(name: str, now: Grey) -> Grey:
    """The picture that is kept under a name; one to be renewed becomes what is seen now."""
    path = KEPT / f"{name}.png"
    if RENEWS:
        KEPT.mkdir(exist_ok=True)
        Image.fromarray(now.astype(np.uint8)).save(path, optimize=True)
    return np.asarray(Image.open(path), np.float64)


def likeness(one: Grey, other: Grey) -> Likeness:
    """Compare two pictures of the same size."""
    first, second = _squares(one), _squares(other)
    mean_1, mean_2 = first.mean(axis=1), second.mean(axis=1)
    shared = (first * second).mean(axis=1) - mean_1 * mean_2
    brightness = (2 * mean_1 * mean_2 + _BRIGHTNESS) / (mean_1**2 + mean_2**2 + _BRIGHTNESS)
    contrast = (2 * shared + _CONTRAST) / (first.var(axis=1) + second.var(axis=1) + _CONTRAST)
    lines = (brightness * contrast).reshape(HEIGHT // _SQUARE, -1)
    return Likeness(float(np.abs(one - other).mean()), float(lines.mean(axis=1).min()))


def _squares(picture: Grey) -> Grey:
    """The pixels of each square; float64 (squares, pixels)."""
    rows, columns = HEIGHT // _SQUARE, WIDTH // _SQUARE
    parts = picture.reshape(rows, _SQUARE, columns, _SQUARE).swapaxes(1, 2)
    return parts.reshape(rows * columns, _SQUARE * _SQUARE)
