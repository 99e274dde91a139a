"""What a query may find at all: what its filters and its quoted words leave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..catalogue import Catalogue
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
        items: the ids of their items, int64 (m,), without repeats.
    """

    allowed: Mask
    items: Ids


def scope_of(catalogue: Catalogue, index: IndexView, query: Query) -> SearchScope:
    """Everything that the filters leave and that has the phrases and none of the unwanted words."""
    table = index.table
    wanted = query.filters.modalities
    allowed = np.any([table.mask(kind) & (kind in wanted) for kind in Modality], axis=0)
    if query.filters != Filters(wanted):
        allowed &= table.mask_of(catalogue.segments.matching(index.space.id, query.filters))
    if query.phrases or query.without:
        items = catalogue.fulltext.containing(query.phrases, query.without)
        inside = np.zeros_like(allowed)
        inside[table.rows_of_items(items)] = True
        allowed &= inside
    rows = np.flatnonzero(allowed)
    return SearchScope(allowed, ItemRows.of(rows, table.item_ids(rows)).items)


def equals_within(catalogue: Catalogue, items: Ids) -> dict[int, tuple[int, ...]]:
    """Items of equal content among some, by the id of each that has another like it."""
    equals = catalogue.items.groups_of_equals()
    allowed = set(items.tolist()) if equals else set()
    groups = (allowed.intersection(group) for group in equals)
    return {item: tuple(sorted(group)) for group in groups if len(group) > 1 for item in group}
