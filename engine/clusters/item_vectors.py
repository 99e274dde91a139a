"""One vector for each item, of all its segments: what groups, maps and suggestions are made of."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..index.centring import unit_rows
from ..index.table import ROWS_AT_ONCE, VectorTable
from ..types import Modality
from ..types.ids import Ids
from ..types.vectors import Vectors


class ItemVectors(Struct, frozen=True, eq=False):
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
    """The ids of all items with vectors of their own, int64 (n,), rising."""
    rows = np.flatnonzero(table.mask(*Modality))
    return np.unique(table.item_ids(rows[~table.is_later(rows)]))


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

    Each of its contents counts the same: the sound of a film as much as its pictures, however many
    segments there are of either. Text that was read in a picture, or heard, is left aside: it says
    little of what most are, and comes and goes with a setting.
    """
    rows = table.rows_of_items(items)
    rows = rows[~table.is_later(rows)]
    ids, firsts = np.unique(table.item_ids(rows), return_index=True)
    totals, contents = np.zeros((len(ids), table.dim), np.float32), table.contents(rows)
    for content in np.unique(contents):
        owners, means = _means_by_item(table, rows[contents == content])
        totals[np.searchsorted(ids, owners)] += unit_rows(means)
    return ItemVectors(ids, table.codes(rows[firsts]), unit_rows(totals))


def _means_by_item(table: VectorTable, rows: Ids) -> tuple[Ids, Vectors]:
    """The items that rows belong to, int64 (n,), rising, with the mean of the rows of each.

    Means are float32 (n, dim), not of unit length.
    """
    rows = rows[np.argsort(table.item_ids(rows), kind="stable")]
    items, places, counts = np.unique(table.item_ids(rows), return_inverse=True, return_counts=True)
    sums = np.zeros((len(items), table.dim), np.float32)
    for start in range(0, len(rows), ROWS_AT_ONCE):
        some = places[start : start + ROWS_AT_ONCE]
        firsts = np.flatnonzero(np.diff(some, prepend=-1))
        sums[some[firsts]] += np.add.reduceat(
            table.vectors(rows[start : start + ROWS_AT_ONCE]), firsts, axis=0
        )
    sums /= counts[:, None]
    return items, sums
