"""A search as it is defined, told item by item: what the quick one is compared with.

The scores of meaning come from the engine; all that is made of them is told anew.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import reference_lists
from planted_space import PlantedLibrary

from engine.catalogue import Catalogue
from engine.catalogue.fulltext import COMMON_SHARE, MOST_UNITS, NEVER_COMMON, SCORE
from engine.disk import Disk
from engine.index.view import IndexView
from engine.ranking.fusion import BOOST, CERTAIN, RANK_CONSTANT
from engine.ranking.near_duplicates import representatives
from engine.ranking.pooling import ItemRows
from engine.ranking.strength import HELD, is_weak
from engine.search import result_list
from engine.search.meaning_scorer import MeaningScorer
from engine.search.query_vectors import QueryEmbedder
from engine.search.word_evidence import MOST_MATCHES, MOST_WORDS
from engine.tokens import tokens, units
from engine.types import MatchSource, Query

COLUMNS = ("name", "title", "tags", "folder", "text")
Told = list[tuple[int, tuple[int, ...]]]


@dataclass(frozen=True)
class ReferenceSearch:
    """One query over one library."""

    library: PlantedLibrary
    query: Query
    scores: dict[int, float] = field(default_factory=dict)

    @property
    def catalogue(self) -> Catalogue:
        """The library's rows."""
        return self.library.catalogue

    def page(self) -> tuple[Told, int]:
        """The items of the page, each with its copies, and how many hits there are in all."""
        self.scores.update(self._fused())
        paths = {i.id: os.fsencode(i.path) for i in reference_lists.every_item(self.catalogue)}
        ranked = sorted(self.scores, key=lambda item: (-self.scores[item], paths[item]))
        near = {} if self.query.filters.duplicates else self._near(ranked)
        folded = self._folded(self._sorted(ranked), near)
        last = self.query.offset + self.query.limit
        return folded[self.query.offset : last], len(folded)

    def _allowed(self) -> list[int]:
        words = self._words()
        has = [(cut, True) for cut in map(tokens, self.query.phrases) if cut]
        lacks = [(cut, False) for cut in map(tokens, self.query.without) if cut]
        return [
            item.id
            for item in reference_lists.leaves(self.catalogue, self.query.filters)
            if all(_has(words[item.id], cut) is wanted for cut, wanted in (*has, *lacks))
        ]

    def _words(self) -> dict[int, list[str]]:
        """The columns of full text, by item."""
        sql = "SELECT item_id, name, title, tags, folder, unpack(text) FROM words"
        return {row[0]: list(row[1:]) for row in self.catalogue._database.query(sql)}

    def _view(self) -> IndexView:
        return self.library.index.latest(self.catalogue)

    def _scorer(self) -> MeaningScorer:
        view, query = self._view(), self.query
        space = view.space.id
        encoder, disk = self.library.encoder, Disk()
        embed = QueryEmbedder(encoder, lambda path: [], self.catalogue, space, disk).embed
        return MeaningScorer(
            view.table,
            [embed(term).centred(view.centring) for term in query.meant],
            self.catalogue.spaces.null_distributions(space),
            -math.inf if query.meant == query.terms else HELD,
        )

    def _fused(self) -> dict[int, float]:
        scorer, table = self._scorer(), self._view().table
        allowed = self._allowed()
        rows = table.rows_of_items(np.array(allowed, np.int64))
        found = ItemRows.of(rows, table.item_ids(rows))
        meant = dict(zip(found.items.tolist(), scorer.items(found), strict=True))
        lost = dict(zip(found.items.tolist(), scorer.penalties(found), strict=True))
        boosts, named, penalties = self._evidence(list(meant))
        fused: dict[int, np.float32] = {}
        for item, score in meant.items():
            lifted = (
                np.float32(max(score, np.float32(0)) + boosts[item]) if item in boosts else score
            )
            fused[item] = np.float32(np.float32(lifted - penalties.get(item, 0.0)) - lost[item])
        least = np.float32(max(float(max(fused.values(), default=0)) + 1, CERTAIN))
        for item in named:
            fused[item] = np.float32(max(meant[item] - lost[item], np.float32(0)) + least)
        return {item: float(np.round(score, 5)) for item, score in fused.items()}

    def _evidence(
        self, allowed: Sequence[int]
    ) -> tuple[dict[int, float], set[int], dict[int, float]]:
        wanted = [*" ".join(self.query.typed).split()[:MOST_WORDS], *self.query.phrases]
        typed = " ".join(wanted)
        matches = [match for match in self._matches(typed) if match[0] in allowed]
        shares = self._shares(wanted, allowed)
        boosts = {
            item: BOOST[source] * shares.get(item, 0.0) * (RANK_CONSTANT / (RANK_CONSTANT + rank))
            for rank, (item, source) in enumerate(matches)
        }
        penalties: dict[int, float] = {}
        for term in self.query.terms:
            if term.is_typed and term.weight < 0:
                for item, share in self._shares(term.value.split()[:MOST_WORDS], allowed).items():
                    lost = term.weight * BOOST[MatchSource.WORDS] * share
                    penalties[item] = penalties.get(item, 0.0) - lost
        return boosts, self._named(tokens(typed)) & set(allowed), penalties

    def _named(self, typed: list[str]) -> set[int]:
        items = reference_lists.every_item(self.catalogue)
        names = {item.id: os.path.splitext(os.path.basename(item.path)) for item in items}
        return {
            item
            for item, (stem, ending) in names.items()
            if typed and typed in (tokens(stem), tokens(stem + ending))
        }

    def _matches(self, typed: str) -> list[tuple[int, MatchSource]]:
        """What full text finds, best first, and whether by its name."""
        cuts = units(typed)[:MOST_UNITS]
        if not cuts:
            return []
        words = self._words()
        telling = [cut for cut in cuts if not self._is_common(cut, words)]
        combine, needed = (any, telling) if telling else (all, cuts)

        def holds(columns: Iterable[str]) -> bool:
            parts = list(columns)
            return combine(_has(parts, cut) for cut in needed)

        either = " OR ".join(f'"{" ".join(cut)}"' for cut in cuts)
        sql = f"SELECT rowid, {SCORE} FROM fulltext WHERE fulltext MATCH ?"
        scores = dict(self.catalogue._database.query(sql, (either,)))
        found = [item for item, columns in words.items() if holds(columns)]
        best = sorted(found, key=lambda item: (-scores[item], item))[:MOST_MATCHES]
        by_name = {item for item in best if holds(words[item][:2])}
        return [(i, MatchSource.NAME if i in by_name else MatchSource.WORDS) for i in best]

    def _is_common(self, cut: Sequence[str], words: dict[int, list[str]]) -> bool:
        texts = sum(bool(self.catalogue.items.text(item)) for item in words)
        in_text = sum(_has(columns[4:], cut) for columns in words.values())
        beside = sum(_has(columns[:4], cut) for columns in words.values())
        items = len(reference_lists.every_item(self.catalogue))
        return in_text > NEVER_COMMON + COMMON_SHARE * texts or (
            beside > NEVER_COMMON + COMMON_SHARE * items
        )

    def _shares(self, parts: Sequence[str], allowed: Sequence[int]) -> dict[int, float]:
        """What share of the words items have."""
        words = self._words()
        cuts = [cut for cut in map(tokens, parts) if cut]
        holders = [[item for item in allowed if _has(words[item], cut)] for cut in cuts]
        weights = [math.log((len(allowed) + 1) / (len(items) + 0.5)) for items in holders]
        shares: dict[int, float] = {}
        for items, weight in zip(holders, weights, strict=True):
            for item in items:
                shares[item] = shares.get(item, 0.0) + weight / sum(weights)
        return shares

    def _near(self, ranked: Sequence[int]) -> dict[int, int]:
        table, order = self._view().table, ranked[: result_list.DUPLICATE_DEPTH]
        means = []
        if not order:
            return {}
        for item in order:
            mean = table.vectors(table.rows_of_items(np.array([item]))).sum(axis=0)
            means.append(mean / np.linalg.norm(mean))
        vectors = np.array(means, np.float32)
        return representatives(order, vectors, self.catalogue.items.get)

    def _sorted(self, ranked: Sequence[int]) -> list[int]:
        if self.query.sort == "relevance":
            return list(ranked)
        listed = reference_lists.listed(self.catalogue, self.query.filters, self.query.sort)
        known = [item for item in listed if item in self.scores]
        return sorted(known, key=lambda item: is_weak(self.scores[item]))

    def _folded(self, order: Sequence[int], near: dict[int, int]) -> Told:
        """The list with copies under the first of their kind."""
        equals = self._equals(order)
        told: Told = []
        shown: set[int] = set()
        for item in order:
            if item in shown or item in near:
                continue
            alike = [item, *(follower for follower, first in near.items() if first == item)]
            copies = list(dict.fromkeys(copy for one in alike for copy in equals(one)))
            copies.remove(item)
            shown.update(copies)
            told.append((item, tuple(copies)))
        return told

    def _equals(self, order: Sequence[int]) -> Callable[[int], list[int]]:
        """All items of the same content as one, itself included, by id."""
        if self.query.filters.duplicates:
            return lambda item: [item]
        content = {item: self.catalogue.items.digest(item) for item in order}
        return lambda item: sorted(other for other in order if content[other] == content[item])


def _has(columns: Iterable[str], cut: Sequence[str]) -> bool:
    """Whether tokens stand side by side in one of some columns."""
    return any(f" {' '.join(cut)} " in f" {column} " for column in columns)
