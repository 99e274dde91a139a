"""Fusion of what means the same with what has the same words.

The share that a word match has in reciprocal-rank fusion, 60 / (60 + rank) (Cormack and others,
2009), becomes a lift of the calibrated score. So the order among hits of meaning stays what
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
from ..types import MatchLane

RANK_CONSTANT = 60
# Deviations that the best match of a search gains over an unrelated item's best.
LIFT = {MatchLane.WORDS: 2.0, MatchLane.NAME: 3.0}
# A strength of 100.
CERTAIN = 5.0


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """What full text says of items.

    Attributes:
        lifts, pushes: how much each item gains, or loses by a minus, in deviations, above 0.
        lanes: where its words were found.
        named: items whose file name is what was typed; they come first.
    """

    lifts: Mapping[int, float] = field(default_factory=dict)
    lanes: Mapping[int, MatchLane] = field(default_factory=dict)
    named: frozenset[int] = frozenset()
    pushes: Mapping[int, float] = field(default_factory=dict)

    @property
    def items(self) -> Ids:
        """All items that it brings in."""
        return np.array(sorted(self.lifts.keys() | self.named), dtype=np.int64)

    def lane(self, item: int) -> MatchLane | None:
        """Where the words were found in an item, if they were."""
        return MatchLane.NAME if item in self.named else self.lanes.get(item)


def weigh(
    matches: Sequence[WordMatch], covered: Mapping[int, float], named: frozenset[int]
) -> WordEvidence:
    """Turn full-text matches, best first, into evidence.

    Args:
        covered: what share of the query each item has, 0 to 1.
    """
    lifts = {
        match.item_id: LIFT[match.lane]
        * covered.get(match.item_id, 0.0)
        * (RANK_CONSTANT / (RANK_CONSTANT + rank))
        for rank, match in enumerate(matches)
    }
    return WordEvidence(lifts, {match.item_id: match.lane for match in matches}, named)


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
    items: Ids, scores: Scores, evidence: WordEvidence, pushes: Scores | float = 0.0
) -> Scores:
    """Calibrated scores with what the words change; an exact file name is above all others.

    Args:
        items: int64 (n,).
        scores: calibrated score of each, float32 (n,).
        pushes: what a minus takes off each by its meaning; float32 (n,), at least 0.
    """
    fused = scores.copy()
    for position in np.flatnonzero(np.isin(items, list(evidence.lifts))):
        fused[position] = max(scores[position], 0.0) + evidence.lifts[int(items[position])]
    for position in np.flatnonzero(np.isin(items, list(evidence.pushes))):
        fused[position] -= evidence.pushes[int(items[position])]
    fused -= pushes
    left = scores - pushes
    chosen = np.isin(items, list(evidence.named))
    if chosen.any():
        fused[chosen] = np.maximum(left[chosen], 0) + max(float(fused.max()) + 1, CERTAIN)
    return fused
