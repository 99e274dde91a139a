"""One decoded page of a picture, and what goes wrong while one is decoded."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from xml.parsers import expat

import numpy as np
from PIL import Image
from tifffile import TiffFileError

from ..language import tr_noop
from .exif import Tags
from .limits import Limits

ENDS_EARLY = tr_noop("ends early: the file is cut short")

# Pillow and tifffile name no closed set of errors for malformed input.
BAD_DATA = (
    OSError,
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    EOFError,
    ArithmeticError,
    RuntimeError,
    AttributeError,
    struct.error,
    expat.ExpatError,
    zlib.error,
    TiffFileError,
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page, or a frame.

    Attributes:
        picture: not turned yet, of any mode, perhaps shrunk; its profile is in `info`.
        size: width and height in pixels before it was shrunk.
        tags: of EXIF.
        note: on what is missing of it.
        day: when it was taken, by what it says beside EXIF.
    """

    picture: Image.Image
    size: tuple[int, int]
    tags: Tags
    note: str = ""
    day: str = ""


class Pages(Protocol):
    """An open picture.

    Attributes:
        numbers: of the pages or frames to look at, the one that stands for all first.
    """

    numbers: tuple[int, ...]

    def load(self, number: int) -> Page:
        """Decode one page; they are asked for in the order of `numbers`.

        Raises:
            UnreadableFileError: it is past the limits.
            Exception: one of `BAD_DATA`: it is damaged.
        """


class OnePage:
    """An open picture that is one page, and decoded."""

    def __init__(self, page: Page) -> None:
        self.numbers: tuple[int, ...] = (0,)
        self._page = page

    def load(self, number: int) -> Page:
        """The page."""
        return (self._page,)[number]


def spread(numbers: Sequence[int], most: int) -> tuple[int, ...]:
    """At most so many of some numbers, evenly, the first and the last among them."""
    places = np.linspace(0, len(numbers) - 1, min(most, len(numbers))).round().astype(int)
    return tuple(numbers[place] for place in places.tolist())


def spread_frames(count: int, width: int, height: int, limits: Limits) -> tuple[int, ...]:
    """Which frames of an animation to look at: all up to the last one are decoded."""
    most = limits.pixels // max(width * height, 1)
    return spread(range(max(min(count, most), 1)), limits.frames)
