"""Which rows of the table are scored for a query.

Up to tens of thousands of segments all are: one matrix product is exact and as fast as the graphs.
Beyond that these propose the head of the list, which is the same whatever page is asked for; the
rest is scored only for those who page past the head.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from ..index.base import EVERYTHING, Ids, Scores, Vectors
from ..index.best import best_first
from ..index.table import Mask, VectorTable
from ..index.view import IndexView
from ..types import Filters
from ..types.tracks import TRACKS, Track

# docs/decisions/exact-search.md
EXACT_UP_TO = 50_000
# How many segments the graph of a track is asked for, and then for how many once more where
# these are of fewer items than are wanted.
POOLS = (200, 900, 3_600)
LEAST_ITEMS = 120
# A graph answers without Python's lock, so several do at the same time.
_AT_ONCE = ThreadPoolExecutor(len(TRACKS), "tracks")


def head(
    index: IndexView,
    vector: Vectors,
    allowed: Mask,
    named: Ids,
    filters: Filters = EVERYTHING,
) -> Ids:
    """All allowed rows of the items near a centred unit vector (dim,), rising.

    No track is starved: where its graph gave too few items, it is searched exactly.

    Args:
        named: ids of items that are wanted whatever their vectors say.
        filters: those that `allowed` follows from, for graphs that can leave out by themselves.
    """
    table = index.table
    tracks = [track for track in TRACKS if table.has(track)]
    near = np.concatenate(
        [
            *_AT_ONCE.map(lambda t: _near(index, t, vector, allowed, filters), tracks),
            np.empty(0, np.int64),
        ]
    )
    items = np.concatenate([table.item_ids(near), named])
    rows = table.rows_of_items(items)
    return rows[allowed[rows]]


def _near(index: IndexView, track: Track, vector: Vectors, allowed: Mask, filters: Filters) -> Ids:
    """The allowed rows of one track near a vector, of enough items where there are so many."""
    table = index.table
    mask = allowed & table.mask_of(track)
    # There may be no graph, or none yet.
    if index.graphs.has(track) and np.count_nonzero(mask) > max(POOLS):
        for count in POOLS:
            pool = index.near(track, vector, count, filters)
            pool = pool[allowed[pool]]
            if _has_enough(table, pool):
                return pool
    rows = np.flatnonzero(mask)
    return _nearest(table, rows, table.scores(rows, vector))


def _nearest(table: VectorTable, rows: Ids, scores: Scores) -> Ids:
    """The best of some rows, until there are enough items among them."""
    most = POOLS[0]
    # A few long documents could fill any fixed number of rows.
    while most < len(rows) and not _has_enough(table, rows[best_first(scores, most)]):
        most *= 2
    return np.asarray(rows[best_first(scores, most)])


def _has_enough(table: VectorTable, rows: Ids) -> bool:
    return len(np.unique(table.item_ids(rows))) >= LEAST_ITEMS
