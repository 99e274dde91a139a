"""One list of all modalities: what decides the place of each item on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
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
from .order import Keys, by_score


@dataclass(frozen=True, slots=True, eq=False)
class ScoredItems:
    """Items with the log odds that each is right.

    Attributes:
        items: int64 (n,).
        scores: float32 (n,).
        codes: their modality as a place in `MODALITIES`, (n,).
    """

    items: Ids
    scores: Scores
    codes: NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class BestOfKind:
    """The head of one modality's own list.

    Attributes:
        places: where its items are among all, best first, (n,).
        items: their ids, int64 (n,).
        vectors: the mean of each one's segments, unit length, float32 (n, dim).
    """

    code: int
    places: Ids
    items: Ids
    vectors: Vectors


def best_of_each(catalogue: Catalogue, table: VectorTable, scored: ScoredItems) -> list[BestOfKind]:
    """The heads of the lists of all modalities that there are, `DEPTH` of each at most."""
    found = []
    for code in np.unique(scored.codes).tolist():
        places = np.flatnonzero(scored.codes == code)
        ranked = by_score(catalogue, scored.items[places], scored.scores[places], DEPTH)
        best = ranked.items[: ranked.depth]
        places = places[places_among(scored.items[places], best)]
        found.append(BestOfKind(code, places, best, _means(table, best)))
    return found


def _means(table: VectorTable, items: Ids) -> Vectors:
    rows = table.rows_of_items(items)
    found = ItemRows.of(rows, table.item_ids(rows))
    sums = np.add.reduceat(table.vectors(rows), found.starts)
    # Rows lie in the order in which they were encoded, which need not be that of the items.
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
    keys = np.zeros(len(scored.items))
    for head in heads:
        others = scored.codes == head.code
        others[head.places] = False
        places = np.concatenate([head.places, np.flatnonzero(others)])
        share = shares[MODALITIES[head.code]]
        keys[places] = worth(probability(scored.scores[places]), novelty(head.vectors), share)
    is_strong = scored.scores.astype(np.float64) >= WEAK_BELOW
    return keys + is_strong + 2 * is_named
