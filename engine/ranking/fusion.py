"""Fusion of what means the same with what has the same words.

How much an item is about the words (`catalogue.bm25`), times the share that its rank has in
reciprocal-rank fusion, 60 / (60 + rank) (Cormack and others, 2009), becomes a boost of the
log odds. So the order among hits of meaning stays what these made it, a match on
words is judged on the same scale, a word somewhere in a long text lifts it by next to nothing, and
a long list of matches stays below the weak line. The words of a minus take as much off.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct, field

from ..catalogue.word_search import WordMatches
from ..index.base import Ids, Scores
from ..types import MatchSource
from ..types.ids import IdSet
from .amounts import Amounts, Values, no_amounts

RANK_CONSTANT = 60
_DECIMALS = 9
# Log odds that the best match of a search gains, and those that it has at the least before that:
# with nothing but the words of a query, two in three are right, and nine in ten with its name.
BOOST = {MatchSource.WORDS: 3.0, MatchSource.NAME: 4.5}
LEAST_BOOST = 0.01
LEAST = -2.5
# Log odds of a file whose name is what was typed, at the least.
CERTAIN = 5.0


def _no_items() -> Ids:
    return np.empty(0, np.int64)


class WordEvidence(Struct, frozen=True, eq=False):
    """What full text says of items.

    Attributes:
        boosts, penalties: how much items gain, or lose by a minus, in log odds, above 0.
        by_name: those of the boosted whose words were found in their name, int64 (n,).
        named: items whose file name is what was typed, int64 (n,); they come first.
    """

    boosts: Amounts = field(default_factory=no_amounts)
    by_name: Ids = field(default_factory=_no_items)
    named: Ids = field(default_factory=_no_items)
    penalties: Amounts = field(default_factory=no_amounts)

    @property
    def items(self) -> Ids:
        """All items that it brings in."""
        return np.concatenate([self.boosts.items, self.named])

    def sources(self, items: Ids) -> dict[int, MatchSource]:
        """Where the words were found, by item, in those of some items that have them."""
        words, names = IdSet(self.boosts.items).of(items), np.append(self.by_name, self.named)
        found = dict.fromkeys(words.tolist(), MatchSource.WORDS)
        return found | dict.fromkeys(IdSet(names).of(items).tolist(), MatchSource.NAME)


def weigh(matches: WordMatches, named: Ids) -> WordEvidence:
    """Turn full-text matches into evidence: the more an item is about the words, the more.

    What would gain next to nothing is left out: a word of half of the files is none.

    Args:
        named: items whose file name is what was typed, int64 (n,).
    """
    most, of_name = BOOST[MatchSource.WORDS], BOOST[MatchSource.NAME]
    gained = most * matches.shares + (of_name - most) * matches.by_name
    boosts = gained * _fading(gained)
    tells = boosts >= LEAST_BOOST
    by_name = matches.items[tells & (matches.by_name > 0)]
    return WordEvidence(Amounts(matches.items[tells], boosts[tells]), by_name, named)


def _fading(amounts: Values) -> Values:
    """What is left at the rank of each amount, 0 to 1; equal ones share the middle of theirs."""
    # Sums of floats differ in their last bits with their order.
    falling = -amounts.round(_DECIMALS)
    _, places, counts = np.unique(falling, return_inverse=True, return_counts=True)
    ranks = np.cumsum(counts) - (counts + 1) / 2
    return np.asarray(RANK_CONSTANT / (RANK_CONSTANT + ranks[places]))


def fuse(
    items: Ids, scores: Scores, evidence: WordEvidence, penalties: Scores | float = 0.0
) -> Scores:
    """Log odds with what the words change, float32 (n,).

    Args:
        items: int64 (n,).
        scores: log odds of each, float32 (n,).
        penalties: what a minus takes off each by its meaning; float32 (n,), at least 0.
    """
    fused = scores.copy()
    places, boosts = evidence.boosts.among(items)
    fused[places] = np.maximum(scores[places], LEAST) + boosts.astype(np.float32)
    places, lost = evidence.penalties.among(items)
    fused[places] -= lost.astype(np.float32)
    return fused - penalties


def named_first(items: Ids, log_odds: Scores, evidence: WordEvidence) -> Scores:
    """The same odds, but a file whose name is what was typed is above all others, float32 (n,)."""
    chosen = IdSet(evidence.named).has(items)
    if not chosen.any():
        return log_odds
    lifted = log_odds.copy()
    lifted[chosen] = np.maximum(lifted[chosen], 0) + max(float(log_odds.max()) + 1, CERTAIN)
    return lifted
