"""What full text knows of the words of a query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import compress

import numpy as np

from ..catalogue.fulltext import FullText
from ..ranking.amounts import Amounts
from ..ranking.fusion import BOOST, WordEvidence, coverage, weigh
from ..tokens import tokens
from ..types import MatchSource, Query, Term
from ..types.ids import Ids, IdSet

# Matches that filters leave count by their rank among themselves, so more are asked for.
MOST_MATCHES = 1_000
# Of a pasted page, the first words tell enough.
MOST_WORDS = 16


def evidence_for(fulltext: FullText, query: Query, allowed: Ids) -> WordEvidence:
    """The evidence of a query's typed words on the items that it may find, int64 (n,)."""
    scope = _Scope(fulltext, IdSet(allowed), len(allowed))
    wanted = [*" ".join(query.typed).split()[:MOST_WORDS], *query.phrases]
    return replace(scope.evidence(wanted), penalties=scope.penalties(query.terms))


@dataclass(frozen=True, slots=True)
class _Scope:
    """Full text, of which some items count, and how many these are."""

    fulltext: FullText
    allowed: IdSet
    count: int

    def evidence(self, parts: Sequence[str]) -> WordEvidence:
        """What full text says of words and phrases."""
        if not parts:
            return WordEvidence()
        typed = " ".join(parts)
        found = self.fulltext.search(typed, MOST_MATCHES)
        inside = self.allowed.has(np.array([match.item_id for match in found], np.int64))
        matches = list(compress(found, inside.tolist()))
        named = self.allowed.of(self.fulltext.named(typed))
        if not matches:
            return WordEvidence(named=named)
        return weigh(matches, self._covered(parts), named)

    def penalties(self, terms: Iterable[Term]) -> Amounts:
        """What items lose for having the words of a minus: what the best match would gain.

        It does not fade with the rank: a minus is meant for all that have the words.
        """
        lost = []
        for term in terms:
            if term.is_typed and term.weight < 0:
                covered = self._covered(term.value.split()[:MOST_WORDS])
                most = -term.weight * BOOST[MatchSource.WORDS]
                lost.append((covered.items, most * covered.values))
        return Amounts.summed(lost)

    def _covered(self, parts: Sequence[str]) -> Amounts:
        """What share of the words and phrases items have, 0 to 1."""
        cut = [part for part in parts if tokens(part)]
        holders = [self.allowed.of(self.fulltext.containing([part], [])) for part in cut]
        return coverage(holders, self.count)
