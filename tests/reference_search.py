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
from reference_page import ReferencePage

from engine.catalogue import Catalogue
from engine.catalogue.bm25 import LENGTH_SHARE, PAGE, SATURATION
from engine.catalogue.word_search import (
    COMMON_SHARE,
    MOST_UNITS,
    MOST_WORDS,
    NEVER_COMMON,
    OTHER_FORM,
)
from engine.disk import Disk
from engine.index.view import IndexView
from engine.query.kinds import shares_of
from engine.ranking.fusion import BOOST, CERTAIN, LEAST, LEAST_BOOST, RANK_CONSTANT
from engine.ranking.near_duplicates import representatives
from engine.ranking.odds import odds_models_of
from engine.ranking.pooling import ItemRows
from engine.ranking.strength import is_weak
from engine.search import mixed_page
from engine.search.meaning_scorer import MeaningScorer
from engine.search.query_vectors import QueryEmbedder
from engine.stop_words import telling
from engine.tokens import tokens, units
from engine.types import MatchSource, Modality, Query
from engine.types.vectors import Vectors
from engine.word_forms import is_form

COLUMNS = ("name", "title", "tags", "folder", "text")
Told = list[tuple[int, tuple[int, ...]]]


@dataclass(frozen=True)
class ReferenceSearch:
    """One query over one library."""

    library: PlantedLibrary
    query: Query
    scores: dict[int, float] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)

    @property
    def catalogue(self) -> Catalogue:
        """The library's rows."""
        return self.library.catalogue

    def page(self) -> tuple[Told, int]:
        """The items of the page, each with its copies, and how many hits there are in all."""
        self.scores.update(self._fused())
        paths = {i.id: os.fsencode(i.path) for i in reference_lists.every_item(self.catalogue)}
        ranked = sorted(self.scores, key=lambda item: (-self.scores[item], paths[item]))
        kinds = {item.id: item.modality for item in reference_lists.every_item(self.catalogue)}
        lists = [[item for item in ranked if kinds[item] is kind] for kind in Modality]
        near = {} if self.query.filters.duplicates else self._near(lists)
        folded = self._folded(self._sorted(ranked, lists), near)
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
        embed = QueryEmbedder(encoder, lambda spec, path: [], self.catalogue, space, disk).embed
        return MeaningScorer(
            view.table,
            [embed(term)[0].centred(view.centring) for term in query.meant],
            self.catalogue.spaces.null_distributions(space),
            odds_models_of(view.space.identity),
        )

    def _fused(self) -> dict[int, float]:
        scorer, table = self._scorer(), self._view().table
        allowed = self._allowed()
        rows = table.rows_of_items(np.array(allowed, np.int64))
        found = ItemRows.of(rows, table.item_ids(rows))
        odds, pushed = scorer.part_odds(found), scorer.penalties(found)
        meant = dict(zip(found.items.tolist(), odds, strict=True))
        lost = dict(zip(found.items.tolist(), pushed, strict=True))
        boosts, named, penalties = self._evidence(list(meant))
        fused: dict[int, np.float32] = {}
        for item, score in meant.items():
            lifted = (
                np.float32(max(score, np.float32(LEAST)) + boosts[item])
                if item in boosts
                else score
            )
            fused[item] = np.float32(np.float32(lifted - penalties.get(item, 0.0)) - lost[item])
        if self.query.has_phrases_alone:
            fused = {item: np.logaddexp(np.float32(0), score) for item, score in fused.items()}
        least = np.float32(max(float(max(fused.values(), default=0)) + 1, CERTAIN))
        for item in named:
            fused[item] = np.float32(max(fused[item], np.float32(0)) + least)
        self.named.update(named)
        return {item: float(np.round(score, 5)) for item, score in fused.items()}

    def _evidence(
        self, allowed: Sequence[int]
    ) -> tuple[dict[int, float], set[int], dict[int, float]]:
        typed, phrases = " ".join(self.query.typed), self.query.phrases
        name_more = BOOST[MatchSource.NAME] - BOOST[MatchSource.WORDS]
        gained = {
            item: BOOST[MatchSource.WORDS] * share + name_more * named
            for item, (share, named, _) in self._matches(typed, phrases).items()
            if item in allowed
        }
        gains = list(gained.values())
        faded = {item: gain * _fading(gain, gains) for item, gain in gained.items()}
        boosts = {item: boost for item, boost in faded.items() if boost >= LEAST_BOOST}
        penalties: dict[int, float] = {}
        for term in self.query.terms:
            if term.is_typed and term.weight < 0:
                for item, (_, _, held) in self._matches(term.value, ()).items():
                    lost = term.weight * BOOST[MatchSource.WORDS] * held
                    penalties[item] = penalties.get(item, 0.0) - lost
        named = self._named(tokens(" ".join((typed, *phrases))))
        return boosts, named & set(allowed), penalties

    def _named(self, typed: list[str]) -> set[int]:
        items = reference_lists.every_item(self.catalogue)
        names = {item.id: os.path.splitext(os.path.basename(item.path)) for item in items}
        return {
            item
            for item, (stem, ending) in names.items()
            if typed and typed in (tokens(stem), tokens(stem + ending))
        }

    def _matches(self, typed: str, phrases: Sequence[str]) -> dict[int, tuple[float, float, float]]:
        """By item, how much it is about the words, by its name, and what share of them it has."""
        words = self._words()
        cuts = [*units(" ".join(telling(typed.split()[:MOST_WORDS])))[:MOST_UNITS]]
        asked = [(cut, len(cut) == 1) for cut in cuts]
        asked += [(tuple(cut), False) for cut in map(tokens, phrases) if cut]
        chosen = [one for one in asked if not self._is_common(one[0], words)]
        wanted = chosen or [(cut, False) for cut, _ in asked]
        about = [self._about(cut, inflected, words) for cut, inflected in wanted]
        weights = [math.log((len(words) + 1) / (len(held) + 0.5)) for held in about]
        total = sum(weights)
        found: dict[int, tuple[float, float, float]] = {}
        for weight, held in zip(weights, about, strict=True):
            for item, (share, in_name) in held.items():
                before = found.get(item, (0.0, 0.0, 0.0))
                more = (weight * share, weight * share * in_name, weight)
                found[item] = tuple(a + b / total for a, b in zip(before, more, strict=True))
        if chosen:
            return found
        return {item: told for item, told in found.items() if all(item in held for held in about)}

    def _about(
        self, cut: Sequence[str], inflected: bool, words: dict[int, list[str]]
    ) -> dict[int, tuple[float, bool]]:
        """By item that has a word, how much it is about it, and whether its name has it."""
        found = {}
        for item, columns in words.items():
            counts = [_count(column.split(), cut, inflected) for column in columns]
            if any(counts):
                length = 1 - LENGTH_SHARE + LENGTH_SHARE * len(columns[4].split()) / PAGE
                often = sum(counts[:4]) / (1 - LENGTH_SHARE) + counts[4] / length
                most = 1 / (1 - LENGTH_SHARE)
                share = (often / (often + SATURATION)) / (most / (most + SATURATION))
                found[item] = min(share, 1.0), any(counts[:2])
        return found

    def _is_common(self, cut: Sequence[str], words: dict[int, list[str]]) -> bool:
        texts = sum(bool(self.catalogue.items.text(item)) for item in words)
        in_text = sum(_has(columns[4:], cut) for columns in words.values())
        beside = sum(_has(columns[:4], cut) for columns in words.values())
        items = len(reference_lists.every_item(self.catalogue))
        return in_text > NEVER_COMMON + COMMON_SHARE * texts or (
            beside > NEVER_COMMON + COMMON_SHARE * items
        )

    def _near(self, lists: Sequence[Sequence[int]]) -> dict[int, int]:
        order = [item for ranked in lists for item in ranked[: mixed_page.DEPTH]]
        if not order:
            return {}
        vectors = np.array([self._mean(item) for item in order], np.float32)
        return representatives(order, vectors @ vectors.T, self.catalogue.items.get)

    def _mean(self, item: int) -> Vectors:
        table = self._view().table
        mean = table.vectors(table.rows_of_items(np.array([item]))).sum(axis=0)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)

    def _share(self, item: int) -> float:
        """How probable it is that its kind of media is meant, beside the most probable."""
        return shares_of(self.query, {})[self.catalogue.items.get([item])[0].modality]

    def _sorted(self, ranked: Sequence[int], lists: Sequence[Sequence[int]]) -> list[int]:
        if self.query.sort == "score":
            return list(ranked)
        if self.query.sort == "relevance":
            items = reference_lists.every_item(self.catalogue)
            by_path = sorted(items, key=lambda item: os.fsencode(item.path))
            places = {item.id: place for place, item in enumerate(by_path)}
            page = ReferencePage(self.scores, self.named, self._mean, self._share, places)
            return page.blended(lists)
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


def _count(there: Sequence[str], cut: Sequence[str], inflected: bool) -> float:
    """How often tokens stand in a column, other forms counted for less."""
    if inflected:
        forms = [token for token in there if is_form(cut[0], token)]
        return sum(1.0 if token == cut[0] else OTHER_FORM for token in forms)
    places = range(len(there) - len(cut) + 1)
    return sum(tuple(there[at : at + len(cut)]) == tuple(cut) for at in places)


def _fading(gain: float, gains: Sequence[float]) -> float:
    """What is left at a rank; equal ones share the middle of theirs."""
    before = sum(round(other, 9) > round(gain, 9) for other in gains)
    equal = sum(round(other, 9) == round(gain, 9) for other in gains)
    return RANK_CONSTANT / (RANK_CONSTANT + before + (equal - 1) / 2)
