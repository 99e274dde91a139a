"""Calibration: what unrelated queries score in this library, per query role and item modality.

A score' = (q.x - m) / s has the same meaning for a picture, a sound and a passage, so that they
can stand in one list. m and s are those of the best scores that a bank of general queries gets:
words that we wrote, and pictures, sounds and passages sampled from the library itself.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..encoders.base import Role, Vectors
from ..index.centring import ROLE_OF_ITEM
from ..index.table import VectorTable
from ..types import Background, Modality

BANK_SIZE = 300
SAMPLE_SIZE = 20_000
# Stand-ins while a library is too small to tell; they weigh as much as PRIOR_COUNT segments.
PRIOR = Background(0.15, 0.07)
PRIOR_COUNT = 20

Backgrounds = Mapping[tuple[Role, Modality], Background]


def calibrate(table: VectorTable, text_bank: Vectors) -> dict[tuple[Role, Modality], Background]:
    """Measure the background of every (query role, item modality) pair that has items.

    Args:
        text_bank: centred unit vectors of general queries, float32 (n, dim).
    """
    banks = {Role.QUERY_TEXT: text_bank, **_library_banks(table)}
    return {
        (role, modality): _background(bank, table, modality)
        for role, bank in banks.items()
        for modality in Modality
        if len(bank) and len(table.rows(modality))
    }


def _library_banks(table: VectorTable) -> dict[Role, Vectors]:
    return {
        role: table.vectors(_spread(table.rows(modality), BANK_SIZE))
        for modality, role in ROLE_OF_ITEM.items()
    }


def _background(bank: Vectors, table: VectorTable, modality: Modality) -> Background:
    """Mean and deviation of the bank's best scores, drawn to the prior in a small library."""
    rows = _spread(table.rows(modality), SAMPLE_SIZE)
    best = _best_scores(bank @ table.vectors(rows).T)
    if not len(best):
        return PRIOR
    share = len(rows) / (len(rows) + PRIOR_COUNT)
    mean = share * float(best.mean()) + (1 - share) * PRIOR.mean
    variance = share * float(best.var()) + (1 - share) * PRIOR.deviation**2
    return Background(mean, max(variance**0.5, 0.01))


def _best_scores(scores: Vectors) -> Vectors:
    """The top scores of every query, flat, without a sampled query's match with itself."""
    others = np.where(scores > 0.999, -np.inf, scores)
    kept = int(np.clip(others.shape[1] // 20, 1, 10))
    best = np.sort(others, axis=1)[:, -kept:]
    return np.asarray(best[np.isfinite(best)], dtype=np.float32)


def _spread(rows: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """At most that many rows, evenly spread, so that the same library calibrates the same."""
    if len(rows) <= most:
        return rows
    return np.asarray(rows[np.linspace(0, len(rows) - 1, most).astype(np.int64)])


def background_of(backgrounds: Backgrounds, role: Role, modality: Modality) -> Background:
    """The background of a pair; typed words stand in for a role that was not measured."""
    typed = backgrounds.get((Role.QUERY_TEXT, modality), PRIOR)
    return backgrounds.get((role, modality), typed)
