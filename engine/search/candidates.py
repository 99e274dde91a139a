"""Which rows of the table are scored for a query.

Up to tens of thousands of segments all are: one matrix product is exact and as fast as the graph.
Beyond that the graph proposes the head of the list, which is the same whatever page is asked for;
the rest is scored only for those who page past the head.
"""

from __future__ import annotations

import numpy as np

from ..index.base import Ids, Vectors
from ..index.table import Mask
from ..index.view import IndexView
from ..types import Modality

EXACT_UP_TO = 50_000
# How many segments the graph is asked for, and how many items of each modality are wanted of it.
POOL = 1_200
LEAST_ITEMS = 120


def head(index: IndexView, vector: Vectors, allowed: Mask, named: Ids) -> Ids:
    """All allowed rows of the items near a centred unit vector (dim,), rising.

    No modality is starved: where the graph gave too few items of one, it is searched exactly.

    Args:
        named: ids of items that are wanted whatever their vectors say.
    """
    table = index.table
    pool = table.rows_of(index.nearest(vector, POOL))
    pool = pool[allowed[pool]]
    parts = [_topped_up(index, vector, pool, allowed & table.mask(kind)) for kind in Modality]
    items = np.concatenate([table.item_ids(np.concatenate(parts)), named])
    rows = table.rows_of_items(np.unique(items))
    return rows[allowed[rows]]


def _topped_up(index: IndexView, vector: Vectors, pool: Ids, mask: Mask) -> Ids:
    """The pool's rows of one modality, or the exact nearest where those are too few items."""
    found = pool[mask[pool]]
    if _has_enough(index, found) or len(found) == np.count_nonzero(mask):
        return found
    rows = np.flatnonzero(mask)
    rows = rows[np.argsort(-index.table.scores(rows, vector), kind="stable")]
    most = LEAST_ITEMS
    # A few long documents could fill any fixed number of rows.
    while most < len(rows) and not _has_enough(index, rows[:most]):
        most *= 2
    return np.asarray(rows[:most])


def _has_enough(index: IndexView, rows: Ids) -> bool:
    return len(np.unique(index.table.item_ids(rows))) >= LEAST_ITEMS
