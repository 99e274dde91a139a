"""How the places of a list and the headers between them make the rows of the gallery."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
from numpy.typing import NDArray

NO_HEADERS: NDArray[np.int64] = np.empty(0, dtype=np.int64)


class Rows:
    """Turns places into rows and back, by binary search among the headers.

    Args:
        places: how many places the list has.
        starts: the places before which a header stands, rising; int64 (h,).
    """

    def __init__(self, places: int = 0, starts: NDArray[np.int64] = NO_HEADERS) -> None:
        self._starts = starts
        self.headers = starts + np.arange(len(starts), dtype=np.int64)
        self.count = places + len(starts)
        # For one row at a time, which numpy takes ten times as long for.
        self._headers: list[int] = self.headers.tolist()

    def header(self, row: int) -> int | None:
        """Which header a row is, or None for a tile."""
        before = self._headers_to(row)
        return before - 1 if before and self._headers[before - 1] == row else None

    def place(self, row: int) -> int | None:
        """The place of a tile's row, or None for headers and rows that are not there."""
        if not 0 <= row < self.count:
            return None
        before = self._headers_to(row)
        return None if before and self._headers[before - 1] == row else row - before

    def places_between(self, first: int, last: int) -> tuple[int, int]:
        """The places of the tiles among the rows from `first` to `last`, as a range."""
        start = first - int(np.searchsorted(self.headers, first, side="left"))
        return start, last + 1 - int(np.searchsorted(self.headers, last, side="right"))

    def row(self, place: int) -> int:
        """The row of a place."""
        return place + int(self._starts.searchsorted(place, side="right"))

    def rows(self, places: NDArray[np.int64]) -> list[int]:
        """The rows of places."""
        found: list[int] = (places + self._starts.searchsorted(places, side="right")).tolist()
        return found

    def _headers_to(self, row: int) -> int:
        """How many headers there are up to a row; asked a hundred times a frame."""
        return bisect_right(self._headers, row)
