"""Where in a list each month begins, so that a person can jump there."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PySide6.QtCore import QDate, QLocale

_FIRST_YEAR, _MONTHS = 1970, 12


class DateMarks(Struct, frozen=True, eq=False):
    """The months of a list that is ordered by date.

    Attributes:
        starts: the place of the first file of each month, rising; int64 (m,).
        months: counted from January 1970; int16 (m,).
    """

    starts: NDArray[np.int64]
    months: NDArray[np.int16]

    @classmethod
    def of(cls, months: NDArray[np.int16]) -> DateMarks:
        """Of the month of each file of a list, (n,)."""
        starts = np.flatnonzero(np.diff(months, prepend=months[:1] + 1)).astype(np.int64)
        return cls(starts, months[starts])

    def year(self, mark: int) -> int:
        """The year of a mark."""
        return _FIRST_YEAR + int(self.months[mark]) // _MONTHS

    def title(self, mark: int) -> str:
        """The month of a mark, with its year."""
        day = QDate(self.year(mark), int(self.months[mark]) % _MONTHS + 1, 1)
        return QLocale().toString(day, "MMMM yyyy")

    def at(self, place: int) -> int:
        """The mark that a place of the list belongs to."""
        return max(0, int(np.searchsorted(self.starts, place, side="right")) - 1)


NO_DATES = DateMarks(np.empty(0, np.int64), np.empty(0, np.int16))
