"""Every file of a library as a point, where what means the same lies near, of whatever kind it is.

Groups, maps and outliers are of this one space.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from msgspec import Struct

from ..index.table import VectorTable
from ..types.ids import Ids
from ..types.vectors import Vectors
from .item_vectors import items_of, pooled, sampled_items
from .shared_space import WIDTH, SharedSpace

# What kinds of files differ by is learnt of so many files.
SAMPLE = 5_000
_AT_ONCE = 4_096


class Points(Struct, frozen=True, eq=False):
    """Where the items of a library lie.

    Attributes:
        ids: of all items with vectors, int64 (n,), rising.
        vectors: unit length, float32 (n, at most `WIDTH`).
    """

    ids: Ids
    vectors: Vectors


def points_of(
    table: VectorTable,
    sample: int = SAMPLE,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Points:
    """The points of all items; `tell` hears how many are done, and of how many."""
    items = items_of(table)
    if not len(items):
        return Points(items, np.empty((0, WIDTH), np.float32))
    space = SharedSpace.of(pooled(table, sampled_items(table, sample)))
    blocks = []
    for start in range(0, len(items), _AT_ONCE):
        tell(start, len(items))
        blocks.append(space.apply(pooled(table, items[start : start + _AT_ONCE])))
    return Points(items, np.concatenate(blocks))
