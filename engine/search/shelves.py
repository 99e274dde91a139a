"""A page that has the best of each kind, one kind after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from ..catalogue import Catalogue
from ..catalogue.equal_contents import EqualContents
from ..ranking.near_duplicates import HitGroup, group_copies
from ..types import Query
from ..types.outlines import KINDS
from .mixed_page import BestOfKind
from .order import Ranked, listed


def shelf_groups(
    catalogue: Catalogue,
    query: Query,
    ranked: Ranked,
    heads: Sequence[BestOfKind],
    equals: EqualContents,
    near: Mapping[int, int],
) -> list[HitGroup]:
    """The first `query.per_kind` hits of each kind.

    Args:
        heads: the best of each kind, which are its first where matching decides.
        equals, near: which items are copies, as `near_duplicates` has it.
    """
    lists = _by_match(heads) if query.sort.is_by_match else _by_order(catalogue, query, ranked)
    return [
        group
        for items in lists
        for group in islice(group_copies(items, equals, near), query.per_kind)
    ]


def _by_match(heads: Sequence[BestOfKind]) -> Iterator[list[int]]:
    yield from (head.items.tolist() for head in heads)


def _by_order(catalogue: Catalogue, query: Query, ranked: Ranked) -> Iterator[list[int]]:
    order = np.fromiter(listed(catalogue, query, ranked), np.int64)
    kinds = catalogue.items.outlines(order).kinds
    yield from (order[kinds == code].tolist() for code in range(len(KINDS)))
