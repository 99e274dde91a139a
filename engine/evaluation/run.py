"""One check of a library, from its labels to the report. It reads, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..catalogue import Catalogue
from ..encoders.base import Encoder
from ..index.space_index import SpaceIndex
from ..indexing.finish import text_bank
from ..ranking.scoring import Scoring
from ..search.query_vectors import Decode
from ..types import Modality, Term
from .check_scope import CheckScope, scope_of
from .contrast import contrast_of
from .dataset import WantedQuery
from .index_check import check_index
from .progress import Steps
from .queries import JudgedQuery, judge_queries, queries_of, spread
from .ranker import Preparation, Ranker
from .report import CheckReport, SearchFigures
from .tally import SHOWN, Tally

# How far down the mixed list inversions are counted.
DEPTH = 1000
# Queries of each kind; fewer in a large library, where each takes longer, to stay at minutes.
MOST_QUERIES, FEWEST_QUERIES = 200, 25
QUERIES_TIMES_SEGMENTS = 4_000_000
GENERAL_QUERIES = 60


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What is checked.

    Attributes:
        folder: absolute path, inside a root; None for the whole library.
        queries: asked in place of those that follow from the labels.
        most: queries of each kind; None for as many as take minutes.
    """

    folder: str | None = None
    queries: tuple[WantedQuery, ...] = ()
    most: int | None = None


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What a check works with.

    Attributes:
        catalogue: this thread's own connection.
        encoder: loaded.
        decode: for query files that the library does not know.
        on_progress: called with queries done and queries in all.
        cancelled: asked before every search; once true, the check ends with `Cancelled`.
    """

    catalogue: Catalogue
    index: SpaceIndex
    encoder: Encoder
    decode: Decode
    on_progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]


def check(context: CheckContext, options: CheckOptions) -> CheckReport:
    """Ask every test query both ways, and judge the answers.

    Raises:
        UserError: there is nothing to search, or the labels or queries cannot be used.
        Cancelled: the person asked for it.
    """
    context.index.refresh(context.catalogue)
    scope = scope_of(context.catalogue, context.index.space.id, options.folder)
    queries = _queries(context, scope, options)
    general = [Term(Modality.TEXT, words) for words in spread(text_bank(), GENERAL_QUERIES)]
    prepared = Preparation(context.encoder, context.decode, scope.known, context.cancelled)
    terms = [*(query.term for query in queries), *general]
    searcher = prepared.searcher(context.catalogue, context.index, terms)
    ranker = Ranker(searcher, scope.folders, scope.hidden, context.cancelled)
    steps = Steps(context.on_progress, len(terms))
    return CheckReport(
        _figures(ranker, scope, queries, steps),
        contrast_of(ranker, scope.judged.members, general, steps),
        check_index(context.index.view, ranker.vectors(general), context.cancelled),
        len(scope.judged.items),
        len(scope.judged.annotated),
        scope.absent,
    )


def _queries(context: CheckContext, scope: CheckScope, options: CheckOptions) -> list[JudgedQuery]:
    most = options.most or _bearable(len(context.index.view.table.ids))
    if options.queries:
        return judge_queries(scope.judged, options.queries, most)
    return queries_of(scope.judged, most)


def _bearable(segments: int) -> int:
    """How many queries of each kind take minutes in a library of this size."""
    return min(MOST_QUERIES, max(FEWEST_QUERIES, QUERIES_TIMES_SEGMENTS // max(1, segments)))


def _figures(
    ranker: Ranker, scope: CheckScope, queries: list[JudgedQuery], steps: Steps
) -> dict[Scoring, SearchFigures]:
    """The figures of both ways of scoring; none where there is no query."""
    tallies = {scoring: Tally(scope.judged.members) for scoring in Scoring}
    for query in queries:
        for scoring, tally in tallies.items():
            _judge(ranker, query, scoring, tally)
        steps.take()
    return {scoring: tally.figures() for scoring, tally in tallies.items()} if queries else {}


def _judge(ranker: Ranker, query: JudgedQuery, scoring: Scoring, tally: Tally) -> None:
    """Ask one query for all modalities, and for each one that has answers."""
    mixed = ranker.rank(query.term, scoring, own=query.own, depth=DEPTH)
    tally.add_mixed(query, mixed)
    for modality in tally.modalities_of(query.relevant):
        only = frozenset({modality})
        ranked = ranker.rank(query.term, scoring, only, own=query.own, depth=SHOWN)
        tally.add_pair(query, modality, ranked)
