"""One list of items: best first, and alike whatever order the files were added in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..catalogue import Catalogue
from ..index.base import Ids, Scores
from ..ranking.strength import is_weak
from ..types import Query, Sort

# Sums of floats differ in their last bits with the order of the rows.
DECIMALS = 5


@dataclass(frozen=True, slots=True)
class Ranked:
    """Items, best first.

    Attributes:
        items: int64 (n,).
        scores: calibrated score of each, falling, float32 (n,).
    """

    items: Ids
    scores: Scores

    def scores_of(self, items: Ids) -> dict[int, float]:
        """The scores of some of the items, by id."""
        chosen = np.isin(self.items, items)
        return dict(zip(self.items[chosen].tolist(), self.scores[chosen].tolist(), strict=True))

    def then(self, rest: Ranked) -> Ranked:
        """Those of another list after these; none is shown as better than what it stands behind."""
        scores = np.minimum(rest.scores, self.scores[-1:].min(initial=np.inf))
        return Ranked(
            np.concatenate([self.items, rest.items]), np.concatenate([self.scores, scores])
        )


def by_relevance(catalogue: Catalogue, items: Ids, scores: Scores, depth: int) -> Ranked:
    """Order by score; among equals of the first `depth` the path decides."""
    scores = np.round(scores, DECIMALS)
    order = np.argsort(-scores, kind="stable")
    items, scores = items[order], scores[order]
    starts = np.flatnonzero(np.diff(scores, prepend=np.inf))
    ends = np.append(starts, len(scores))[1:]
    ties = [(a, b) for a, b in zip(starts, ends, strict=True) if b - a > 1 and a < depth]
    tied = [int(item) for a, b in ties for item in items[a:b]]
    paths = {item.id: item.path for item in catalogue.items.get(tied)}
    for start, end in ties:
        items[start:end] = sorted(items[start:end], key=lambda item: paths.get(int(item), ""))
    return Ranked(items, scores)


def listed(catalogue: Catalogue, query: Query, ranked: Ranked) -> list[int]:
    """The items in the order that was asked for; weak hits always come after all others."""
    if query.sort is Sort.RELEVANCE:
        return [int(item) for item in ranked.items]
    scores = dict(zip(ranked.items.tolist(), ranked.scores.tolist(), strict=True))
    ordered = [i for i in catalogue.items.ids(query.filters, query.sort).tolist() if i in scores]
    return sorted(ordered, key=lambda item: is_weak(scores[item]))
