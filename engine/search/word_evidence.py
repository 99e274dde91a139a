"""What full text knows of the words of a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ..catalogue.fulltext import FullText
from ..ranking.amounts import Amounts, Values
from ..ranking.fusion import BOOST, WordEvidence, weigh
from ..types import MatchSource, Query, Term
from ..types.ids import Ids, IdSet


def evidence_for(fulltext: FullText, query: Query, inside: IdSet) -> WordEvidence:
    """The evidence of a query's typed words on the items that it may find."""
    typed = " ".join(query.typed)
    matches = fulltext.search(typed, query.phrases).among(inside)
    named = inside.of(fulltext.named(" ".join((typed, *query.phrases))))
    return replace(weigh(matches, named), penalties=_penalties(fulltext, query.terms, inside))


def _penalties(fulltext: FullText, terms: Iterable[Term], inside: IdSet) -> Amounts:
    """What items lose for having the words of a minus: what the best match would gain.

    It fades neither with the rank nor in a long text: a minus is meant for all that have the words.
    """
    return Amounts.summed(_lost(fulltext, terms, inside))


def _lost(fulltext: FullText, terms: Iterable[Term], inside: IdSet) -> Iterator[tuple[Ids, Values]]:
    for term in terms:
        if term.is_typed and term.weight < 0:
            found = fulltext.search(term.value).among(inside)
            yield found.items, -term.weight * BOOST[MatchSource.WORDS] * found.held
