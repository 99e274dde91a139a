"""What full text knows of the words of a query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from ..catalogue.fulltext import FullText
from ..index.base import Ids
from ..ranking.fusion import WordEvidence, coverage, weigh
from ..types import Query, Term

# Matches that filters leave count by their rank among themselves, so more are asked for.
MOST_MATCHES = 1_000
# Of a pasted page, the first words tell enough.
MOST_WORDS = 16


def evidence_for(fulltext: FullText, query: Query, allowed: Ids) -> WordEvidence:
    """The evidence of a query's typed words on the items that it may find, int64 (n,)."""
    wanted = [*" ".join(query.typed).split()[:MOST_WORDS], *query.phrases]
    return replace(
        _evidence(fulltext, wanted, allowed), pushes=_pushes(fulltext, query.terms, allowed)
    )


def _pushes(fulltext: FullText, terms: Iterable[Term], allowed: Ids) -> dict[int, float]:
    """What items lose for having the words of a minus: as much as they would gain by them."""
    pushes: defaultdict[int, float] = defaultdict(float)
    for term in terms:
        if term.is_typed and term.weight < 0:
            found = _evidence(fulltext, term.value.split()[:MOST_WORDS], allowed)
            for item, lift in found.lifts.items():
                pushes[item] -= term.weight * lift
    return pushes


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
    holders = [np.intersect1d(fulltext.containing([part], []), allowed) for part in parts]
    return weigh(matches, coverage(holders, len(inside)), named)
