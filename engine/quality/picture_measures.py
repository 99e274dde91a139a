"""Defects of a picture, measured on its preview, which is of one size for all."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ..types import Metadata
from ..types.quality import Defect, Measure

Grey = NDArray[np.float32]

# Sides of screens of computers, tablets and phones, in pixels.
_SCREENS = frozenset(
    {
        *((1280, 720), (1280, 800), (1366, 768), (1440, 900), (1536, 864), (1600, 900)),
        *((1680, 1050), (1920, 1080), (1920, 1200), (2560, 1440), (2560, 1600), (2880, 1800)),
        *((3024, 1964), (3072, 1920), (3440, 1440), (3840, 2160), (2048, 1536), (2160, 1620)),
        *((2224, 1668), (2388, 1668), (2732, 2048), (1334, 750), (1792, 828), (1920, 1080)),
        *((2160, 1080), (2220, 1080), (2280, 1080), (2316, 1080), (2340, 1080), (2400, 1080)),
        *((2436, 1125), (2532, 1170), (2556, 1179), (2622, 1206), (2688, 1242), (2778, 1284)),
        *((2796, 1290), (2868, 1320), (2960, 1440), (3040, 1440), (3088, 1440), (3120, 1440)),
    }
)
_NAMED = re.compile(r"screen.?shot|screen.?capture|bildschirmfoto|capture d.?écran|截图|截屏", re.I)
_TINY_SIDE = 64
_TILE, _BLOCK = 64, 8
_SPAN = 9
# Grey levels, of 255.
_FLAT, _CLIPPED = 2.0, 250.0


def picture_measures(jpeg: bytes, name: str, metadata: Metadata) -> Iterator[Measure]:
    """Each defect of a picture, from its preview, its file name and its size.

    Raises:
        OSError: the preview is none.
    """
    longest = max(metadata.width, metadata.height)
    if longest:
        yield Measure(Defect.TINY, min(1.0, _TINY_SIDE / longest))
    # Not with the library: most of what is asked of it needs no picture.
    from PIL import Image  # noqa: PLC0415

    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
        grey = np.asarray(picture.convert("L"), np.float32)
    emptiness = _flat_share(grey)
    yield Measure(Defect.EMPTY, emptiness)
    yield Measure(Defect.BLURRED, blur(grey))
    yield Measure(Defect.DARK, 1 - float(np.percentile(grey, 98)) / 255)
    yield Measure(Defect.OVEREXPOSED, _burnt_share(grey))
    yield Measure(Defect.SCREENSHOT, _screen_likeness(grey, name, metadata))


def blur(grey: Grey) -> float:
    """How blurred the sharpest part is, 0 to 1; 0 where nothing could be sharp.

    What blurring it once more changes of its edges tells: little, where it is blurred already
    (Crété-Roffet, Dolmiere, Ladret and Nicolas, 2007). The background of a portrait may be blurred.
    """
    parts = [_blur_of(part) for part in _tiles(grey)]
    known = [one for one in parts if one is not None]
    return min(known, default=0.0)


def _tiles(grey: Grey) -> Iterator[Grey]:
    height, width = grey.shape
    for top in range(0, max(1, height - _TILE // 2), _TILE):
        for left in range(0, max(1, width - _TILE // 2), _TILE):
            yield grey[top : top + _TILE, left : left + _TILE]


def _blur_of(part: Grey) -> float | None:
    """The same of one part; None where it has too few edges to tell."""
    if min(part.shape) < 2 * _SPAN or part.std() < 4 * _FLAT:
        return None
    return max(_blur_along(part), _blur_along(np.ascontiguousarray(part.T)))


def _blur_along(part: Grey) -> float:
    """What is left of the differences along rows when they are averaged over some pixels."""
    sums = np.cumsum(np.pad(part, ((0, 0), (_SPAN // 2 + 1, _SPAN // 2)), mode="edge"), axis=1)
    averaged = (sums[:, _SPAN:] - sums[:, :-_SPAN]) / _SPAN
    own, left = np.abs(np.diff(part, axis=1)), np.abs(np.diff(averaged, axis=1))
    total = float(own.sum())
    return float(1 - np.maximum(own - left, 0).sum() / total) if total else 0.0


def _flat_share(grey: Grey) -> float:
    """The share of small blocks in which nothing is to be seen."""
    height, width = (side // _BLOCK * _BLOCK for side in grey.shape)
    if not height or not width:
        return 0.0
    blocks = grey[:height, :width].reshape(height // _BLOCK, _BLOCK, width // _BLOCK, _BLOCK)
    return float((blocks.std(axis=(1, 3)) < _FLAT).mean())


def _burnt_share(grey: Grey) -> float:
    """The share that is white, less where the rest has dark parts, as a thing on paper has."""
    rest = grey[grey < _CLIPPED]
    darker = float(np.percentile(rest, 20)) / 255 if rest.size else 1.0
    return (1 - rest.size / grey.size) * darker


def _screen_likeness(grey: Grey, name: str, metadata: Metadata) -> float:
    """How much a picture is like what a screen shows: its name, its size, its flat parts."""
    if _NAMED.search(name):
        return 1.0
    sides = metadata.width, metadata.height
    is_screen = (max(sides), min(sides)) in _SCREENS
    steps = np.abs(np.diff(grey, axis=1))
    # A picture that is one pixel wide has none.
    plain = float((steps < 1).mean()) if steps.size else 0.0
    return 0.3 * is_screen + 0.1 * (not metadata.camera) + 0.6 * plain
