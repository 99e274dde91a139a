"""What the filters of a query leave, listed without a model."""

from __future__ import annotations

import time
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ..errors import UserError
from ..language import tr
from ..library.reader import LibraryReader
from ..types import Filters, Hit, Query, SearchResult, Segment, SegmentKind, Sort


def only_filters(query: Query) -> bool:
    """Nothing is looked for, but it is said which files to list or leave out, or how."""
    is_told = (query.filters, query.sort, query.without) != (Filters(), Sort.RELEVANCE, ())
    return is_told and not (query.terms or query.phrases)


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
    """What filters and unwanted words leave of a library, in the order asked for, by no model."""
    started = time.perf_counter()
    ids, total = _page(reader, query)
    items = reader.items(ids.tolist())
    whole = Segment(SegmentKind.WHOLE)
    hits = tuple(Hit(item, 0.0, 0, whole, sources=frozenset()) for item in items)
    return SearchResult(hits, {"total": time.perf_counter() - started}, total, total)


def _page(reader: LibraryReader, query: Query) -> tuple[NDArray[np.int64], int]:
    """The ids on a page, int64 (n,), and how many there are on all of them."""
    if query.without:
        return reader.page_without(query)
    return reader.page(query.filters, query.sort, query.offset, query.limit)
