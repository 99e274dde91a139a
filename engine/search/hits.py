"""A page of the list as hits: rows of the catalogue, best segments, and why each is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

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


@dataclass(frozen=True, slots=True)
class HitMaker:
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
        rows = self.table.rows_of_items(np.array([item.id for item in items], np.int64))
        found = ItemRows.of(rows, self.table.item_ids(rows), self.table.contents(rows))
        best = found.best_part(self.scorer.parts(found))
        meanings = dict(zip(found.items.tolist(), best.tolist(), strict=True))
        segments = self._segments(found, meanings)
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
                self._sources(item, meanings[item.id], segments[item.id][0]),
                copies[item.id],
            )
            for item in items
        ]

    def _sources(self, item: Item, meaning: float, best: Segment) -> frozenset[MatchSource]:
        """What brought an item in: words, and its meaning, or that of what was read in it."""
        meant = {MatchSource.MEANING, *read_later(item, best)}
        found = self.evidence.source(item.id)
        source = told_apart(self.catalogue, item, found, self.words)
        if source is None:
            return frozenset(meant)
        return frozenset({source} if is_unrelated(meaning) else {source, *meant})

    def _segments(
        self, found: ItemRows, meanings: Mapping[int, float]
    ) -> dict[int, tuple[Segment, ...]]:
        """The best segments of each item, best first."""
        lines, contents = self.scorer.log_odds, self.table.contents(found.rows)
        scores = lines.at(self.scorer.segments(found.rows), contents)
        falling = [
            found.rows[run[np.argsort(-scores[run], kind="stable")[:MOST_CANDIDATES]]]
            for run in found.runs()
        ]
        known = self._known(falling)
        chosen = {}
        for item, rows in zip(found.items.tolist(), falling, strict=True):
            # They tell more of a text than the meaning of any part of it, or they found it.
            by_words = is_unrelated(meanings[item]) or self.evidence.source(item) is not None
            ordered = self._with_words_first(rows, known) if by_words and self.words else rows
            segments = [known[row] for row in ordered.tolist()]
            chosen[item] = _distinct(segments, self.table.vectors(ordered))
        return chosen

    def _with_words_first(self, rows: Ids, known: Mapping[int, Segment]) -> Ids:
        """Segments with the most words of the query first, else in the order they had."""
        held = [_held(self.words, known[row].text) for row in rows.tolist()]
        return rows[np.argsort(-np.array(held), kind="stable")]

    def _known(self, runs: Sequence[Ids]) -> dict[int, Segment]:
        """The segments of rows, by row."""
        rows = np.concatenate([*runs, np.empty(0, np.int64)])
        ids = self.table.segment_ids(rows).tolist()
        stored = self.catalogue.segments.get(ids)
        return {
            row: stored.get(segment, Segment(SegmentKind.WHOLE))
            for row, segment in zip(rows.tolist(), ids, strict=True)
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


def _distinct(segments: Sequence[Segment], vectors: Vectors) -> tuple[Segment, ...]:
    """The first few segments that neither overlap nor show the same thing twice.

    A passage says more than a title that means the same, and takes its place.
    """
    kept: list[int] = []
    for place in range(len(segments)):
        has_title = any(segments[other].kind is SegmentKind.TITLE for other in kept)
        if len(kept) == MOST_SEGMENTS and not has_title:
            break
        twins = (n for n, other in enumerate(kept) if _is_twin(segments, vectors, place, other))
        twin = next(twins, None)
        if twin is not None:
            is_title = segments[kept[twin]].kind is SegmentKind.TITLE
            if is_title and segments[place].kind in _PASSAGES:
                kept[twin] = place
        elif len(kept) < MOST_SEGMENTS:
            kept.append(place)
    return tuple(segments[place] for place in kept)


def _is_twin(segments: Sequence[Segment], vectors: Vectors, one: int, other: int) -> bool:
    """Whether two segments overlap or show the same thing."""
    is_alike = float(vectors[one] @ vectors[other]) > TWINS
    return is_alike or _overlap(segments[one], segments[other])


def _overlap(one: Segment, other: Segment) -> bool:
    return one.kind is other.kind and one.start < other.end and other.start < one.end
