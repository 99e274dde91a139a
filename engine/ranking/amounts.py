"""A number for each of some items, to be looked up for many at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..types.ids import Ids, IdSet

Values = NDArray[np.float64]


class Amounts(Struct, frozen=True, eq=False):
    """Numbers of items; 0 for all others.

    Attributes:
        items: int64 (n,), rising, without repeats.
        values: float64 (n,).
    """

    items: Ids
    values: Values

    @classmethod
    def of(cls, items: Ids, values: Values) -> Amounts:
        """Numbers of items in any order, without repeats."""
        rising = np.argsort(items)
        return cls(items[rising], values[rising])

    @classmethod
    def summed(cls, parts: Iterable[tuple[Ids, float | Values]]) -> Amounts:
        """What items get in all, where each part gives some of them a number, in this order."""
        found = list(parts)
        last = max((int(items.max(initial=-1)) for items, _ in found), default=-1)
        totals, has = np.zeros(last + 1), np.zeros(last + 1, np.bool_)
        for items, values in found:
            totals[items] += values
            has[items] = True
        items = np.flatnonzero(has)
        return cls(items, totals[items])

    def among(self, items: Ids) -> tuple[NDArray[np.intp], Values]:
        """The places in a list of items, int64 (m,), of those that have a number, and these."""
        places = np.flatnonzero(IdSet(self.items).has(items))
        return places, self.values[np.searchsorted(self.items, items[places])]

    def at(self, items: Ids) -> Values:
        """The number of each item, float64 (m,)."""
        values = np.zeros(len(items))
        places, known = self.among(items)
        values[places] = known
        return values


def no_amounts() -> Amounts:
    """Numbers of no items."""
    return Amounts(np.empty(0, np.int64), np.empty(0))
