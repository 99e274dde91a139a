"""What encoders see of a picture: its pixels at their side, on white."""

from __future__ import annotations

import numpy as np
from PIL import Image

from ..types.vectors import Pixels

REDUCING_GAP = 2.0
_LONGEST = 4


def to_pixels(picture: Image.Image, side: int) -> Pixels:
    """Scale to a shorter side of `side`, uint8 RGB (height, width, 3).

    What is longer than four times its shorter side is cropped around its centre.
    """
    left, top, right, bottom = kept_box(*picture.size)
    scale = side / min(picture.size)
    scaled = picture.resize(
        (max(side, round((right - left) * scale)), max(side, round((bottom - top) * scale))),
        Image.Resampling.BICUBIC,
        box=(left, top, right, bottom),
        reducing_gap=REDUCING_GAP,
    )
    return np.array(on_white(scaled), dtype=np.uint8)


def kept_box(width: int, height: int) -> tuple[int, int, int, int]:
    """What encoders see of a picture of this size: left, top, right and bottom, in pixels."""
    longest = _LONGEST * min(width, height)
    kept_width, kept_height = min(width, longest), min(height, longest)
    left, top = (width - kept_width) // 2, (height - kept_height) // 2
    return left, top, left + kept_width, top + kept_height


def on_white(picture: Image.Image) -> Image.Image:
    """An RGB picture as it is, and an RGBA one on white."""
    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture).convert("RGB")
