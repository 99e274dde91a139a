"""How far a hit stands out of the library's null distribution, in numbers a person can use."""

from __future__ import annotations

import math

from .calibration import GUMBEL_DEVIATION, GUMBEL_MEAN, gumbel_quantile

# Nine in ten unrelated queries find nothing of one modality that scores as high as this.
UNRELATED_BELOW = 0.9
WEAK_BELOW = (gumbel_quantile(UNRELATED_BELOW) - GUMBEL_MEAN) / GUMBEL_DEVIATION
# What has the quoted words that were asked for is not weak, whatever it means. In float32, and
# rounded for display, this is the same number.
HELD = math.ceil(WEAK_BELOW * 64) / 64


def strength(score: float) -> int:
    """0 to 100 for a calibrated score: how unlikely it is that an unrelated query scores it.

    100 less twice the share of unrelated queries whose best hit is as good: 0 is what every
    other such query gets, 80 what one in ten gets, 98 what one in a hundred gets.
    """
    above = -math.expm1(-math.exp(-(GUMBEL_DEVIATION * score + GUMBEL_MEAN)))
    return round(100 * max(0.0, 1 - 2 * above))


def is_weak(score: float) -> bool:
    """Whether a hit is no better than what unrelated queries often get."""
    return score < WEAK_BELOW
