"""A page of the list as hits: rows of the catalogue, best segments, and why each is there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct

from ..catalogue import Catalogue
from ..index.base import Ids, Vectors
from ..index.table import VectorTable
from ..ranking.calibration import is_unrelated
from ..ranking.fusion import WordEvidence
from ..ranking.near_duplicates import HitGroup
from ..ranking.pooling import ItemRows
from ..ranking.strength import is_weak, strength
from ..stop_words import telling
from ..tokens import tokens
from ..types import Hit, Item, MatchSource, Query, Segment, SegmentKind
from ..word_forms import SHORTEST_STEM, is_form
from .order import Ranked
from .scorer import Scorer
from .word_places import read_later, told_apart

MOST_SEGMENTS = 3
# So many of an item's best are looked through for segments that differ.
MOST_CANDIDATES = 12
# Segments this alike show the same thing twice.
TWINS = 0.98
_PASSAGES = (SegmentKind.PASSAGE, SegmentKind.WRITTEN)


class _Known(Struct, frozen=True, eq=False):
    """A segment and its vector, float32 (dim,)."""

    segment: Segment
    vector: Vectors

    @property
    def is_title(self) -> bool:
        """Whether it is the title of a document."""
        return self.segment.kind is SegmentKind.TITLE

    def is_twin(self, other: _Known) -> bool:
        """Whether the two overlap or show the same thing."""
        is_alike = float(self.vector @ other.vector) > TWINS
        return is_alike or _overlap(self.segment, other.segment)


class HitMaker(Struct, frozen=True):
    """Makes hits of one search.

    Attributes:
        scorer: how well segments and items match the query by their vectors.
        ranked: the list that the hits are from.
        evidence: what the words of the query added.
        words: the tokens of what was typed or quoted.
    """

    catalogue: Catalogue
    table: VectorTable
    scorer: Scorer
    ranked: Ranked
    evidence: WordEvidence
    words: frozenset[str] = frozenset()

    def make(self, page: Sequence[HitGroup]) -> list[Hit]:
        """The hits of a page, in its order; what was removed meanwhile is left out."""
        items = self.catalogue.items.get([found.item for found in page])
        ids = np.array([item.id for item in items], np.int64)
        rows, sources = self.table.rows_of_items(ids), self.evidence.sources(ids)
        found = ItemRows.of(rows, self.table.item_ids(rows), self.table.contents(rows))
        best = found.best_part(self.scorer.parts(found))
        meanings = dict(zip(found.items.tolist(), best.tolist(), strict=True))
        # Words tell more of a text than the meaning of any part of it, or they found it.
        by_words = {n for n, meaning in meanings.items() if n in sources or is_unrelated(meaning)}
        segments = self._segments(found, by_words if self.words else frozenset())
        scores = self.ranked.scores_of(found.items)
        copies = {fold.item: fold.copies for fold in page}
        return [
            Hit(
                item,
                scores[item.id],
                strength(scores[item.id]),
                segments[item.id][0],
                is_weak(scores[item.id]),
                segments[item.id],
                self._sources(item, meanings[item.id], segments[item.id][0], sources),
                copies[item.id],
            )
            for item in items
        ]

    def _sources(
        self, item: Item, meaning: float, best: Segment, found: Mapping[int, MatchSource]
    ) -> frozenset[MatchSource]:
        """What brought an item in: words, and its meaning, or that of what was read in it."""
        meant = {MatchSource.MEANING, *read_later(item, best)}
        source = told_apart(self.catalogue, item, found.get(item.id), self.words)
        if source is None:
            return frozenset(meant)
        return frozenset({source} if is_unrelated(meaning) else {source, *meant})

    def _segments(
        self, found: ItemRows, by_words: Container[int]
    ) -> dict[int, tuple[Segment, ...]]:
        """The best segments of each item, best first; of some those with the most words first."""
        scores = self.scorer.segment_odds(found.rows)
        falling = {
            item: run[:MOST_CANDIDATES]
            for item, run in zip(found.items.tolist(), found.falling(scores), strict=True)
        }
        known = self._known(falling.values())
        chosen = {}
        for item, rows in falling.items():
            alike = [known[row] for row in rows.tolist()]
            if len(alike) > 1 and item in by_words:
                alike.sort(key=lambda one: -_held(self.words, one.segment.text))
            chosen[item] = _distinct(alike)
        return chosen

    def _known(self, runs: Iterable[Ids]) -> dict[int, _Known]:
        """The segments of rows, by row."""
        rows = np.concatenate([*runs, np.empty(0, np.int64)])
        ids = self.table.segment_ids(rows).tolist()
        stored = self.catalogue.segments.get(ids)
        return {
            row: _Known(stored.get(segment, Segment(SegmentKind.WHOLE)), vector)
            for row, segment, vector in zip(
                rows.tolist(), ids, self.table.vectors(rows), strict=True
            )
        }


def words_of(query: Query) -> frozenset[str]:
    """The tokens of what a query asks for in words, stop words only where there are no others."""
    typed = telling(word for words in query.typed for word in words.split())
    return frozenset(tokens(" ".join((*typed, *query.phrases))))


def _held(words: frozenset[str], text: str) -> int:
    """How many of the words a text has, in whatever form."""
    plain = text.lower()
    # Cutting a text into tokens takes ten times as long as this.
    if text.isascii() and not any(word[:SHORTEST_STEM] in plain for word in words):
        return 0
    there = set(tokens(text))
    return sum(any(is_form(word, token) for token in there) for word in words)


def _distinct(known: Iterable[_Known]) -> tuple[Segment, ...]:
    """The first few segments that neither overlap nor show the same thing twice.

    A passage says more than a title that means the same, and takes its place.
    """
    kept: list[_Known] = []
    for one in known:
        if len(kept) == MOST_SEGMENTS and not any(other.is_title for other in kept):
            break
        twin = next((place for place, other in enumerate(kept) if one.is_twin(other)), None)
        if twin is not None:
            if kept[twin].is_title and one.segment.kind in _PASSAGES:
                kept[twin] = one
        elif len(kept) < MOST_SEGMENTS:
            kept.append(one)
    return tuple(one.segment for one in kept)


def _overlap(one: Segment, other: Segment) -> bool:
    return one.kind is other.kind and one.start < other.end and other.start < one.end
