"""Query to hits: embed its terms, score what they may find, and make a page of the best.

Its neighbours have the steps, `ranking` the scales; this module puts them in order.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..errors import UserError
from ..index.space_index import SpaceIndex
from ..index.view import IndexView
from ..language import tr
from ..query.kinds import shares_of
from ..ranking.fusion import WordEvidence
from ..ranking.odds import odds_models_of
from ..ranking.scoring import Scoring
from ..types import Hit, Modality, Query, SearchResult, Sort
from ..wording import counted
from .beyond import page_with_beyond
from .meaning_scorer import MeaningScorer
from .query_vectors import Embedded, EmbeddedTerm, Embedder
from .result_list import ResultList
from .scope import SearchScope, scope_of
from .spelling import Spelling
from .uncalibrated import Cosines
from .unread_names import named_unread
from .word_evidence import evidence_for

_log = logging.getLogger(__name__)


class Searcher(Struct, frozen=True):
    """Answers queries over one space. One thread uses an instance at a time.

    Attributes:
        catalogue: this thread's own connection.
        index: shared with the thread that indexes.
    """

    catalogue: Catalogue
    index: SpaceIndex
    embedder: Embedder

    def search(self, query: Query, scoring: Scoring = Scoring.CALIBRATED) -> SearchResult:
        """Find the items that mean the same as the query's terms, or have its words.

        Raises:
            UserError: nothing to look for, or a term's file cannot be read.
        """
        if not any(term.weight > 0 for term in query.meant):
            raise UserError(
                tr("Say what to look for: words, a picture, a sound, a video or a document.")
            )
        started = time.perf_counter()
        embedded = [self.embedder.embed(term) for term in query.meant]
        terms = list(chain.from_iterable(embedded))
        encoded = time.perf_counter()
        # Query and index are centred with the same means, whatever a run freezes meanwhile.
        view = self.index.latest(self.catalogue)
        # All is read from one state, and what that is like is asked once.
        with self.catalogue.snapshot():
            scope = scope_of(self.catalogue, view, query)
            unread = named_unread(self.catalogue, query) if scoring is Scoring.CALIBRATED else ()
            first, rest = _split_page(query, unread)
            listing = self._listing(rest, view, scope, terms, scoring)
            page = page_with_beyond(listing, self.index.source)
            meant = Spelling(self.catalogue.fulltext.vocabulary).did_you_mean(query)
        ended = time.perf_counter()
        seconds = {"encode": encoded - started, "rank": ended - encoded}
        _log.debug(
            "%s of %d in %s searched: %s",
            counted(len(page.hits), "hit", "hits"),
            page.total,
            counted(len(scope.items), "file", "files"),
            ", ".join(f"{step} {spent:.3f} s" for step, spent in seconds.items()),
        )
        return SearchResult(
            (*first, *page.hits),
            {**seconds, "total": ended - started},
            len(scope.items),
            page.total + len(unread),
            _not_understood(query, embedded),
            meant,
            _with_unread(page.strong, unread),
            self.index.trouble,
            None if page.ids is None else (*(hit.item.id for hit in unread), *page.ids),
        )

    def _listing(
        self,
        query: Query,
        view: IndexView,
        scope: SearchScope,
        terms: Sequence[EmbeddedTerm],
        scoring: Scoring,
    ) -> ResultList:
        shares = shares_of(query, self.catalogue.openings.before(date.today()))
        if scoring is Scoring.RAW:
            cosines = Cosines(view, [term.raw() for term in terms])
            by_score = replace(query, sort=Sort.SCORE)
            parts = (self.catalogue, view, by_score, scope, cosines, WordEvidence(), shares)
            return ResultList(*parts, groups_copies=False)
        meaning = MeaningScorer(
            view.table,
            [term.centred(view.centring) for term in terms],
            self.catalogue.spaces.null_distributions(view.space.id),
            odds_models_of(view.space.identity),
        )
        evidence = evidence_for(self.catalogue.fulltext, query, scope.item_set)
        return ResultList(
            self.catalogue,
            view,
            query,
            scope,
            meaning,
            evidence,
            shares,
            groups_copies=not query.filters.duplicates,
        )


def _split_page(query: Query, unread: Sequence[Hit]) -> tuple[Sequence[Hit], Query]:
    """What of a page are unread files, which come first, and the query for the rest of it."""
    first = unread[query.offset : query.offset + query.limit]
    offset, limit = max(query.offset - len(unread), 0), query.limit - len(first)
    return first, replace(query, offset=offset, limit=limit)


def _with_unread(strong: Mapping[Modality, int], unread: Sequence[Hit]) -> dict[Modality, int]:
    """How many hits there are of each kind, files that are known by name alone included."""
    named = Counter(hit.item.modality for hit in unread)
    return {kind: count + named[kind] for kind, count in strong.items()}


def _not_understood(query: Query, embedded: Sequence[Embedded]) -> tuple[str, ...]:
    """The typed terms that the model was not trained on; quoted words are looked for as they are.

    Args:
        embedded: of the terms that are meant, in their order.
    """
    pairs = zip(query.meant, embedded, strict=True)
    return tuple(
        term.value
        for term, found in pairs
        if term in query.terms and not all(part.understood for part in found)
    )
