"""One list of all modalities: what decides the place of each item on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..catalogue import Catalogue
from ..index.base import Ids, Scores, Vectors
from ..index.centring import unit_rows
from ..index.table import MODALITIES, VectorTable
from ..ranking.blending import DEPTH, novelty, worth
from ..ranking.pooling import ItemRows
from ..ranking.strength import WEAK_BELOW, probability
from ..types import Modality
from ..types.ids import places_among
from .order import Keys, best_places

# What no rounding lifts above the last of a head.
BEHIND = 1 - 1e-6


class ScoredItems(Struct, frozen=True, eq=False):
    """Items with the log odds that each is right.

    Attributes:
        items: int64 (n,).
        scores: float32 (n,).
        codes: their modality as a place in `MODALITIES`, (n,).
    """

    items: Ids
    scores: Scores
    codes: NDArray[np.int8]


class BestOfKind(Struct, frozen=True, eq=False):
    """The head of one modality's own list.

    Attributes:
        places: where its items are among all, best first, (n,).
        items: their ids, int64 (n,).
        cosines: how alike each is to each, float32 (n, n).
    """

    code: int
    places: Ids
    items: Ids
    cosines: Vectors


def best_of_each(catalogue: Catalogue, table: VectorTable, scored: ScoredItems) -> list[BestOfKind]:
    """The heads of the lists of all modalities that there are, `DEPTH` of each at most."""
    heads = []
    for code in np.unique(scored.codes).tolist():
        places = np.flatnonzero(scored.codes == code)
        best = places[best_places(catalogue, scored.items[places], scored.scores[places], DEPTH)]
        items = scored.items[best]
        means = _means(table, items)
        heads.append(BestOfKind(code, best, items, means @ means.T))
    return heads


def _means(table: VectorTable, items: Ids) -> Vectors:
    """The mean of each item's segments, unit length, float32 (n, dim).

    So two pages that look the same and say different things are not alike.
    """
    rows = table.rows_of_items(items)
    found = ItemRows.of(rows, table.item_ids(rows))
    vectors = table.vectors(found.rows)
    # Most have one segment, and summing up takes longer than all else here.
    sums = vectors if len(rows) == len(items) else np.add.reduceat(vectors, found.starts)
    return unit_rows(sums[places_among(found.items, items)])


def page_keys(
    scored: ScoredItems,
    heads: Iterable[BestOfKind],
    shares: Mapping[Modality, float],
    is_named: NDArray[np.bool_],
) -> Keys:
    """What each item's place on a page follows from, higher first, float64 (n,).

    Items that are named by the query come first, and weak ones after all others; else each
    stands where it adds most to what is before it.

    Args:
        shares: how probable it is that each modality is meant, beside the most probable.
        is_named: bool (n,).
    """
    probabilities = probability(scored.scores)
    keys = np.zeros(len(probabilities))
    for head in heads:
        of_head, share = probabilities[head.places], shares[MODALITIES[head.code]]
        adds = worth(of_head, novelty(head.cosines), share)
        is_of_kind = scored.codes == head.code
        keys[is_of_kind] = probabilities[is_of_kind] * (adds[-1] / of_head[-1] * BEHIND)
        keys[head.places] = adds
    keys += scored.scores >= np.float32(WEAK_BELOW)
    keys += 2 * is_named
    return keys
