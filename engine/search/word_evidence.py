"""What full text knows of the words of a query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from ..catalogue.fulltext import FullText
from ..catalogue.tokens import tokens
from ..index.base import Ids
from ..ranking.fusion import BOOST, WordEvidence, coverage, weigh
from ..types import MatchSource, Query, Term

# Matches that filters leave count by their rank among themselves, so more are asked for.
MOST_MATCHES = 1_000
# Of a pasted page, the first words tell enough.
MOST_WORDS = 16


def evidence_for(fulltext: FullText, query: Query, allowed: Ids) -> WordEvidence:
    """The evidence of a query's typed words on the items that it may find, int64 (n,)."""
    wanted = [*" ".join(query.typed).split()[:MOST_WORDS], *query.phrases]
    return replace(
        _evidence(fulltext, wanted, allowed), penalties=_penalties(fulltext, query.terms, allowed)
    )


def _penalties(fulltext: FullText, terms: Iterable[Term], allowed: Ids) -> dict[int, float]:
    """What items lose for having the words of a minus: what the best match of them would gain.

    It does not fade with the rank: a minus is meant for all that have the words.
    """
    penalties: defaultdict[int, float] = defaultdict(float)
    for term in terms:
        if term.is_typed and term.weight < 0:
            for item, share in _covered(fulltext, term.value.split()[:MOST_WORDS], allowed).items():
                penalties[item] -= term.weight * BOOST[MatchSource.WORDS] * share
    return penalties


def _covered(fulltext: FullText, parts: Sequence[str], allowed: Ids) -> dict[int, float]:
    """What share of the words and phrases items have, 0 to 1."""
    cut = [part for part in parts if tokens(part)]
    holders = [np.intersect1d(fulltext.containing([part], []), allowed) for part in cut]
    return coverage(holders, len(allowed))


def _evidence(fulltext: FullText, parts: Sequence[str], allowed: Ids) -> WordEvidence:
    """What full text says of words and phrases."""
    if not parts:
        return WordEvidence()
    inside = set(allowed.tolist())
    typed = " ".join(parts)
    matches = [m for m in fulltext.search(typed, MOST_MATCHES) if m.item_id in inside]
    named = frozenset(fulltext.named(typed)) & inside
    if not matches:
        return WordEvidence(named=named)
    return weigh(matches, _covered(fulltext, parts, allowed), named)
