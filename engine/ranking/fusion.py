"""Fusion of what means the same with what has the same words.

The share that a word match has in reciprocal-rank fusion, 60 / (60 + rank) (Cormack and others,
2009), becomes a boost of the calibrated score. So the order among hits of meaning stays what
calibration made it, a match on words is judged on the same scale, and a long list of faint
matches stays below the weak line. The words of a minus take as much off.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..catalogue.fulltext import WordMatch
from ..index.base import Ids, Scores
from ..types import MatchSource

RANK_CONSTANT = 60
# Deviations that the best match of a search gains over an unrelated item's best.
BOOST = {MatchSource.WORDS: 2.0, MatchSource.NAME: 3.0}
# A strength of 100.
CERTAIN = 5.0


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """What full text says of items.

    Attributes:
        boosts, penalties: how much each item gains, or loses by a minus, in deviations, above 0.
        sources: where its words were found.
        named: items whose file name is what was typed; they come first.
    """

    boosts: Mapping[int, float] = field(default_factory=dict)
    sources: Mapping[int, MatchSource] = field(default_factory=dict)
    named: frozenset[int] = frozenset()
    penalties: Mapping[int, float] = field(default_factory=dict)

    @property
    def items(self) -> Ids:
        """All items that it brings in."""
        return np.array(sorted(self.boosts.keys() | self.named), dtype=np.int64)

    def source(self, item: int) -> MatchSource | None:
        """Where the words were found in an item, if they were."""
        return MatchSource.NAME if item in self.named else self.sources.get(item)


def weigh(
    matches: Sequence[WordMatch], covered: Mapping[int, float], named: frozenset[int]
) -> WordEvidence:
    """Turn full-text matches, best first, into evidence.

    Args:
        covered: what share of the query each item has, 0 to 1.
    """
    boosts = {
        match.item_id: BOOST[match.source]
        * covered.get(match.item_id, 0.0)
        * (RANK_CONSTANT / (RANK_CONSTANT + rank))
        for rank, match in enumerate(matches)
    }
    return WordEvidence(boosts, {match.item_id: match.source for match in matches}, named)


def coverage(holders: Sequence[Ids], count: int) -> dict[int, float]:
    """What share of a query items have, 0 to 1: rare words are most of it, words of all nothing.

    Args:
        holders: for each word the items that have it, int64 (n,) without repeats.
        count: how many items there are.
    """
    weights = [math.log((count + 1) / (len(items) + 0.5)) for items in holders]
    total = sum(weights)
    found: dict[int, float] = {}
    for items, weight in zip(holders, weights, strict=True):
        for item in items.tolist():
            found[item] = found.get(item, 0.0) + weight / total
    return found


def fuse(
    items: Ids, scores: Scores, evidence: WordEvidence, penalties: Scores | float = 0.0
) -> Scores:
    """Calibrated scores with what the words change; an exact file name is above all others.

    Args:
        items: int64 (n,).
        scores: calibrated score of each, float32 (n,).
        penalties: what a minus takes off each by its meaning; float32 (n,), at least 0.
    """
    fused = scores.copy()
    for position in np.flatnonzero(np.isin(items, list(evidence.boosts))):
        fused[position] = max(scores[position], 0.0) + evidence.boosts[int(items[position])]
    for position in np.flatnonzero(np.isin(items, list(evidence.penalties))):
        fused[position] -= evidence.penalties[int(items[position])]
    fused -= penalties
    left = scores - penalties
    chosen = np.isin(items, list(evidence.named))
    if chosen.any():
        fused[chosen] = np.maximum(left[chosen], 0) + max(float(fused.max()) + 1, CERTAIN)
    return fused
