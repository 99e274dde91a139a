"""Where every row of the gallery lies, by arithmetic over all rows at once: none is ever measured.

The tiles between two headers are laid side by side as one long ribbon, which is cut into lines as
long as the gallery is wide. Each line is then made a little higher or lower, so that it fills the
width. How wide a tile is for its height, its shape, is all that has to be known of it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect

from .rows import NO_HEADERS
from .shapes import USUAL, Shapes

MARGIN = 12
GAP = 10
HEADER_HEIGHT = 40
CAPTION_HEIGHT = 26
# The tiles that decide how long lines are, so that the usual ones fill them without being resized.
_SAMPLE = 200
# How much higher than wanted a line is made to fill the width, before its tiles are cut.
_MOST_STRETCH = 1.6


class TileSize(IntEnum):
    """How high the art of a tile is, in pixels, as far as its line lets it."""

    SMALL = 92
    MEDIUM = 132
    LARGE = 190
    VERY_LARGE = 270


class TileLayout:
    """Justified lines of tiles, with headers as wide as the gallery between them.

    Making one costs a few sums over the rows; every question is a binary search among the lines.

    Args:
        shapes: how wide each row is for its height, float32 (n,); headers are 0.
        width: pixels of the viewport.
        height: the height that the art of a tile should have, in pixels.
        headers: the rows that are headers, rising; int64 (h,). The tiles after each of them
            start on a new line.
        caption: the height of the line below the art of a tile, in pixels.
    """

    def __init__(
        self,
        shapes: Shapes,
        width: int,
        height: int = TileSize.MEDIUM,
        headers: NDArray[np.int64] = NO_HEADERS,
        caption: int = CAPTION_HEIGHT,
    ) -> None:
        self.count = len(shapes)
        self.width = width
        self._caption = caption
        self._room = max(40, width - 2 * MARGIN)
        usual = _usual(shapes[:_SAMPLE])
        self.columns = max(1, round((self._room + GAP) / (height * usual + GAP)))
        self._height = max(20.0, (self._room - (self.columns - 1) * GAP) / (self.columns * usual))
        self._right = np.zeros(self.count + 1)
        np.cumsum(shapes, out=self._right[1:])
        self._starts = _cut(self._right, headers, self._height, self._room)
        self._lay_lines(headers)

    def _lay_lines(self, headers: NDArray[np.int64]) -> None:
        """Make each line as high as fills the width; the last one before a header stays short."""
        stops = np.append(self._starts, self.count)
        tiles = np.diff(stops)
        self._sums = self._right[stops[1:]] - self._right[stops[:-1]]
        self._is_header = self._sums == 0
        room = self._room - (tiles - 1) * GAP
        heights = room / np.where(self._is_header, 1, self._sums)
        is_last = np.isin(stops[1:], np.append(headers, self.count), assume_unique=True)
        most = np.where(is_last, self._height, _MOST_STRETCH * self._height)
        self._fills = ~is_last | (heights <= most)
        art = np.rint(np.minimum(heights, most)).astype(np.int64)
        self._heights = np.where(self._is_header, HEADER_HEIGHT, art + self._caption)
        self._tops = MARGIN + np.concatenate(([0], np.cumsum(self._heights + GAP)))

    @property
    def height(self) -> int:
        """Pixels of the whole content."""
        return int(self._tops[-1]) - GAP + MARGIN if self.count else 0

    @property
    def pitch(self) -> int:
        """Pixels from one line of tiles to the next, as far as they have the height wanted."""
        return int(self._height) + self._caption + GAP

    def rect(self, row: int) -> QRect:
        """The place of a row in the content."""
        line = self._line_of(row)
        top, height = int(self._tops[line]), int(self._heights[line])
        if self._is_header[line]:
            return QRect(MARGIN, top, self._room, height)
        left, right = self._edge(line, row), self._edge(line, row + 1) - GAP
        return QRect(MARGIN + left, top, max(1, right - left), height)

    def row_at(self, point: QPoint) -> int | None:
        """The row under a point of the content, if any."""
        for row in self.rows_between(point.y(), point.y()):
            if self.rect(row).contains(point):
                return row
        return None

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows of all lines that touch a band of the content."""
        if not self.count or bottom < MARGIN or top >= self._tops[-1]:
            return range(0)
        first, last = (self._rows_of(self._line_at(y)) for y in (top, bottom))
        return range(first.start, last.stop)

    def neighbour(
        self, row: int, lines: int, passes: Callable[[int], bool] = lambda row: False
    ) -> int:
        """The row some lines below (or above, if negative), the nearest to the same place.

        Args:
            passes: whether a row is passed over.
        """
        x = self.rect(row).center().x()
        for _ in range(abs(lines)):
            other = self._next_line(row, x, down=lines > 0)
            while passes(other) and (beyond := self._next_line(other, x, down=lines > 0)) != other:
                other = beyond
            row = row if passes(other) else other
        return min(max(row, 0), self.count - 1)

    def _next_line(self, row: int, x: int, *, down: bool) -> int:
        line = self._line_of(row) + (1 if down else -1)
        if not 0 <= line < len(self._starts):
            return row
        return min(self._rows_of(line), key=lambda other: abs(self.rect(other).center().x() - x))

    def _edge(self, line: int, row: int) -> int:
        """Where a tile of a line begins, from the left of the line; of the one after it, too."""
        start = int(self._starts[line])
        tiles = len(self._rows_of(line))
        sums = float(self._sums[line])
        scale = (self._room - (tiles - 1) * GAP) / sums if self._fills[line] else self._height
        return round(float(self._right[row] - self._right[start]) * scale) + (row - start) * GAP

    def _rows_of(self, line: int) -> range:
        stop = self._starts[line + 1] if line + 1 < len(self._starts) else self.count
        return range(int(self._starts[line]), int(stop))

    def _line_of(self, row: int) -> int:
        return int(np.searchsorted(self._starts, row, side="right")) - 1

    def _line_at(self, y: int) -> int:
        """The line at a height of the content, or the one above where there is none."""
        return max(0, int(np.searchsorted(self._tops[:-1], y, side="right")) - 1)


def _usual(shapes: Shapes) -> float:
    """The shape that lines are made for, of some rows."""
    tiles = shapes[shapes > 0]
    return float(np.median(tiles)) if len(tiles) else USUAL


def _cut(
    right: NDArray[np.float64], headers: NDArray[np.int64], height: float, room: int
) -> NDArray[np.int64]:
    """The first row of each line, rising; int64 (l,). Every header is a line of its own.

    Args:
        right: the sum of the shapes before each row, float64 (n + 1,).
        height: of the ribbon.
        room: the length of a line.
    """
    rows = np.arange(len(right))
    ends = right * height
    ends += rows * GAP
    middles = (ends[:-1] + ends[1:]) / 2
    firsts = np.concatenate(([0], headers + 1))
    counts = np.diff(np.append(firsts, len(middles)))
    begins = np.repeat(ends[np.minimum(firsts, len(middles))], counts)
    pieces = ((middles - begins) / (room + GAP)).astype(np.int64)
    is_first = np.ones(len(middles), np.bool_)
    is_first[1:] = pieces[1:] != pieces[:-1]
    is_first[firsts[firsts < len(middles)]] = True
    is_first[headers] = True
    return np.flatnonzero(is_first)
