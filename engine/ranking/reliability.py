"""Reliability: what a calibrated score says of the odds that a hit is right.

The scale is Platt's (1999): the logarithm of the odds rises with the score along a line, which is
fitted to hits that people judged, for each encoder, query role and item modality. Where a pair is
known to be poor its line is flat and low, so that its hits count less beside those of others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from ..index.base import Scores
from ..index.table import MODALITIES
from ..types import Modality
from ..types.vectors import Role

# The table for encoders that nobody judged hits of.
ANY_ENCODER = "any"


@dataclass(frozen=True, slots=True)
class Reliability:
    """One line: log odds = offset + slope * score.

    Attributes:
        offset: the log odds of what an unrelated query's best hit scores.
        slope: how much one deviation adds, above 0.
    """

    offset: float
    slope: float


Reliabilities = Mapping[tuple[Role, Modality], Reliability]
# Of words that the model does not understand: what they find by meaning is not right.
NOT_UNDERSTOOD = Reliability(-4.0, 1.5)


@dataclass(frozen=True, slots=True, eq=False)
class LogOdds:
    """The lines of one query, one for each of `MODALITIES`.

    Attributes:
        offsets, slopes: float32 (len(MODALITIES),).
    """

    offsets: NDArray[np.float32]
    slopes: NDArray[np.float32]

    @classmethod
    def of_terms(cls, lines: Sequence[Sequence[Reliability]], weights: Sequence[float]) -> LogOdds:
        """The weighted mean of the lines of terms, as their scores are added up.

        Args:
            lines: for each term the line of each of `MODALITIES`.
            weights: above 0.
        """
        offsets = [[line.offset for line in of_term] for of_term in lines]
        slopes = [[line.slope for line in of_term] for of_term in lines]
        return cls(
            np.average(offsets, axis=0, weights=weights).astype(np.float32),
            np.average(slopes, axis=0, weights=weights).astype(np.float32),
        )

    def at(self, scores: Scores, codes: NDArray[np.int8]) -> Scores:
        """The log odds of calibrated scores, float32 (n,).

        Args:
            codes: the modality of each as its place in `MODALITIES`, (n,).
        """
        return np.asarray(self.offsets.take(codes) + self.slopes.take(codes) * scores)


# For scores that nothing is known of.
AS_SCORED = LogOdds(np.zeros(len(MODALITIES), np.float32), np.ones(len(MODALITIES), np.float32))


def reliabilities_of(identity: str) -> Reliabilities:
    """What was fitted to hits of an encoder, for every pair; or else what holds of most."""
    tables = _tables()
    return tables.get(identity, tables[ANY_ENCODER])


@cache
def _tables() -> Mapping[str, Reliabilities]:
    file = resources.files("triptych_resources").joinpath("ranking/reliability.json")
    return {
        identity: {
            (Role(role), Modality(modality)): Reliability(*line)
            for role, lines in table.items()
            for modality, line in lines.items()
        }
        for identity, table in json.loads(file.read_text("utf-8")).items()
    }
