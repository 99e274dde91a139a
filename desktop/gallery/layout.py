"""Where every row of the gallery lies, by arithmetic over all rows at once: none is ever measured.

Rows lie on lines. `LineLayout` answers by binary search among these; how rows share lines is for
those that are made of it: justified tiles here, a table in `table_layout`.
"""

from __future__ import annotations

import math
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
# How much higher than wanted a line is made to fill the width, before its tiles are cut; and the
# last one of a group, which else stays as it is.
_MOST_STRETCH, _LAST_STRETCH = 1.6, 1.2
# How much longer than the gallery is wide what stands on a shelf is, before it is made to fit.
_SHELF_STRETCH = 1.1
_Numbers = NDArray[np.int64]


class TileSize(IntEnum):
    """How high the art of a tile is, in pixels, as far as its line lets it."""

    SMALL = 92
    MEDIUM = 132
    LARGE = 190
    VERY_LARGE = 270


class LineLayout:
    """Rows on lines, with headers as wide as the gallery between them.

    Args:
        starts: the first row of each line, rising; int64 (l,). A header is a line of its own.
        count: rows, headers included.
        heights: of the lines, in pixels; int64 (l,).
        gap: pixels between two lines.
        width: pixels of the viewport.
        headers: the rows that are headers, rising; int64 (h,).

    Attributes:
        columns: how many rows a line has, as far as they are usual.
        pitch: pixels from one line to the next, as far as they are usual.
    """

    columns: int
    pitch: int

    def __init__(
        self,
        starts: _Numbers,
        count: int,
        heights: _Numbers,
        gap: int,
        width: int,
        headers: _Numbers,
    ) -> None:
        self.count = count
        self.width = width
        self._starts = starts
        self._heights = heights
        self._gap = gap
        self._headers = headers
        self._tops = MARGIN + np.concatenate(([0], np.cumsum(heights + gap)))

    @property
    def room(self) -> int:
        """Pixels of a line."""
        return max(40, self.width - 2 * MARGIN)

    @property
    def height(self) -> int:
        """Pixels of the whole content."""
        return int(self._tops[-1]) - self._gap + MARGIN if self.count else 0

    def rect(self, row: int) -> QRect:
        """The place of a row in the content."""
        return self.rects(range(row, row + 1))[0]

    def rects(self, rows: range, above: int = 0) -> list[QRect]:
        """The places of some rows below a height: of a screen of them in the time of three."""
        wanted = np.arange(rows.start, rows.stop)
        lines = self._starts.searchsorted(wanted, side="right") - 1
        lefts, rights = self._ends(lines, wanted)
        widths = np.maximum(1, rights - lefts)
        sides = (MARGIN + lefts, self._tops[lines] - above, widths, self._heights[lines])
        return [QRect(*place) for place in zip(*(side.tolist() for side in sides), strict=True)]

    def row_at(self, point: QPoint) -> int | None:
        """The row under a point of the content, if any."""
        rows = self.rows_between(point.y(), point.y())
        places = zip(rows, self.rects(rows), strict=True)
        return next((row for row, place in places if place.contains(point)), None)

    def nearest(self, point: QPoint) -> int | None:
        """The row at a point of the content, or the one closest to it on its line."""
        y = min(max(point.y(), 0), max(self.height - 1, 0))
        line = self.rows_between(y - self._gap, y)
        return min(line, default=None, key=lambda row: _distance(self.rect(row), point))

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows of all lines that touch a band of the content."""
        if not self.count or bottom < MARGIN or top >= self._tops[-1]:
            return range(0)
        first, last = (self._rows_of(self._line_at(y)) for y in (top, bottom))
        return range(first.start, last.stop)

    def header_above(self, top: int) -> tuple[int, QRect] | None:
        """The header of the group that a line of pixels goes through, and where it is held there.

        It stays at that height while its group passes, and is pushed away by the next header.
        None where it lies there, or below, by itself.
        """
        above = int(np.searchsorted(self._headers, self._last_row_at(top), side="right")) - 1
        if above < 0:
            return None
        place = self.rect(int(self._headers[above]))
        if place.top() >= top:
            return None
        held = place.translated(0, top - place.top())
        if above + 1 < len(self._headers):
            below = self.rect(int(self._headers[above + 1])).top()
            held.moveTop(min(top, below - held.height()))
        return int(self._headers[above]), held

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

    def _ends(self, lines: _Numbers, rows: _Numbers) -> tuple[_Numbers, _Numbers]:
        """Where some rows begin and end, from the left of their lines, in pixels; int64 (r,)."""
        return np.zeros_like(rows), np.full_like(rows, self.room)

    def _next_line(self, row: int, x: int, *, down: bool) -> int:
        line = self._line_of(row) + (1 if down else -1)
        if not 0 <= line < len(self._starts):
            return row
        return min(self._rows_of(line), key=lambda other: abs(self.rect(other).center().x() - x))

    def _rows_of(self, line: int) -> range:
        stop = self._starts[line + 1] if line + 1 < len(self._starts) else self.count
        return range(int(self._starts[line]), int(stop))

    def _line_of(self, row: int) -> int:
        return int(self._starts.searchsorted(row, side="right")) - 1

    def _line_at(self, y: int) -> int:
        """The line at a height of the content, or the one above where there is none."""
        return max(0, int(np.searchsorted(self._tops[:-1], y, side="right")) - 1)

    def _last_row_at(self, y: int) -> int:
        return self._rows_of(self._line_at(y)).stop - 1 if self.count else -1


class TileLayout(LineLayout):
    """Justified lines of tiles.

    The tiles between two headers are laid side by side as one long ribbon, which is cut into lines
    as long as the gallery is wide. Each line is then made a little higher or lower, so that it
    fills the width.

    Args:
        shapes: how wide each row is for its height, float32 (n,); headers are 0.
        width: pixels of the viewport.
        height: the height that the art of a tile should have, in pixels.
        headers: the rows that are headers, rising; int64 (h,). The tiles after each of them
            start on a new line.
        caption: the height of the line below the art of a tile, in pixels.
        has_shelves: all tiles between two headers are on one line.
    """

    def __init__(
        self,
        shapes: Shapes,
        width: int,
        height: int = TileSize.MEDIUM,
        headers: _Numbers = NO_HEADERS,
        caption: int = CAPTION_HEIGHT,
        *,
        has_shelves: bool = False,
    ) -> None:
        self.width = width
        usual = _usual(shapes[:_SAMPLE])
        self.columns = max(1, round((self.room + GAP) / (height * usual + GAP)))
        self._height = max(20.0, (self.room - (self.columns - 1) * GAP) / (self.columns * usual))
        self.pitch = int(self._height) + caption + GAP
        self._right = np.zeros(len(shapes) + 1)
        np.cumsum(shapes, out=self._right[1:])
        room = math.inf if has_shelves else self.room
        starts = _cut(self._right, headers, self._height, room)
        stops = np.append(starts, len(shapes))
        art = self._stretch(np.diff(stops), np.diff(self._right[stops]), stops[1:], headers)
        self._is_header = np.isin(starts, headers, assume_unique=True)
        heights = np.where(self._is_header, HEADER_HEIGHT, art + caption)
        super().__init__(starts, len(shapes), heights, GAP, width, headers)

    def _stretch(
        self,
        tiles: _Numbers,
        sums: NDArray[np.float64],
        stops: _Numbers,
        headers: _Numbers,
    ) -> _Numbers:
        """The height of the art of each line, int64 (l,), so that it fills the width.

        Keeps how wide the tiles of a line are for their shapes; the last one of a group stays as
        it is where it would become much higher.

        Args:
            tiles: how many each line has, and `sums` of their shapes, (l,).
            stops: the row after each line, rising; (l,).
        """
        filling = (self.room - (tiles - 1) * GAP) / np.maximum(sums, 0.1)
        is_last = np.isin(stops, np.append(headers, stops[-1:]), assume_unique=True)
        is_short = is_last & (filling > _LAST_STRETCH * self._height)
        self._scales = np.where(is_short, self._height, filling)
        highest = _MOST_STRETCH * self._height
        return np.rint(np.minimum(self._scales, highest)).astype(np.int64)

    def _ends(self, lines: _Numbers, rows: _Numbers) -> tuple[_Numbers, _Numbers]:
        whole, is_header = super()._ends(lines, rows), self._is_header[lines]
        edges = self._edges(lines, rows), self._edges(lines, rows + 1) - GAP
        return np.where(is_header, whole[0], edges[0]), np.where(is_header, whole[1], edges[1])

    def _edges(self, lines: _Numbers, rows: _Numbers) -> _Numbers:
        starts = self._starts[lines]
        lengths = (self._right[rows] - self._right[starts]) * self._scales[lines]
        return np.rint(lengths).astype(np.int64) + (rows - starts) * GAP


def first_line(shapes: Shapes, width: int, height: int) -> int:
    """How many tiles, of the first of some, fill a line; at least one.

    Args:
        width: pixels of the viewport.
        height: of the art of a tile, in pixels.
    """
    ends = np.cumsum(shapes * height + GAP)
    return max(1, int(np.searchsorted(ends, (width - 2 * MARGIN) * _SHELF_STRETCH)))


def _distance(rect: QRect, point: QPoint) -> int:
    return (rect.center() - point).manhattanLength()


def _usual(shapes: Shapes) -> float:
    """The shape that lines are made for, of some rows."""
    tiles = shapes[shapes > 0]
    return float(np.sort(tiles)[len(tiles) // 2]) if len(tiles) else USUAL


def _cut(right: NDArray[np.float64], headers: _Numbers, height: float, room: float) -> _Numbers:
    """The first row of each line, rising; int64 (l,). Every header is a line of its own.

    Args:
        right: the sum of the shapes before each row, float64 (n + 1,).
        height: of the ribbon.
        room: the length of a line.
    """
    # Where each tile has its middle on the ribbon of all, and its group has its begin.
    middles = right[1:] + right[:-1]
    middles *= height / 2
    middles += np.arange(GAP / 2, GAP * len(middles), GAP)
    firsts = np.concatenate(([0], headers + 1))
    if len(headers):
        begins = right[np.minimum(firsts, len(middles))] * height + firsts * GAP
        middles -= np.repeat(begins, np.diff(np.append(firsts, len(middles))))
    middles /= room + GAP
    pieces = middles.astype(np.int32)
    is_first = np.ones(len(middles), np.bool_)
    is_first[1:] = pieces[1:] != pieces[:-1]
    is_first[firsts[firsts < len(middles)]] = True
    is_first[headers] = True
    return np.flatnonzero(is_first)
