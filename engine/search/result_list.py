"""The whole list that a query makes, as far down as one page of it asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, islice

import numpy as np
from msgspec import Struct

from ..catalogue import Catalogue
from ..catalogue.equal_contents import NO_EQUALS, EqualContents
from ..index.base import Ids
from ..index.view import IndexView
from ..ranking.fusion import WordEvidence, fuse, named_first
from ..ranking.near_duplicates import HitGroup, count_groups, group_copies, representatives
from ..ranking.pooling import ItemRows
from ..ranking.strength import at_least_held
from ..types import Hit, Modality, Query, Sort
from ..types.ids import IdSet
from .candidates import EXACT_UP_TO, head
from .hits import HitMaker, words_of
from .kind_counts import strong_counts
from .mixed_page import BestOfKind, ScoredItems, best_of_each, page_keys
from .order import DECIMALS, Keys, Ranked, listed
from .scope import SearchScope, equals_within
from .scorer import Scorer
from .shelves import shelf_groups


class Page(Struct, frozen=True):
    """One page of a list.

    Attributes:
        total: how many hits there are.
        strong: how many of each kind, without the weak ones.
        ids: of all hits in order, where these are asked for.
    """

    hits: list[Hit]
    total: int
    strong: dict[Modality, int]
    ids: tuple[int, ...] | None = None


class ResultList(Struct, frozen=True):
    """One query's list over one state of the index.

    Attributes:
        evidence: what full text says of the query.
        shares: how probable it is that each modality is meant, beside the most probable.
        groups_copies: whether copies become one hit.
    """

    catalogue: Catalogue
    index: IndexView
    query: Query
    scope: SearchScope
    scorer: Scorer
    evidence: WordEvidence
    shares: Mapping[Modality, float]
    groups_copies: bool = True

    def page(self) -> Page:
        """The hits of the page that the query asks for, with what is told of all of them."""
        ids = self.scope.items
        equals = (
            equals_within(self.catalogue, self.scope.item_set) if self.groups_copies else NO_EQUALS
        )
        first = self._first()
        scored = self._scored(first)
        heads = best_of_each(self.catalogue, self.index.table, scored)
        near = self._near(heads) if self.groups_copies else {}
        ranked = self._ranked(scored, heads)
        end = self.query.offset + self.query.limit
        last = len(ids) if self.query.lists_all else end
        groups = self._groups(ranked, equals, near, last)
        if len(groups) < last and len(ranked.items) < len(ids):
            ranked = ranked.then(self.catalogue, self._rest(first))
            groups = self._groups(ranked, equals, near, last)
        shown = groups[self.query.offset : end]
        if self.query.per_kind:
            shown = shelf_groups(self.catalogue, self.query, ranked, heads, equals, near)
        words = words_of(self.query)
        maker = HitMaker(
            self.catalogue, self.index.table, self.scorer, ranked, self.evidence, words
        )
        strong = strong_counts(scored, self.query.filters.modalities, equals, near)
        every = tuple(group.item for group in groups) if self.query.lists_all else None
        return Page(maker.make(shown), count_groups(len(ids), equals, near), strong, every)

    def _first(self) -> ItemRows:
        """What is scored first: all that is in scope, or the head of a large library."""
        probe, everything = self.scorer.probe, self.scope.found
        few = len(everything.rows) <= EXACT_UP_TO
        if few or probe is None or not self.query.sort.is_by_match:
            return everything
        allowed, named = self.scope.allowed, self.evidence.items
        return self._found(head(self.index, probe, allowed, named, self.query.filters))

    def _rest(self, first: ItemRows) -> Ranked:
        """What the head of a large library left out."""
        rest = self.scope.allowed.copy()
        rest[first.rows] = False
        scored = self._scored(self._found(np.flatnonzero(rest)))
        return self._ranked(scored, best_of_each(self.catalogue, self.index.table, scored))

    def _found(self, rows: Ids) -> ItemRows:
        table = self.index.table
        return ItemRows.of(rows, table.item_ids(rows), table.contents(rows))

    def _scored(self, found: ItemRows) -> ScoredItems:
        """Items with the odds that their meaning and their words give them."""
        meant = found.best_part(self.scorer.part_odds(found))
        lost = found.best_part(self.scorer.penalties(found))
        log_odds = fuse(found.items, meant, self.evidence, lost)
        if self.query.has_phrases_alone:
            log_odds = at_least_held(log_odds)
        log_odds = named_first(found.items, log_odds, self.evidence)
        codes = self.index.table.codes(found.rows[found.starts])
        return ScoredItems(found.items, np.round(log_odds, DECIMALS), codes)

    def _ranked(self, scored: ScoredItems, heads: Sequence[BestOfKind]) -> Ranked:
        keys: Keys = scored.scores
        if self.query.sort is Sort.RELEVANCE:
            is_named = IdSet(self.evidence.named).has(scored.items)
            keys = page_keys(scored, heads, self.shares, is_named)
        ranked = Ranked(scored.items, keys, scored.scores, 0)
        return ranked.deeper(self.catalogue, self.query.offset + self.query.limit)

    def _near(self, heads: Sequence[BestOfKind]) -> dict[int, int]:
        """Near-identical items among the best of each kind, with the first of their kind."""
        rows_of = self.catalogue.items.get
        found = (representatives(one.items.tolist(), one.cosines, rows_of) for one in heads)
        return dict(chain.from_iterable(near.items() for near in found))

    def _groups(
        self, ranked: Ranked, equals: EqualContents, near: dict[int, int], last: int
    ) -> list[HitGroup]:
        """The hits of the list down to the last one that is asked for."""
        order = listed(self.catalogue, self.query, ranked)
        return list(islice(group_copies(order, equals, near), last))
