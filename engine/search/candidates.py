"""Which rows of the table are scored for a query.

Up to tens of thousands of segments all are: one matrix product is exact and as fast as the graph.
Beyond that the graph proposes the head of the list, which is the same whatever page is asked for;
the rest is scored only for those who page past the head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

import numpy as np

from ..index.base import Ids, Scores, Vectors
from ..index.table import Mask, VectorTable
from ..index.view import IndexView
from ..types import Modality
from .best import best_first

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
    masks = [allowed & table.mask(kind) for kind in Modality]
    lacking = [mask for mask in masks if not _is_covered(table, pool, mask)]
    covered = pool[~reduce(np.logical_or, lacking, np.zeros_like(allowed))[pool]]
    parts = [covered, *_nearest_of_each(table, vector, lacking)]
    items = np.concatenate([table.item_ids(np.concatenate(parts)), named])
    return np.flatnonzero(table.mask_of_items(items) & allowed)


def _is_covered(table: VectorTable, pool: Ids, mask: Mask) -> bool:
    """Whether a pool has enough items of one modality, or all there are."""
    found = pool[mask[pool]]
    return _has_enough(table, found) or len(found) == np.count_nonzero(mask)


def _nearest_of_each(table: VectorTable, vector: Vectors, masks: Sequence[Mask]) -> Iterator[Ids]:
    """The exact nearest of each modality, whose rows are given by a mask; all in one product."""
    if not masks:
        return
    rows = np.flatnonzero(reduce(np.logical_or, masks))
    scores = table.scores(rows, vector)
    for mask in masks:
        chosen = mask[rows]
        yield _nearest(table, rows[chosen], scores[chosen])


def _nearest(table: VectorTable, rows: Ids, scores: Scores) -> Ids:
    """The best of some rows, until there are enough items among them."""
    most = LEAST_ITEMS
    # A few long documents could fill any fixed number of rows.
    while most < len(rows) and not _has_enough(table, rows[best_first(scores, most)]):
        most *= 2
    return np.asarray(rows[best_first(scores, most)])


def _has_enough(table: VectorTable, rows: Ids) -> bool:
    return len(np.unique(table.item_ids(rows))) >= LEAST_ITEMS
