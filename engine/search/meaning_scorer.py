"""How well items mean what the terms of a query mean, on one scale for all modalities."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, reduce

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from ..index.base import Ids, Scores
from ..index.table import VectorTable
from ..ranking.calibration import NullDistributions, calibrated_each
from ..ranking.odds import NOT_UNDERSTOOD, Background, Line, LogOdds, OddsModels
from ..ranking.pooling import ItemRows
from ..types import Modality, NullDistribution
from ..types.tracks import CONTENTS
from ..types.vectors import Vectors
from .query_vectors import TermVector, counting

# A thing that is there scores less in most of its pictures than in the best of them, and a minus
# is meant for all: it begins to push this many deviations below an unrelated query's best.
MINUS_FROM = -2.0
# What no term was understood for is like nothing: below all that has one of the words, however
# few and faint.
LIKE_NOTHING = 0.0
# Pictures are asked for by what they show, and sounds by how they sound, more often than by a text
# in them: the log odds of such a text are lower by so much (docs/decisions/read-later.md).
READ_LATER_COST = 1.5
NOTHING = np.zeros(1, np.float32)


def background(table: VectorTable, term: TermVector, kind: Modality) -> Background:
    """What a term scores on the segments of one content, by a sample of them."""
    sample = table.samples[kind]
    return Background.of(term.cosines(sample) if len(sample) else NOTHING)


class MeaningScorer(Struct, frozen=True, eq=False, dict=True):
    """The terms of a query against a table of vectors.

    What several terms say of an item is the weighted mean of the log odds that each gives it: a
    logarithmic opinion pool (Genest and Zidek, "Combining probability distributions", Statistical
    Science 1, 1986). docs/decisions/odds.md has what that is worth.

    Attributes:
        table: what is scored.
        terms: centred unit vectors.
        nulls: what unrelated queries score.
        odds_models: how probable a score makes it that an item is right.
        library: what the terms score by chance is sampled from it; None stands for `table`.
    """

    table: VectorTable
    terms: Sequence[TermVector]
    nulls: NullDistributions
    odds_models: OddsModels
    library: VectorTable | None = None

    @property
    def probe(self) -> Vectors | None:
        """The vector of a plain question; where several are combined, none is near the answers."""
        vectors = [vector for term in self.terms for vector in term.vectors]
        return vectors[0] if len(vectors) == 1 else None

    def against(self, table: VectorTable) -> MeaningScorer:
        """The same scale for vectors that the library does not have."""
        return replace(self, table=table, library=self._library)

    def parts(self, found: ItemRows) -> Scores:
        """Calibrated score of each part, float32 (p,): what is wanted adds up by weight.

        Terms that were not understood count only where there are no others, and lift nothing.
        """
        total = self._mean([self._pooled(found, term) for term in self._wanted])
        if not counting(self.terms):
            total = np.minimum(total, np.float32(LIKE_NOTHING))
        return self._lowered(total, found.rows[found.parts])

    def segments(self, rows: Ids) -> Scores:
        """The same of each row, float32 (n,)."""
        return self._lowered(
            self._mean([self._calibrated(rows, one) for one in self._wanted]), rows
        )

    def part_odds(self, found: ItemRows) -> Scores:
        """The log odds that each part is what is wanted, float32 (p,)."""
        scores = [self._pooled(found, term) for term in self._wanted]
        return self._odds(found.rows[found.parts], scores)

    def segment_odds(self, rows: Ids) -> Scores:
        """The same of each row, float32 (n,)."""
        return self._odds(rows, [self._calibrated(rows, term) for term in self._wanted])

    def penalties(self, found: ItemRows) -> Scores:
        """What each part loses of these for what is unwanted, float32 (p,): it never helps."""
        total = np.zeros(len(found.parts), np.float32)
        for term in self.terms:
            if term.weight < 0 and term.understood:
                total -= term.weight * np.maximum(self._pooled(found, term) - MINUS_FROM, 0)
        return np.asarray(total * self._slopes(found.rows[found.parts]), np.float32)

    @cached_property
    def _wanted(self) -> Sequence[TermVector]:
        """The terms that what is wanted is scored by."""
        return counting(self.terms) or [term for term in self.terms if term.weight > 0]

    @property
    def _library(self) -> VectorTable:
        return self.table if self.library is None else self.library

    @cached_property
    def _lines(self) -> Sequence[LogOdds]:
        """Of each term that is wanted, what its scores say."""
        if not counting(self.terms):
            return [LogOdds.of([NOT_UNDERSTOOD] * len(CONTENTS)) for _ in self._wanted]
        return [LogOdds.of([self._line(term, c) for c in CONTENTS]) for term in self._wanted]

    def _line(self, term: TermVector, kind: Modality) -> Line:
        behind = background(self._library, term, kind)
        return self.odds_models[term.role, kind].line(term.null(self.nulls, kind), behind)

    def _odds(self, rows: Ids, scores: Sequence[Scores]) -> Scores:
        """The log odds of rows, float32 (n,), by what each term that is wanted scores them."""
        contents = self.table.contents(rows)
        odds = self._mean(
            [line.at(s, contents) for line, s in zip(self._lines, scores, strict=True)]
        )
        if not counting(self.terms):
            odds = np.minimum(odds, np.float32(NOT_UNDERSTOOD.offset))
        return np.asarray(odds - READ_LATER_COST * self.table.is_later(rows), np.float32)

    def _mean(self, each: Sequence[Scores]) -> Scores:
        """The mean by weight of what there is for each term that is wanted, float32 (n,)."""
        weight = sum(term.weight for term in self._wanted)
        total = np.zeros_like(each[0])
        for term, one in zip(self._wanted, each, strict=True):
            total += term.weight / weight * one
        return total

    def _slopes(self, rows: Ids) -> Scores:
        """By how much the log odds of rows rise with their calibrated scores, float32 (n,)."""
        return self._mean([line.slopes for line in self._lines]).take(self.table.contents(rows))

    def _lowered(self, scores: Scores, rows: Ids) -> Scores:
        """Calibrated scores of rows, float32 (n,), with less for text that was read later."""
        is_later = self.table.is_later(rows)
        if not is_later.any():
            return scores
        return np.asarray(scores - is_later * (READ_LATER_COST / self._slopes(rows)), np.float32)

    def _pooled(self, found: ItemRows, term: TermVector) -> Scores:
        spreads = np.array([one.spread / one.deviation for one in self._nulls(term)], np.float32)
        contents = self.table.contents(found.rows[found.parts])
        return found.pool(self._calibrated(found.rows, term), spreads[contents])

    def _calibrated(self, rows: Ids, term: TermVector) -> Scores:
        cosines = (self.table.scores(rows, vector) for vector in term.vectors)
        best, contents = reduce(np.maximum, cosines), self.table.contents(rows)
        return calibrated_each(best, self._nulls(term), contents)

    def _nulls(self, term: TermVector) -> list[NullDistribution]:
        """What unrelated queries score on each of `CONTENTS`."""
        return [term.null(self.nulls, kind) for kind in CONTENTS]
