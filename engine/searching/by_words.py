"""The way without a model: a query of quoted words alone is answered from full text."""

from __future__ import annotations

import time

import numpy as np

from ..catalogue import Catalogue
from ..ranking.folding import fold
from ..ranking.fusion import fuse
from ..ranking.strength import WEAK_BELOW, strength
from ..types import Hit, MatchLane, Query, SearchResult, Segment, SegmentKind
from .order import by_relevance, listed
from .scope import equals_within
from .words import evidence_for


def search_words(catalogue: Catalogue, query: Query) -> SearchResult:
    """The items in which every phrase occurs and no unwanted word, those with most of it first."""
    started = time.perf_counter()
    allowed = catalogue.items.ids(query.filters)
    inside = catalogue.fulltext.containing(query.phrases, query.without)
    items = allowed[np.isin(allowed, inside)]
    evidence = evidence_for(catalogue.fulltext, query, items)
    scores = fuse(items, np.full(len(items), WEAK_BELOW, np.float32), evidence)
    last = query.offset + query.limit
    ranked = by_relevance(catalogue, items, scores, last)
    groups = {} if query.filters.duplicates else equals_within(catalogue, items)
    folds = list(fold(listed(catalogue, query, ranked), groups, {}))
    page = folds[query.offset : last]
    known = {item.id: item for item in catalogue.items.get([found.item for found in page])}
    score_of = dict(zip(ranked.items.tolist(), ranked.scores.tolist(), strict=True))
    hits = tuple(
        Hit(
            known[found.item],
            score_of[found.item],
            strength(score_of[found.item]),
            Segment(SegmentKind.WHOLE),
            segments=(Segment(SegmentKind.WHOLE),),
            lanes=frozenset({evidence.lane(found.item) or MatchLane.WORDS}),
            copies=found.copies,
        )
        for found in page
        if found.item in known
    )
    seconds = time.perf_counter() - started
    return SearchResult(
        hits, {"encode": 0.0, "rank": seconds, "total": seconds}, len(allowed), len(folds)
    )
