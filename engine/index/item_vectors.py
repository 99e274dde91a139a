"""One vector for each item: what maps and groups of a whole library are made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..types.tracks import TRACKS
from .base import Ids, Vectors
from .centring import unit_rows
from .table import ROWS_AT_ONCE, VectorTable

# Of so many items the own mean of a track counts half: a few sounds keep what they have in common.
PRIOR_COUNT = 10


@dataclass(frozen=True, slots=True, eq=False)
class ItemVectors:
    """What each item means as a whole.

    Attributes:
        ids: of the items that have vectors, int64 (n,), rising.
        vectors: unit length, float32 (n, dim).
    """

    ids: Ids
    vectors: Vectors


def item_vectors(table: VectorTable) -> ItemVectors:
    """Pool the segments of every item, so that items of all modalities lie in one cloud.

    The segments of an item are averaged in each of its tracks, less the mean of that track over the
    library, and these are averaged: the sound of a film weighs as much as its pictures, however
    many of each there are, and no modality lies aside. Text that was read in an item later is left
    out, since it comes and goes with a setting.
    """
    rows = {
        track: np.flatnonzero(table.mask_of(track))
        for track in TRACKS
        if table.has(track) and not track.is_later
    }
    ids = np.unique(np.concatenate([table.item_ids(some) for some in rows.values()] or [_NONE]))
    totals = np.zeros((len(ids), table.dim), np.float32)
    for some in rows.values():
        items, means = means_by_item(table, some)
        means -= means.sum(axis=0) / (len(means) + PRIOR_COUNT)
        totals[np.searchsorted(ids, items)] += unit_rows(means)
    return ItemVectors(ids, unit_rows(totals))


_NONE: Ids = np.empty(0, np.int64)


def means_by_item(table: VectorTable, rows: Ids) -> tuple[Ids, Vectors]:
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
