"""Where every row of the gallery lies, by arithmetic: no tile is ever measured or stored."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect

from .rows import NO_HEADERS

MARGIN = 12
GAP = 10
HEADER_HEIGHT = 40
CAPTION_HEIGHT = 30
_ART_RATIO = 0.75


class TileLayout:
    """Tiles in lines of equal columns, with headers as wide as the gallery between them.

    Making one costs a few sums over the headers; every question is a binary search among them.

    Args:
        count: rows, headers included.
        width: pixels of the viewport.
        least_tile: the least width of a tile, in pixels; tiles grow to fill the line.
        headers: the rows that are headers, rising; int64 (h,). The tiles after each of them
            start on a new line.
        caption: the height of the line below the art of a tile, in pixels.
    """

    def __init__(
        self,
        count: int,
        width: int,
        least_tile: int = 170,
        headers: NDArray[np.int64] = NO_HEADERS,
        caption: int = CAPTION_HEIGHT,
    ) -> None:
        self.key = (count, width, least_tile, caption)
        self.count = count
        self.width = width
        self.columns = max(1, (width - 2 * MARGIN + GAP) // (least_tile + GAP))
        room = width - 2 * MARGIN - GAP * (self.columns - 1)
        self.tile_width = max(40, room // self.columns)
        self.tile_height = round(self.tile_width * _ART_RATIO) + caption
        self.pitch = self.tile_height + GAP
        self._headers = headers
        # A section is a header with the tiles up to the next one; the first has no header.
        self._firsts = np.concatenate(([0], headers + 1))
        self._stops = np.concatenate((headers, [count]))
        self._lines = -(-(self._stops - self._firsts) // self.columns)
        heights = self._lines * self.pitch
        heights[1:] += HEADER_HEIGHT + GAP
        self._tops = MARGIN + np.concatenate(([0], np.cumsum(heights)))

    @property
    def height(self) -> int:
        """Pixels of the whole content."""
        return int(self._tops[-1]) - GAP + MARGIN if self.count else 0

    def rect(self, row: int) -> QRect:
        """The place of a row in the content."""
        section = self._section_of(row)
        top = int(self._tops[section])
        if row < self._firsts[section]:
            return QRect(MARGIN, top, self.width - 2 * MARGIN, HEADER_HEIGHT)
        line, column = divmod(row - int(self._firsts[section]), self.columns)
        left = MARGIN + column * (self.tile_width + GAP)
        top = self._tiles_top(section) + line * self.pitch
        return QRect(left, top, self.tile_width, self.tile_height)

    def row_at(self, point: QPoint) -> int | None:
        """The row under a point of the content, if any."""
        for row in self.rows_between(point.y(), point.y()):
            if self.rect(row).contains(point):
                return row
        return None

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows of all lines that touch a band of the content."""
        if bottom < MARGIN or top >= self._tops[-1]:
            return range(0)
        return range(self._line_at(top).start, self._line_at(bottom).stop)

    def neighbour(
        self, row: int, lines: int, passes: Callable[[int], bool] = lambda row: False
    ) -> int:
        """The row some lines below (or above, if negative), in the same column where it can be.

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
        rect = self.rect(row)
        y = rect.bottom() + GAP + 2 if down else rect.top() - GAP - 2
        line = self.rows_between(y, y)
        if not line:
            return row
        return min(line, key=lambda other: abs(self.rect(other).center().x() - x))

    def _line_at(self, y: int) -> range:
        """The rows of the line at a height of the content, or of the nearest one."""
        section = max(0, int(np.searchsorted(self._tops[:-1], y, side="right")) - 1)
        first, stop = int(self._firsts[section]), int(self._stops[section])
        tiles_top = self._tiles_top(section)
        if first == stop or (section > 0 and y < tiles_top):
            return range(max(first - 1, 0), first)
        line = min(max(0, y - tiles_top) // self.pitch, int(self._lines[section]) - 1)
        begin = first + line * self.columns
        return range(begin, min(stop, begin + self.columns))

    def _section_of(self, row: int) -> int:
        return int(np.searchsorted(self._headers, row, side="right"))

    def _tiles_top(self, section: int) -> int:
        return int(self._tops[section]) + (HEADER_HEIGHT + GAP if section else 0)
