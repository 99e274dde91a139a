"""The way without a model: quoted words alone can be answered from full text."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..catalogue.equal_contents import NO_EQUALS
from ..index.base import Ids
from ..ranking.fusion import LEAST, WordEvidence, fuse, named_first
from ..ranking.near_duplicates import HitGroup, count_groups, group_copies
from ..ranking.strength import at_least_held, strength
from ..types import Hit, MatchSource, Query, SearchResult, Segment, SegmentKind
from ..types.ids import IdSet
from .hits import words_of
from .order import Ranked, by_score, listed
from .scope import equals_within
from .word_evidence import evidence_for
from .word_places import told_apart


def search_words(catalogue: Catalogue, query: Query) -> SearchResult:
    """The items in which every phrase occurs and no unwanted word, those with most of it first."""
    started = time.perf_counter()
    items = catalogue.items.matching(query.filters)
    items = IdSet(catalogue.fulltext.containing(query.phrases, query.without)).of(items)
    if query.lists_all:
        query = replace(query, offset=0, limit=len(items))
    hits, total = hits_by_words(catalogue, query, items)
    ids = tuple(hit.item.id for hit in hits) if query.lists_all else None
    strong = catalogue.items.outlines(items).counts()
    seconds = time.perf_counter() - started
    seconds_of = {"encode": 0.0, "rank": seconds, "total": seconds}
    return SearchResult(hits, seconds_of, len(items), total, strong=strong, ids=ids)


def hits_by_words(catalogue: Catalogue, query: Query, items: Ids) -> tuple[tuple[Hit, ...], int]:
    """The page that a query asks for of some items, int64 (n,), by its words alone.

    Returns:
        The hits, and how many there are in all.
    """
    inside = IdSet(items)
    evidence = evidence_for(catalogue.fulltext, query, inside)
    fused = fuse(items, np.full(len(items), LEAST, np.float32), evidence)
    scores = named_first(items, at_least_held(fused), evidence)
    last = query.offset + query.limit
    ranked = by_score(catalogue, items, scores, last)
    equals = NO_EQUALS if query.filters.duplicates else equals_within(catalogue, inside)
    groups = group_copies(listed(catalogue, query, ranked), equals, {})
    page = list(islice(groups, query.offset, last))
    hits = tuple(_hits(catalogue, ranked, evidence, page, words_of(query)))
    return hits, count_groups(len(items), equals, {})


def _hits(
    catalogue: Catalogue,
    ranked: Ranked,
    evidence: WordEvidence,
    page: Sequence[HitGroup],
    words: frozenset[str],
) -> Iterator[Hit]:
    """The hits of a page, in its order; what was removed meanwhile is left out."""
    copies = {found.item: found.copies for found in page}
    ids = np.array(list(copies), np.int64)
    scores, brought = ranked.scores_of(ids), evidence.sources(ids)
    whole = Segment(SegmentKind.WHOLE)
    for item in catalogue.items.get(list(copies)):
        score = scores[item.id]
        found = brought.get(item.id, MatchSource.WORDS)
        sources = frozenset({told_apart(catalogue, item, found, words) or found})
        yield Hit(item, score, strength(score), whole, False, (whole,), sources, copies[item.id])
