"""Odds: how much more probable the score of a hit makes it that it is right than that it is not.

The scale is Platt's (1999): the logarithm of the odds rises along a line, which is fitted to hits
that people judged, for each encoder, query role and item modality. Where a pair is known to be
poor its line is flat and low, so that its hits count less beside those of others.

Of the starter the cosine itself is known, which means the same in every library; what stands out
of what this query scores on the rest of this library is the more likely right. docs/decisions/
odds.md tells why. Of other models only the calibrated score is known to mean the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..index.base import Scores
from ..shipped import SHIPPED
from ..types import Modality, NullDistribution
from ..types.vectors import Role

# The table for encoders that nobody judged hits of.
ANY_ENCODER = "any"
# A deviation that is never less, so that a few like segments make nothing stand out endlessly.
LEAST_DEVIATION = 0.02


class Background(Struct, frozen=True):
    """What one query scores on the segments of one modality, to most of which it has no relation.

    Attributes:
        median: of the cosines.
        deviation: from the median to where one in six lies below, above 0.
    """

    median: float
    deviation: float

    @classmethod
    def of(cls, cosines: Scores) -> Background:
        """The background by a sample, float32 (n,), n >= 1."""
        places = np.linspace(0, 1, len(cosines))
        low, middle = np.interp((0.16, 0.5), places, np.sort(cosines)).tolist()
        return cls(middle, max(middle - low, LEAST_DEVIATION))


class Line(Struct, frozen=True):
    """log odds = offset + slope * calibrated score; the slope is above 0."""

    offset: float
    slope: float


class OddsModel(Struct, frozen=True):
    """What each figure of a hit adds to the log odds that it is right.

    Attributes:
        offset: for all alike.
        score: per deviation of the calibrated score, at least 0.
        cosine: per unit of the cosine, at least 0.
        standing: per deviation that the cosine stands above the query's background, at least 0.
    """

    offset: float
    score: float = 0.0
    cosine: float = 0.0
    standing: float = 0.0

    def line(self, null: NullDistribution, background: Background) -> Line:
        """The line over the calibrated scores of one query; all figures rise with these."""
        cosine = self.cosine + self.standing / background.deviation
        at_zero = self.standing * background.median / background.deviation
        return Line(
            self.offset + cosine * null.mean - at_zero, self.score + cosine * null.deviation
        )


OddsModels = Mapping[tuple[Role, Modality], OddsModel]
# Of words that the model does not understand: what they find by meaning is not right.
NOT_UNDERSTOOD = Line(-4.0, 1.5)


class LogOdds(Struct, frozen=True, eq=False):
    """The lines of one term, one for each content, in the order of `types.tracks.CONTENTS`.

    Attributes:
        offsets, slopes: float32 (n,).
    """

    offsets: NDArray[np.float32]
    slopes: NDArray[np.float32]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> LogOdds:
        """The lines of a term."""
        return cls(
            np.array([line.offset for line in lines], np.float32),
            np.array([line.slope for line in lines], np.float32),
        )

    def at(self, scores: Scores, codes: NDArray[np.int8]) -> Scores:
        """The log odds of calibrated scores, float32 (n,).

        Args:
            codes: the content of each as its place in the order, (n,).
        """
        return np.asarray(self.offsets.take(codes) + self.slopes.take(codes) * scores)


def odds_models_of(identity: str) -> OddsModels:
    """What was fitted to hits of an encoder, for every pair; or else what holds of most."""
    tables = _tables()
    return tables.get(identity, tables[ANY_ENCODER])


@cache
def _tables() -> Mapping[str, OddsModels]:
    file = SHIPPED / "ranking" / "odds.json"
    return {
        identity: {
            (Role(role), Modality(modality)): OddsModel(**figures)
            for role, pairs in table.items()
            for modality, figures in pairs.items()
        }
        for identity, table in json.loads(file.read_text("utf-8")).items()
    }
