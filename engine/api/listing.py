"""What the filters of a query leave, listed without a model."""

from __future__ import annotations

import time

from ..library.reader import LibraryReader
from ..types import Filters, Hit, Query, SearchResult, Segment, SegmentKind, Sort


def only_filters(query: Query) -> bool:
    """Nothing is looked for, but it is said which files to list, or how."""
    is_asked = query.terms or query.phrases or query.without
    return not is_asked and (query.filters, query.sort) != (Filters(), Sort.RELEVANCE)


def listed(reader: LibraryReader, query: Query) -> SearchResult:
    """What the filters leave of a library, in the order asked for; no model is needed."""
    started = time.perf_counter()
    ids, total = reader.page(query.filters, query.sort, query.offset, query.limit)
    items = reader.items(ids.tolist())
    whole = Segment(SegmentKind.WHOLE)
    hits = tuple(Hit(item, 0.0, 0, whole, sources=frozenset()) for item in items)
    return SearchResult(hits, {"total": time.perf_counter() - started}, total, total)
