"""Strength: how probable it is that a hit is right, from the logarithm of its odds."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ..index.base import Scores

# One in seven is right where a hit begins to count as more than the closest that there is.
WEAK_SHARE = 1 / 7
WEAK_BELOW = float(np.log(WEAK_SHARE / (1 - WEAK_SHARE)))
# What has the quoted words that were asked for is right at least every other time.
HELD = 0.0


def probability(log_odds: Scores) -> NDArray[np.float64]:
    """The share of hits with such odds that are right, above 0, of the same shape.

    In double precision: near 1, odds that differ would else give the same.
    """
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds.astype(np.float64), -60, 60))))


def strength(log_odds: float) -> int:
    """The same in per cent, 0 to 99: nothing is certain."""
    return min(99, round(50 * (1 + math.tanh(log_odds / 2))))


def is_weak(log_odds: float) -> bool:
    """Whether fewer than one in seven of such hits are right."""
    return log_odds < WEAK_BELOW


def at_least_held(log_odds: Scores) -> Scores:
    """Odds of hits that have what was asked for word by word: above `HELD`, in the same order."""
    return np.asarray(HELD + np.logaddexp(0, log_odds - HELD), np.float32)
