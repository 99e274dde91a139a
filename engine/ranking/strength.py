"""How far a hit stands out of the library's background, in words a person can use."""

from __future__ import annotations

from statistics import NormalDist

WEAK_BELOW = 0.0


def strength(score: float) -> int:
    """0 to 100 for a calibrated score: how much of the background lies below, on both sides.

    0 is what an unrelated query gets on average, 68 one deviation above it, 95 two.
    """
    return round(100 * max(0.0, 2 * NormalDist().cdf(score) - 1))


def is_weak(score: float) -> bool:
    """Whether a hit is no better than what an unrelated query gets."""
    return score < WEAK_BELOW
