"""One check of a library, from its labels to the report. It reads, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from ..catalogue import Catalogue
from ..encoders.base import Encoder
from ..index.space_index import SpaceIndex
from ..ranking.bank import text_bank
from ..search.query_vectors import Decode
from ..types import Modality, Term
from .check_scope import CheckScope, scope_of
from .cluster_check import check_groups
from .contrast import contrast_of
from .dataset import WantedQuery
from .divergence import divergences_of
from .index_check import check_index
from .judged import ItemIds
from .progress import Steps
from .queries import JudgedQuery, judge_queries, queries_of, spread
from .ranker import Preparation, Ranker
from .rankings import Ranking, Tile
from .report import COMPARED, CheckReport, SearchFigures
from .tally import JUDGED, Tally
from .text_tests import NO_TESTS, TextTests, check_texts

# How far down the mixed list inversions are counted.
DEPTH = 1000
# Queries of each kind; fewer in a large library, where each takes longer, to stay at minutes.
MOST_QUERIES, FEWEST_QUERIES = 200, 25
QUERIES_TIMES_SEGMENTS = 4_000_000
GENERAL_QUERIES = 60


class CheckOptions(Struct, frozen=True):
    """What is checked.

    Attributes:
        folder: absolute path, inside a root; None for the whole library.
        queries: asked in place of those that follow from the labels.
        most: queries of each kind; None for as many as take minutes.
        rankings: what is compared.
        texts: pairs and analogies for the text side.
        with_words: whether typed words are looked up in full text too; only where no label is
            the name of a file or folder.
    """

    folder: str | None = None
    queries: tuple[WantedQuery, ...] = ()
    texts: TextTests = NO_TESTS
    most: int | None = None
    rankings: tuple[Ranking, ...] = COMPARED
    with_words: bool = False


class CheckContext(Struct, frozen=True):
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
    """Ask every test query in all ways, and judge the answers.

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
    ranker = Ranker(searcher, scope.folders, scope.hidden, context.cancelled, options.with_words)
    steps = Steps(context.on_progress, len(terms))
    return CheckReport(
        _figures(ranker, scope, queries, options.rankings, steps),
        contrast_of(ranker, scope.judged.members, general, steps),
        check_index(context.index.view, ranker.vectors(general), context.cancelled),
        len(scope.judged.items),
        len(scope.judged.annotated),
        scope.absent,
        check_groups(context.index.view.table, _single_labels(scope), context.cancelled),
        divergences_of(context.catalogue, context.index.view),
        check_texts(options.texts, context.encoder),
    )


def _single_labels(scope: CheckScope) -> dict[int, str]:
    """The label of each item that has exactly one."""
    return {item: labels[0] for item, labels in scope.judged.labels.items() if len(labels) == 1}


def _queries(context: CheckContext, scope: CheckScope, options: CheckOptions) -> list[JudgedQuery]:
    most = options.most or _bearable(len(context.index.view.table.ids))
    if options.queries:
        return judge_queries(scope.judged, options.queries, most)
    return queries_of(scope.judged, most)


def _bearable(segments: int) -> int:
    """How many queries of each kind take minutes in a library of this size."""
    return min(MOST_QUERIES, max(FEWEST_QUERIES, QUERIES_TIMES_SEGMENTS // max(1, segments)))


def _figures(
    ranker: Ranker,
    scope: CheckScope,
    queries: list[JudgedQuery],
    rankings: Sequence[Ranking],
    steps: Steps,
) -> dict[Ranking, SearchFigures]:
    """The figures of each way of ranking; none where there is no query."""
    members = {modality: ids for modality, ids in scope.judged.members.items() if ids}
    tallies = {
        ranking: Tally(members, has_strength=ranking is not Ranking.RAW) for ranking in rankings
    }
    for query in queries:
        _judge(ranker, query, tallies, members)
        steps.take()
    return {ranking: tally.figures() for ranking, tally in tallies.items()} if queries else {}


def _judge(
    ranker: Ranker,
    query: JudgedQuery,
    tallies: Mapping[Ranking, Tally],
    members: Mapping[Modality, ItemIds],
) -> None:
    """Ask one query for all modalities, and for each one alone, which all but RAW rank alike."""
    answered = {modality for modality, ids in members.items() if ids & query.relevant}
    alone: dict[bool, dict[Modality, list[Tile]]] = {}
    for ranking, tally in tallies.items():
        is_raw = ranking is Ranking.RAW
        if is_raw not in alone:
            alone[is_raw] = {
                modality: ranker.rank(
                    query.term, ranking, frozenset({modality}), own=query.own, depth=JUDGED
                )
                for modality in members
                if modality in answered or not is_raw
            }
        page = ranker.rank(query.term, ranking, own=query.own, depth=DEPTH)
        tally.add(query, page, alone[is_raw])
