"""Files that other machines have, among the hits: found by the index that they share.

Their vectors are centred and scored as the library's own are, so all stand on one scale. Words
count only in the library's own files, and filters that the index does not know find no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..errors import IndexAwayError
from ..index.graph_source import FarSegment, GraphSource
from ..index.table import VectorTable
from ..index.view import IndexView
from ..ranking.fusion import WordEvidence, fuse
from ..ranking.pooling import ItemRows
from ..ranking.strength import is_weak, strength
from ..types import Filters, Hit, Modality, Query
from ..types.vectors import Vectors
from .meaning_scorer import MeaningScorer
from .result_list import Page, ResultList

# So many segments of each modality are looked at.
SEGMENTS = 60
MOST_SEGMENTS = 3


def page_with_beyond(listing: ResultList, source: GraphSource | None) -> Page:
    """What `ResultList.page` gives, with the files of other machines among the hits.

    The ids of all hits are of the library's own alone.
    """
    others = _beyond(listing, source)
    if source is None or not others:
        return listing.page()
    query = listing.query
    whole = replace(query, offset=0, limit=query.offset + query.limit)
    own = replace(listing, query=whole).page()
    hits = source.completed(with_beyond(own.hits, others, query))
    more = Counter(hit.item.modality for hit in others if not hit.weak)
    counts = {kind: count + more[kind] for kind, count in own.strong.items()}
    return Page(hits, own.total + len(others), counts, own.ids)


def _beyond(listing: ResultList, source: GraphSource | None) -> list[Hit]:
    """Other machines' files that match a query, best first; none while the index is away."""
    scorer, query = listing.scorer, listing.query
    if source is None or not isinstance(scorer, MeaningScorer) or not _can_ask(query):
        return []
    try:
        found = source.beyond(_probe(scorer), SEGMENTS, query.filters)
    except IndexAwayError:
        return []
    return _hits(_unknown(listing.catalogue, found), listing.index, scorer)


def with_beyond(own: Sequence[Hit], others: Sequence[Hit], query: Query) -> list[Hit]:
    """The hits of a page, of the library's own from the first on and of others."""
    if query.per_kind:
        kinds = sorted(query.filters.modalities, key=list(Modality).index)
        of_kind = [_merged(_of(own, kind), _of(others, kind))[: query.per_kind] for kind in kinds]
        return [hit for some in of_kind for hit in some]
    return _merged(own, others)[query.offset : query.offset + query.limit]


def _of(hits: Sequence[Hit], kind: Modality) -> list[Hit]:
    return [hit for hit in hits if hit.item.modality is kind]


def _merged(own: Sequence[Hit], others: Sequence[Hit]) -> list[Hit]:
    """Others before the first of the own that matches less; the own keep their order."""
    merged, left = [], list(others)
    for hit in own:
        while left and left[0].score > hit.score:
            merged.append(left.pop(0))
        merged.append(hit)
    return [*merged, *left]


def _can_ask(query: Query) -> bool:
    """Whether the index knows all that is asked of a file."""
    filters = query.filters
    asked = Filters(
        filters.modalities,
        after=filters.after,
        before=filters.before,
        extensions=filters.extensions,
        smallest=filters.smallest,
        largest=filters.largest,
        shortest=filters.shortest,
        longest=filters.longest,
    )
    return filters == asked and query.sort.is_by_match and not (query.phrases or query.without)


def _probe(scorer: MeaningScorer) -> Vectors:
    """A vector near to what is asked for: the sum of all that is wanted."""
    wanted = [term.weight * term.middle for term in scorer.terms if term.weight > 0]
    return np.asarray(np.sum(wanted, axis=0), np.float32)


def _unknown(catalogue: Catalogue, found: Sequence[FarSegment]) -> list[FarSegment]:
    """What the library does not have itself, each content once, by item."""
    first: dict[bytes, int] = {}
    for one in found:
        if one.content not in first:
            known = catalogue.items.with_digest(one.content)
            first[one.content] = 0 if known else one.item.id
    kept = [one for one in found if first[one.content] == one.item.id]
    return sorted(kept, key=lambda one: (one.item.id, one.track.content))


class _Scored(Struct, frozen=True, eq=False):
    """Segments of others in a table of their own."""

    segments: list[FarSegment]
    table: VectorTable
    found: ItemRows


def _tabled(segments: list[FarSegment], view: IndexView) -> _Scored:
    vectors = np.stack([one.vector for one in segments])
    tracks = [one.track for one in segments]
    centred = view.centring.apply_to_items(vectors, (track.content for track in tracks))
    _, items = np.unique([one.item.id for one in segments], return_inverse=True)
    rows = np.arange(len(segments))
    draws = np.zeros(len(segments), np.uint32)
    table = VectorTable.empty(view.space.dim).adding(rows, items, tracks, centred, draws)
    return _Scored(segments, table, ItemRows.of(rows, items, table.contents(rows)))


def _hits(segments: list[FarSegment], view: IndexView, scorer: MeaningScorer) -> list[Hit]:
    if not segments:
        return []
    scored = _tabled(segments, view)
    found, theirs = scored.found, scorer.against(scored.table)
    meant = found.best_part(theirs.part_odds(found))
    lost = found.best_part(theirs.penalties(found))
    odds = fuse(found.items, meant, WordEvidence(), lost)
    best = found.falling(theirs.segment_odds(found.rows))
    hits = [
        _hit([segments[row] for row in rows[:MOST_SEGMENTS]], float(score))
        for rows, score in zip(best, odds, strict=True)
    ]
    return sorted(hits, key=lambda hit: -hit.score)


def _hit(best: Sequence[FarSegment], score: float) -> Hit:
    parts = tuple(one.segment for one in best)
    return Hit(
        best[0].item,
        score,
        strength(score),
        parts[0],
        is_weak(score),
        parts,
        elsewhere=best[0].elsewhere,
    )
