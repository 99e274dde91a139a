"""Ids of items or segments, many at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Mask = NDArray[np.bool_]


class IdSet:
    """Tells of many ids at once whether they are in a set; a byte for each up to the highest.

    Args:
        ids: int64 (n,), in any order, from 0 on.
    """

    def __init__(self, ids: Ids) -> None:
        # The last stands for all that are higher.
        self._has = np.zeros(int(ids.max(initial=-1)) + 2, np.bool_)
        self._has[ids] = True

    def __contains__(self, item: int) -> bool:
        return bool(self._has[min(item, len(self._has) - 1)])

    def has(self, ids: Ids) -> Mask:
        """Which of some ids, int64 (m,), are in the set."""
        # Twice as fast as bounding the ids and then picking by them.
        return self._has.take(ids, mode="clip")

    def of(self, ids: Ids) -> Ids:
        """Those of some ids that are in the set, in their order."""
        return ids[self.has(ids)]


def places_among(others: Ids, items: Ids) -> Ids:
    """Where each of some ids stands among others, which have them all without repeats; (n,)."""
    rising = np.argsort(others)
    return np.asarray(rising[np.searchsorted(others, items, sorter=rising)])
