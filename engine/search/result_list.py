"""The whole list that a query makes, as far down as one page of it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import numpy as np

from ..catalogue import Catalogue
from ..catalogue.equal_contents import NO_EQUALS, EqualContents
from ..index.base import Ids
from ..index.centring import unit_rows
from ..index.view import IndexView
from ..ranking.fusion import WordEvidence, fuse
from ..ranking.near_duplicates import HitGroup, count_groups, group_copies, representatives
from ..ranking.pooling import ItemRows
from ..types import Hit, Query, Sort
from .candidates import EXACT_UP_TO, head
from .hits import HitMaker, words_of
from .order import Ranked, by_relevance, listed
from .scope import SearchScope, equals_within
from .scorer import Scorer

# Near-identical copies are looked for among so many of the best items.
DUPLICATE_DEPTH = 300


@dataclass(frozen=True, slots=True)
class ResultList:
    """One query's list over one state of the index.

    Attributes:
        evidence: what full text says of the query.
        groups_copies: whether copies become one hit.
    """

    catalogue: Catalogue
    index: IndexView
    query: Query
    scope: SearchScope
    scorer: Scorer
    evidence: WordEvidence
    groups_copies: bool = True

    def page(self) -> tuple[list[Hit], int]:
        """The hits of the page that the query asks for, and how many hits there are in all."""
        ids = self.scope.items
        equals = equals_within(self.catalogue, ids) if self.groups_copies else NO_EQUALS
        first = self._first()
        ranked = self._ranked(first)
        near = self._near(ranked) if self.groups_copies else {}
        last = self.query.offset + self.query.limit
        groups = self._groups(ranked, equals, near, last)
        if len(groups) < last and len(ranked.items) < len(ids):
            rest = self.scope.allowed.copy()
            rest[first.rows] = False
            ranked = ranked.then(self.catalogue, self._ranked(self._found(np.flatnonzero(rest))))
            groups = self._groups(ranked, equals, near, last)
        words = words_of(self.query)
        maker = HitMaker(
            self.catalogue, self.index.table, self.scorer, ranked, self.evidence, words
        )
        return maker.make(groups[self.query.offset :]), count_groups(len(ids), equals, near)

    def _first(self) -> ItemRows:
        """What is scored first: all that is in scope, or the head of a large library."""
        probe, everything = self.scorer.probe, self.scope.found
        few = len(everything.rows) <= EXACT_UP_TO
        if few or probe is None or self.query.sort is not Sort.RELEVANCE:
            return everything
        return self._found(head(self.index, probe, self.scope.allowed, self.evidence.items))

    def _found(self, rows: Ids) -> ItemRows:
        return ItemRows.of(rows, self.index.table.item_ids(rows))

    def _ranked(self, found: ItemRows) -> Ranked:
        wanted, penalties = self.scorer.items(found), self.scorer.penalties(found)
        scores = fuse(found.items, wanted, self.evidence, penalties)
        depth = max(DUPLICATE_DEPTH, self.query.offset + self.query.limit)
        return by_relevance(self.catalogue, found.items, scores, depth)

    def _near(self, ranked: Ranked) -> dict[int, int]:
        """Near-identical items among the best, with the first of their kind."""
        order = ranked.items[:DUPLICATE_DEPTH]
        found = self._found(self.index.table.rows_of_items(order))
        if not len(found.rows):
            return {}
        sums = np.add.reduceat(self.index.table.vectors(found.rows), found.starts)
        # Rows lie in the order in which they were encoded, which need not be that of the items.
        rising = np.argsort(found.items)
        places = rising[np.searchsorted(found.items, order, sorter=rising)]
        return representatives(order.tolist(), unit_rows(sums[places]), self.catalogue.items.get)

    def _groups(
        self, ranked: Ranked, equals: EqualContents, near: dict[int, int], last: int
    ) -> list[HitGroup]:
        """The hits of the list down to the last one that is asked for."""
        order = listed(self.catalogue, self.query, ranked)
        return list(islice(group_copies(order, equals, near), last))
