"""What the filters of a query leave, listed without a model."""

from __future__ import annotations

import time
from collections.abc import Iterable

from ..errors import UserError
from ..language import tr
from ..library.reader import LibraryReader
from ..types import Filters, Hit, Query, SearchResult, Segment, SegmentKind, Sort


def only_filters(query: Query) -> bool:
    """Nothing is looked for, but it is said which files to list, or how."""
    is_asked = query.terms or query.phrases or query.without
    return not is_asked and (query.filters, query.sort) != (Filters(), Sort.RELEVANCE)


def refuse_unknown_folders(reader: LibraryReader, folders: Iterable[str]) -> None:
    """Say so where a library has nothing in one of some folders.

    Raises:
        UserError: it has not.
    """
    for folder in folders:
        if not len(reader.item_ids(Filters(folders=(folder,)))):
            raise UserError(
                tr("The library has no files in {folder}. See: triptych status", folder=folder)
            )


def listed(reader: LibraryReader, query: Query) -> SearchResult:
    """What the filters leave of a library, in the order asked for; no model is needed."""
    started = time.perf_counter()
    ids, total = reader.page(query.filters, query.sort, query.offset, query.limit)
    items = reader.items(ids.tolist())
    whole = Segment(SegmentKind.WHOLE)
    hits = tuple(Hit(item, 0.0, 0, whole, sources=frozenset()) for item in items)
    return SearchResult(hits, {"total": time.perf_counter() - started}, total, total)
