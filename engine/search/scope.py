"""What a query may find at all: what its filters and its quoted words leave."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..catalogue import Catalogue
from ..catalogue.equal_contents import EqualContents
from ..index.base import Ids
from ..index.table import Mask
from ..index.view import IndexView
from ..ranking.pooling import ItemRows
from ..types import Filters, Modality, Query


@dataclass(frozen=True, slots=True)
class SearchScope:
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


def scope_of(catalogue: Catalogue, index: IndexView, query: Query) -> SearchScope:
    """Everything that the filters leave and that has the phrases and none of the unwanted words."""
    table = index.table
    wanted = query.filters.modalities
    allowed = table.mask(*wanted)
    if query.filters != Filters(wanted):
        # The table knows what is of which kind.
        others = replace(query.filters, modalities=frozenset(Modality))
        allowed &= table.mask_of_items(catalogue.items.matching(others))
    if query.phrases or query.without:
        items = catalogue.fulltext.containing(query.phrases, query.without)
        allowed &= table.mask_of_items(items)
    rows = np.flatnonzero(allowed)
    return SearchScope(allowed, ItemRows.of(rows, table.item_ids(rows), table.contents(rows)))


def equals_within(catalogue: Catalogue, items: Ids) -> EqualContents:
    """The contents that several of some items have."""
    return catalogue.items.equals().within(items)
