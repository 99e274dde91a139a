"""Files that nobody has read yet, found by their names: they come before what was compared.

They have no vectors, so that nothing else can be said of them, and they are read soon.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..catalogue import Catalogue
from ..types import Hit, Query, Sort
from ..types.ids import IdSet
from .by_words import hits_by_words
from .hits import words_of

# A page has room for what was read, too.
_MOST = 12


def named_unread(catalogue: Catalogue, query: Query) -> tuple[Hit, ...]:
    """The best of the unread files that a query's filters leave and whose names have its words."""
    words = words_of(query)
    if not words or not query.sort.is_by_match:
        return ()
    unread = catalogue.items.unread_ids()
    if not len(unread):
        return ()
    phrases = (*query.phrases, *words)
    items = IdSet(unread).of(catalogue.items.matching(query.filters))
    items = IdSet(catalogue.fulltext.containing(phrases, query.without)).of(items)
    best = replace(query, sort=Sort.SCORE, offset=0, limit=_MOST)
    return hits_by_words(catalogue, best, items)[0]
