"""The best region of a picture: what an encoder sees in each of its parts, against the query."""

from __future__ import annotations

import io
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..encoders.regions import RegionMap
from ..media.pixels import kept_box, to_pixels
from ..ranking.calibration import is_unrelated
from ..types import Box, Preview, PreviewKind
from ..types.vectors import Pixels
from .explanation import Region
from .item_meaning import ItemMeaning

# Parts that differ by less than this many deviations all match alike.
LEAST_SPREAD = 0.5
# A box around nearly everything points at nothing.
MOST_COVERED = 0.7

Grid = NDArray[np.float32]


def pixels_of(preview: Preview, side: int) -> tuple[Pixels, Box] | None:
    """A picture as its encoder gets it, and which part of it that is.

    It is taken from the preview: large enough to find a region in, and there when the file is not.
    """
    if preview.kind is not PreviewKind.JPEG:
        return None
    picture = Image.open(io.BytesIO(preview.data))
    width, height = picture.size
    left, top, right, bottom = kept_box(width, height)
    area = (left / width, top / height, right / width, bottom / height)
    return to_pixels(picture, side), area


def region_of(seen: RegionMap, area: Box, meaning: ItemMeaning) -> Region | None:
    """Where a picture is like the query; None where no part stands out from the rest.

    Args:
        seen: what the encoder sees in the pixels.
        area: the part of the picture that the pixels are.
    """
    scores = meaning.scores(seen.vectors).reshape(seen.rows, seen.columns)
    low, high = float(scores.min()), float(scores.max())
    # Where even the best part is no better than an unrelated query, no part tells anything.
    if is_unrelated(high) or high - low < LEAST_SPREAD:
        return None
    grid = (scores - low) / (high - low)
    box = _standing_out(grid)
    if (box[2] - box[0]) * (box[3] - box[1]) > MOST_COVERED:
        return None
    whole = _within(area, seen.area)
    rows = tuple(tuple(float(cell) for cell in row) for row in grid)
    return Region(rows, whole, _within(whole, box))


def _standing_out(grid: Grid) -> Box:
    """The rectangle of cells whose sum above the mean of the grid is the greatest.

    Args:
        grid: float32 (rows, columns).
    """
    rows, columns = grid.shape
    sums = np.zeros((rows + 1, columns + 1))
    sums[1:, 1:] = (grid - grid.mean()).cumsum(0).cumsum(1)

    def total(top: int, bottom: int, left: int, right: int) -> float:
        corners = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return float(corners)

    heights, widths = combinations(range(rows + 1), 2), combinations(range(columns + 1), 2)
    top, bottom, left, right = max(
        (height + width for height, width in product(heights, widths)), key=lambda one: total(*one)
    )
    return left / columns, top / rows, right / columns, bottom / rows


def _within(outer: Box, inner: Box) -> Box:
    """A box given in fractions of another one, in fractions of what that one is given in."""
    left, top, right, bottom = outer
    width, height = right - left, bottom - top
    return (
        left + inner[0] * width,
        top + inner[1] * height,
        left + inner[2] * width,
        top + inner[3] * height,
    )
