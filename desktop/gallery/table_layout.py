"""The gallery as a table: one row a line, all equally high."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .layout import HEADER_HEIGHT, MARGIN, LineLayout

_PAD = 10
# Below the titles of the columns.
_TOP = 4


class TableLayout(LineLayout):
    """Rows below each other.

    Args:
        count: rows, headers included.
        width: pixels of the viewport.
        line: the height of what is written on a row, in pixels.
        headers: the rows that are headers, rising; int64 (h,).
    """

    def __init__(self, count: int, width: int, line: int, headers: NDArray[np.int64]) -> None:
        self.columns = 1
        self.pitch = line + _PAD
        heights = np.full(count, self.pitch, np.int64)
        heights[headers] = HEADER_HEIGHT
        super().__init__(np.arange(count), count, heights, 0, width, headers)
        self._tops -= MARGIN - _TOP
