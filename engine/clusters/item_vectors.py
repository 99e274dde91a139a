"""One vector for each item, of all its segments: what is grouped."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..index.centring import unit_rows
from ..index.item_vectors import means_by_item
from ..index.table import VectorTable
from ..types import Modality
from ..types.ids import Ids
from ..types.vectors import Vectors


@dataclass(frozen=True, slots=True, eq=False)
class ItemVectors:
    """Items with a unit vector each, in the centred space that searches use.

    Attributes:
        ids: int64 (n,), rising.
        kinds: the modality of each, as its place in `index.table.MODALITIES`; int8 (n,).
        vectors: float32 (n, dim).
    """

    ids: Ids
    kinds: NDArray[np.int8]
    vectors: Vectors

    def __len__(self) -> int:
        return len(self.ids)

    def some(self, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> ItemVectors:
        """Some of them, by a mask or by places."""
        return ItemVectors(self.ids[chosen], self.kinds[chosen], self.vectors[chosen])


def items_of(table: VectorTable) -> Ids:
    """The ids of all items with vectors, int64 (n,), rising."""
    return np.unique(table.item_ids(np.flatnonzero(table.mask(*Modality))))


def sampled_items(table: VectorTable, most: int) -> Ids:
    """At most so many items, rising, the same ones for the same files in whatever order."""
    items = items_of(table)
    if len(items) <= most:
        return items
    rows = table.rows_of_items(items)
    firsts = rows[np.unique(table.item_ids(rows), return_index=True)[1]]
    return np.sort(table.item_ids(table.sample(np.sort(firsts), most)))


def pooled(table: VectorTable, items: Ids) -> ItemVectors:
    """The mean of each item's segments, made unit length; items without any are left out.

    Text that was read in a picture, or heard, is left aside: it says little of what most are.
    """
    rows = table.rows_of_items(items)
    rows = rows[~table.is_later(rows)]
    firsts = np.unique(table.item_ids(rows), return_index=True)[1]
    ids, means = means_by_item(table, rows)
    return ItemVectors(ids, table.codes(rows[firsts]), unit_rows(means))
