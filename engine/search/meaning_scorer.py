"""How well items mean what the terms of a query mean, on one scale for all modalities."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, reduce

import numpy as np
from msgspec import Struct

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

    Attributes:
        terms: centred unit vectors.
        nulls: what unrelated queries score.
        odds_models: how probable a score makes it that an item is right.
    """

    table: VectorTable
    terms: Sequence[TermVector]
    nulls: NullDistributions
    odds_models: OddsModels

    @property
    def probe(self) -> Vectors | None:
        """The vector of a plain question; where several are combined, none is near the answers."""
        vectors = [vector for term in self.terms for vector in term.vectors]
        return vectors[0] if len(vectors) == 1 else None

    @cached_property
    def log_odds(self) -> LogOdds:
        """The lines of the terms that are wanted, as their scores are added up."""
        if not counting(self.terms):
            return LogOdds.of_terms([[NOT_UNDERSTOOD] * len(CONTENTS)], [1.0])
        wanted = self._wanted
        lines = [[self._line(term, kind) for kind in CONTENTS] for term in wanted]
        return LogOdds.of_terms(lines, [term.weight for term in wanted])

    def _line(self, term: TermVector, kind: Modality) -> Line:
        behind = background(self.table, term, kind)
        return self.odds_models[term.role, kind].line(term.null(self.nulls, kind), behind)

    def parts(self, found: ItemRows) -> Scores:
        """Calibrated score of each part, float32 (p,): what is wanted adds up by weight.

        Terms that were not understood count only where there are no others, and lift nothing.
        """
        wanted = self._wanted
        weight = sum(term.weight for term in wanted)
        total = np.zeros(len(found.parts), np.float32)
        for term in wanted:
            total += term.weight / weight * self._pooled(found, term)
        if not counting(self.terms):
            total = np.minimum(total, np.float32(LIKE_NOTHING))
        return self._lowered(total, found.rows[found.parts])

    def penalties(self, found: ItemRows) -> Scores:
        """What is subtracted from each part for what is unwanted, float32 (p,): it never helps."""
        total = np.zeros(len(found.parts), np.float32)
        for term in self.terms:
            if term.weight < 0 and term.understood:
                total -= term.weight * np.maximum(self._pooled(found, term) - MINUS_FROM, 0)
        return total

    def segments(self, rows: Ids) -> Scores:
        """How well rows match what is wanted, float32 (n,)."""
        wanted = self._wanted
        weight = sum(term.weight for term in wanted)
        total = np.zeros(len(rows), np.float32)
        for term in wanted:
            total += term.weight / weight * self._calibrated(rows, term)
        return self._lowered(total, rows)

    def _lowered(self, scores: Scores, rows: Ids) -> Scores:
        """Scores of rows, float32 (n,), with less for text that was read in an item later."""
        is_later = self.table.is_later(rows)
        if not is_later.any():
            return scores
        slopes = self.log_odds.slopes.take(self.table.contents(rows))
        return np.asarray(scores - is_later * (READ_LATER_COST / slopes), np.float32)

    @property
    def _wanted(self) -> Sequence[TermVector]:
        """The terms that what is wanted is scored by."""
        return counting(self.terms) or [term for term in self.terms if term.weight > 0]

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
