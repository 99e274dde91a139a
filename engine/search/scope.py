"""What a query may find at all: what its filters and its quoted words leave."""

from __future__ import annotations

from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..catalogue.equal_contents import EqualContents
from ..index.base import Ids
from ..index.table import Mask, VectorTable
from ..index.view import IndexView
from ..ranking.pooling import ItemRows
from ..types import Filters, Modality, Query
from ..types.ids import IdSet

# With a table goes what was made of it: Windows deletes no file that is mapped.
_wholes: WeakKeyDictionary[VectorTable, dict[frozenset[Modality], SearchScope]] = (
    WeakKeyDictionary()
)
_MOST_WHOLES = 2


class SearchScope(Struct, frozen=True, eq=False, dict=True):
    """The part of a library that one query looks through.

    Attributes:
        allowed: which rows of the table it has, bool (n,).
        found: the same rows, item by item.
    """

    allowed: Mask
    found: ItemRows

    @property
    def items(self) -> Ids:
        """The ids of the items, int64 (m,), without repeats."""
        return self.found.items

    @cached_property
    def item_set(self) -> IdSet:
        """The same, to ask whether an item is among them."""
        return IdSet(self.items)


def scope_of(catalogue: Catalogue, index: IndexView, query: Query) -> SearchScope:
    """Everything that the filters leave and that has the phrases and none of the unwanted words."""
    table = index.table
    wanted = query.filters.modalities
    if query.filters == Filters(wanted) and not (query.phrases or query.without):
        return _whole(table, wanted)
    allowed = table.mask(*wanted)
    if query.filters != Filters(wanted):
        # The table knows what is of which kind.
        others = replace(query.filters, modalities=frozenset(Modality))
        allowed &= table.mask_of_items(catalogue.items.matching(others))
    if query.phrases or query.without:
        items = catalogue.fulltext.containing(query.phrases, query.without)
        allowed &= table.mask_of_items(items)
    return _scope(table, allowed)


def _whole(table: VectorTable, wanted: frozenset[Modality]) -> SearchScope:
    """All of some modalities, which most searches look through; of a million rows that is long."""
    known = _wholes.setdefault(table, {})
    if wanted not in known and len(known) >= _MOST_WHOLES:
        known.clear()
    found = known.get(wanted) or _scope(table, table.mask(*wanted))
    known[wanted] = found
    return found


def _scope(table: VectorTable, allowed: Mask) -> SearchScope:
    rows = np.flatnonzero(allowed)
    return SearchScope(allowed, ItemRows.of(rows, table.item_ids(rows), table.contents(rows)))


def equals_within(catalogue: Catalogue, inside: IdSet) -> EqualContents:
    """The contents that several of some items have."""
    return catalogue.items.equals().within(inside)
