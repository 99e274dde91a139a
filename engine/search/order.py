"""One list of items: best first, and alike whatever order the files were added in.

Only as much of it is put in order as is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..catalogue import Catalogue
from ..index.base import Ids, Scores
from ..ranking.strength import WEAK_BELOW
from ..types import Filters, Query
from ..types.ids import IdSet, places_among

# Sums of floats differ in their last bits with the order of the rows.
DECIMALS = 5
# How much further a list is put in order where what was is not enough.
FURTHER = 4


Keys = NDArray[np.floating[Any]]


class Ranked(Struct, frozen=True, eq=False):
    """Items, the first of which are in order.

    Attributes:
        items: int64 (n,).
        keys: what decides the order of each; floats (n,).
        scores: log odds of each, as they are shown; float32 (n,).
        depth: so many are in order, best first, and no other belongs before them.
    """

    items: Ids
    keys: Keys
    scores: Scores
    depth: int

    def scores_of(self, items: Ids) -> dict[int, float]:
        """The scores of some of the items, by id."""
        chosen = IdSet(items).has(self.items)
        return dict(zip(self.items[chosen].tolist(), self.scores[chosen].tolist(), strict=True))

    def deeper(self, catalogue: Catalogue, depth: int) -> Ranked:
        """The same with so many in order; among equals the path decides."""
        if depth <= self.depth:
            return self
        start, count = self.depth, min(depth, len(self.items)) - self.depth
        rest = slice(start, None)
        best = best_places(catalogue, self.items[rest], self.keys[rest], count)
        is_other = np.ones(len(self.items) - start, np.bool_)
        is_other[best] = False
        order = np.concatenate([np.arange(start), start + best, start + np.flatnonzero(is_other)])
        return Ranked(self.items[order], self.keys[order], self.scores[order], start + count)

    def then(self, catalogue: Catalogue, rest: Ranked) -> Ranked:
        """Those of another list after these; none is shown as better than the worst of these."""
        first = self.deeper(catalogue, len(self.items))
        shown = np.minimum(rest.scores, first.scores.min(initial=np.inf))
        return Ranked(
            np.concatenate([first.items, rest.items]),
            np.concatenate([first.keys, rest.keys]),
            np.concatenate([first.scores, shown]),
            len(first.items) + rest.depth,
        )

    def in_order(self, catalogue: Catalogue) -> Iterator[int]:
        """All items, best first; those that nobody takes are left as they are."""
        ranked, start = self, 0
        while start < len(ranked.items):
            ranked = ranked.deeper(catalogue, max(1, start * FURTHER, ranked.depth))
            yield from ranked.items[start : ranked.depth].tolist()
            start = ranked.depth


def by_score(catalogue: Catalogue, items: Ids, scores: Scores, depth: int) -> Ranked:
    """Order by score; among equals the path decides.

    Args:
        depth: how many of the first are looked at, as far as is known.
    """
    rounded = np.round(scores, DECIMALS)
    return Ranked(items, rounded, rounded, 0).deeper(catalogue, depth)


def listed(catalogue: Catalogue, query: Query, ranked: Ranked) -> Iterator[int]:
    """The items in the order that was asked for; weak hits always come after all others."""
    if query.sort.is_by_match:
        return ranked.in_order(catalogue)
    order = IdSet(ranked.items).of(catalogue.items.ids(Filters(), query.sort))
    is_weak = IdSet(ranked.items[ranked.scores.astype(np.float64) < WEAK_BELOW]).has(order)
    return map(int, chain(order[~is_weak], order[is_weak]))


def best_places(catalogue: Catalogue, items: Ids, keys: Keys, count: int) -> Ids:
    """The places of the best so many, best first; among equals the path decides."""
    places = _places_of_best(catalogue, items, keys, count)
    if not len(places):
        return places
    places = places[np.argsort(-keys[places], kind="stable")]
    falling = keys[places]
    is_equal = np.concatenate([[False], falling[1:] == falling[:-1], [False]])
    tied = is_equal[1:] | is_equal[:-1]
    ranks = np.zeros(len(places), np.int64)
    ranks[tied] = _ranks_by_path(catalogue, items[places[tied]])
    return np.asarray(places[np.lexsort((ranks, -falling))])


def _places_of_best(catalogue: Catalogue, items: Ids, keys: Keys, count: int) -> Ids:
    """The same in no order."""
    if count >= len(keys):
        return np.arange(len(keys))
    least = np.partition(keys, -count)[-count]
    above, equal = np.flatnonzero(keys > least), np.flatnonzero(keys == least)
    room = count - len(above)
    if room < len(equal):
        equal = equal[IdSet(catalogue.items.by_path(items[equal])[:room]).has(items[equal])]
    return np.concatenate([above, equal])


def _ranks_by_path(catalogue: Catalogue, items: Ids) -> Ids:
    """The place of each item among them in the order of their paths."""
    ordered = catalogue.items.by_path(items)
    return places_among(ordered, items)
