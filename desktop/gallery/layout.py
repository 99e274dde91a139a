"""Where every row of the gallery lies, by arithmetic: no row is ever measured or stored."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

MARGIN = 12
GAP = 10
HEADER_HEIGHT = 40
_CAPTION_HEIGHT = 30
_ART_RATIO = 0.75


@dataclass(frozen=True, slots=True)
class TileLayout:
    """Tiles in lines of equal columns, with at most one row as wide as the gallery.

    Attributes:
        count: rows, the wide one included.
        width: pixels of the viewport.
        least_tile: the least width of a tile, in pixels; tiles grow to fill the line.
        header_row: the wide row, or None; the tiles after it start on a new line.
    """

    count: int
    width: int
    least_tile: int = 170
    header_row: int | None = None

    @property
    def columns(self) -> int:
        """Tiles in a line; at least 1."""
        return max(1, (self.width - 2 * MARGIN + GAP) // (self.least_tile + GAP))

    @property
    def tile_width(self) -> int:
        """Pixels."""
        room = self.width - 2 * MARGIN - GAP * (self.columns - 1)
        return max(40, room // self.columns)

    @property
    def tile_height(self) -> int:
        """Pixels, caption included."""
        return round(self.tile_width * _ART_RATIO) + _CAPTION_HEIGHT

    @property
    def height(self) -> int:
        """Pixels of the whole content."""
        if self.count == 0:
            return 0
        return self.rect(self.count - 1).bottom() + 1 + MARGIN

    @property
    def pitch(self) -> int:
        """Pixels from one line to the next."""
        return self.tile_height + GAP

    def rect(self, row: int) -> QRect:
        """The place of a row in the content."""
        if row == self.header_row:
            return QRect(MARGIN, self._header_top, self.width - 2 * MARGIN, HEADER_HEIGHT)
        top, place = MARGIN, row
        if self.header_row is not None and row > self.header_row:
            top, place = self._tail_top, row - self.header_row - 1
        line, column = divmod(place, self.columns)
        left = MARGIN + column * (self.tile_width + GAP)
        return QRect(left, top + line * self.pitch, self.tile_width, self.tile_height)

    def row_at(self, point: QPoint) -> int | None:
        """The row under a point of the content, if any."""
        for row in self.rows_between(point.y(), point.y()):
            if self.rect(row).contains(point):
                return row
        return None

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows of all lines that touch a band of the content."""
        if self.header_row is None:
            return self._tiles_between(top, bottom, MARGIN, 0, self.count)
        head = self._tiles_between(top, bottom, MARGIN, 0, self.header_row)
        tail = self._tiles_between(top, bottom, self._tail_top, self.header_row + 1, self.count)
        in_header = top < self._header_top + HEADER_HEIGHT and bottom >= self._header_top
        wide = range(self.header_row, self.header_row + in_header)
        parts = [part for part in (head, wide, tail) if part]
        return range(parts[0].start, parts[-1].stop) if parts else range(0)

    def neighbour(self, row: int, lines: int) -> int:
        """The row some lines below (or above, if negative), in the same column where it can be."""
        here = self.rect(row).center()
        bounds = range(self.count)
        for _ in range(abs(lines)):
            row = self._next_line(row, here.x(), down=lines > 0)
        return min(max(row, bounds.start), bounds.stop - 1)

    def _next_line(self, row: int, x: int, *, down: bool) -> int:
        rect = self.rect(row)
        y = rect.bottom() + GAP + 2 if down else rect.top() - GAP - 2
        line = self.rows_between(y, y)
        if not line:
            return row
        return min(line, key=lambda other: abs(self.rect(other).center().x() - x))

    @property
    def _header_top(self) -> int:
        assert self.header_row is not None
        lines = -(-self.header_row // self.columns)
        return MARGIN + lines * self.pitch

    @property
    def _tail_top(self) -> int:
        return self._header_top + HEADER_HEIGHT + GAP

    def _tiles_between(self, top: int, bottom: int, start: int, first: int, stop: int) -> range:
        lines = -(-(stop - first) // self.columns)
        first_line = max(0, (top - start) // self.pitch)
        last_line = min(lines - 1, (bottom - start) // self.pitch)
        if last_line < first_line:
            return range(0)
        begin = first + first_line * self.columns
        return range(begin, min(stop, first + (last_line + 1) * self.columns))
