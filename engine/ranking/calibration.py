"""Calibration: what unrelated queries score in this library, per query role and content.

A score' = (q.x - m) / s has the same meaning for a picture, a sound and a passage, so that they
can stand in one list. m and s describe the best score that an unrelated query gets: the largest
of many values, so it follows Gumbel's law (Fisher and Tippett, 1928). It is measured with a bank
of general queries: words that we wrote, and pictures, sounds and passages of the library.

For words the law is fitted to the lower half of the best scores. For the others it is worked out
from the scores below the median, by Fisher's z (1915), in which cosines are spread evenly up to
their bound. docs/decisions/calibration.md tells why.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..index.centring import ROLE_OF_CONTENT
from ..index.table import VectorTable
from ..types import Modality, NullDistribution
from ..types.tracks import CONTENTS
from ..types.vectors import Role, Vectors

BANK_SIZE = 300
SAMPLE_SIZE = 20_000
# Until a library is measured, and for a modality that it has too little of to tell.
PRIOR = NullDistribution(0.15, 0.06, 0.08)
# A bank sampled from the library leans on the typed one with the weight of so many queries, and
# on its middle with that of so many scores.
PRIOR_COUNT = 20
# One deviation below the median, where values follow the normal law.
BELOW = 0.16
# The share of the typed bank that is taken to match for real, and the part of the best scores that
# the law is fitted to; on 2,700 files of three kinds this let 3 to 7 % of foreign queries through.
MATCHING = 0.1
FITTED = (0.1, 0.5)
LEAST_DEVIATION = 0.02
# The normal law reaches further than the cosines of unrelated files do, whose bound is near. So
# what it gives for the best of them is taken for what one in ten has, this many deviations above
# the mean: else the right sounds of a picture count as weak. No order depends on it.
OVERREACH = 1.3
# Items this alike are copies of the query, not an answer to it.
SAME = 0.98
# Mean and deviation of the standard Gumbel law.
GUMBEL_MEAN = float(np.euler_gamma)
GUMBEL_DEVIATION = math.pi / math.sqrt(6)

NullDistributions = Mapping[tuple[Role, Modality], NullDistribution]
Rows = NDArray[np.int64]


def gumbel_quantile(share: float) -> float:
    """The value that a share of the standard Gumbel law lies below."""
    return -math.log(-math.log(share))


# Nine in ten unrelated queries find nothing of one modality that scores as high as this.
UNRELATED_BELOW = (gumbel_quantile(0.9) - GUMBEL_MEAN) / GUMBEL_DEVIATION


class Typed(Struct, frozen=True):
    """What typed words score on one modality: on its best segments, and on half of all."""

    null: NullDistribution
    middle: float


def calibrate(
    table: VectorTable, text_bank: Vectors
) -> dict[tuple[Role, Modality], NullDistribution]:
    """Measure the null distribution of every (query role, content) pair that has segments.

    The frames of videos are measured with the pictures, and their windows with the sounds.

    A pair's null distribution depends on the segments of its own two kinds alone.

    Args:
        text_bank: centred unit vectors of general queries, float32 (n, dim).
    """
    found = {}
    for modality in CONTENTS:
        rows = table.rows(modality)
        if len(rows) and len(text_bank):
            scores = text_bank @ table.vectors(table.sample(rows, SAMPLE_SIZE)).T
            typed = Typed(_above_matches(scores, len(rows)), float(np.median(scores)))
            found[Role.QUERY_TEXT, modality] = typed.null
            found |= _of_items(table, modality, rows, typed)
    return found


def _of_items(
    table: VectorTable, modality: Modality, rows: Rows, typed: Typed
) -> dict[tuple[Role, Modality], NullDistribution]:
    """The null distributions of one modality for queries like the items of the library."""
    found = {}
    for kind, role in ROLE_OF_CONTENT.items():
        bank = table.sample(table.rows(kind), BANK_SIZE)
        if len(bank):
            others = _scores_of_others(table, bank, rows)
            found[role, modality] = _drawn(others, len(rows), typed) if others.size else typed.null
    return found


def _scores_of_others(table: VectorTable, bank: Rows, rows: Rows) -> Vectors:
    """Scores of rows of the bank against rows of other items that are no copies.

    Returns:
        float32 (at most len(bank), at most SAMPLE_SIZE); NaN where two rows are of one item or
        alike, and no row that has nothing else.
    """
    sample = table.sample(rows, SAMPLE_SIZE)
    scores = table.vectors(bank) @ table.vectors(sample).T
    scores[table.item_ids(bank)[:, None] == table.item_ids(sample)[None, :]] = np.nan
    scores[scores > SAME] = np.nan
    return np.asarray(scores[np.isfinite(scores).any(axis=1)], dtype=np.float32)


def _below_relatives(scores: Vectors, count: int) -> NullDistribution:
    """What the best of so many unrelated segments scores, by the lower half of all scores.

    Args:
        scores: float32 (queries, segments), with NaN where a score does not count.
        count: how many segments there are.
    """
    quantiles = row_quantiles(scores, (BELOW, 0.5))
    low, middle = np.arctanh(np.clip(quantiles, -SAME, SAME))
    # Where the largest of n normal values lies and how it varies, in their deviations.
    rate = math.sqrt(2 * math.log(max(count, 3)))
    reach = rate - (math.log(math.log(max(count, 3))) + math.log(4 * math.pi)) / (2 * rate)
    best = middle + reach * (middle - low)
    varied = np.tanh(best + GUMBEL_DEVIATION / rate * (middle - low)) - np.tanh(best)
    deviation = math.hypot(float(np.tanh(best).std()), float(np.sqrt((varied**2).mean())))
    deviation = max(deviation, LEAST_DEVIATION)
    spread = float(np.mean(quantiles[1] - quantiles[0]))
    return NullDistribution(float(np.tanh(best).mean()) - OVERREACH * deviation, deviation, spread)


def row_quantiles(scores: Vectors, shares: Sequence[float]) -> NDArray[np.float64]:
    """What `np.nanquantile` says of each row, which asks for them one by one and takes far longer.

    Args:
        scores: float32 (rows, columns), with a number in each row; NaN does not count.
        shares: from 0 to 1.

    Returns:
        float64 (len(shares), rows).
    """
    ordered = np.sort(scores, axis=1)  # NaN comes last
    last = np.isfinite(ordered).sum(axis=1, keepdims=True) - 1
    places = last * np.asarray(shares)
    below = places.astype(np.int64)
    low, high = (
        np.take_along_axis(ordered, at, axis=1) for at in (below, np.minimum(below + 1, last))
    )
    return np.asarray((low + (high - low) * (places - below)).T, np.float64)


def _drawn(scores: Vectors, count: int, typed: Typed) -> NullDistribution:
    """The null distribution of unrelated items, drawn to that of typed words where they are few.

    A few scores tell where the middle lies, but not how far the best of many reach above it.
    """
    own, few = _below_relatives(scores, count), min(scores.shape)
    pairs = int(np.isfinite(scores).sum())
    moved = (float(np.nanmedian(scores)) - typed.middle) * pairs / (pairs + PRIOR_COUNT)
    share = few / (few + PRIOR_COUNT)
    return NullDistribution(
        share * own.mean + (1 - share) * (typed.null.mean + moved),
        share * own.deviation + (1 - share) * typed.null.deviation,
        share * own.spread + (1 - share) * typed.null.spread,
    )


def _above_matches(scores: Vectors, count: int) -> NullDistribution:
    """What the best of so many segments scores, by the Gumbel law through the lower best scores.

    Args:
        scores: float32 (queries, segments), at least one of each.
        count: how many segments there are; the best of more than were sampled lies higher.
    """
    low, high = np.quantile(scores.max(axis=1), FITTED)
    low_place, high_place = (gumbel_quantile(share / (1 - MATCHING)) for share in FITTED)
    scale = max(float(high - low) / (high_place - low_place), LEAST_DEVIATION / GUMBEL_DEVIATION)
    mode = float(high) - scale * high_place + scale * math.log(max(1.0, count / SAMPLE_SIZE))
    return NullDistribution(mode + scale * GUMBEL_MEAN, scale * GUMBEL_DEVIATION, _spread(scores))


def _spread(scores: Vectors) -> float:
    """One deviation of a query's scores, drawn to the prior where there are few segments."""
    low, middle = np.quantile(scores, (BELOW, 0.5), axis=1)
    count = scores.shape[1]
    own = float(np.mean(middle - low))
    spread: float = (count * own + PRIOR_COUNT * PRIOR.spread) / (count + PRIOR_COUNT)
    return spread


def null_distribution_of(
    nulls: NullDistributions, role: Role, modality: Modality
) -> NullDistribution:
    """The null distribution of a pair; typed words stand in for a role that was not measured."""
    typed = nulls.get((Role.QUERY_TEXT, modality), PRIOR)
    return nulls.get((role, modality), typed)


def calibrated(scores: Vectors, null: NullDistribution) -> Vectors:
    """Inner products as deviations above a null distribution, float32 of the same shape."""
    return (scores - null.mean) / null.deviation


def calibrated_each(
    scores: Vectors, nulls: Sequence[NullDistribution], codes: NDArray[np.int8]
) -> Vectors:
    """The same where each score, float32 (n,), has one of several null distributions.

    Args:
        codes: the place of each one's in `nulls`, (n,).
    """
    means = np.array([null.mean for null in nulls], np.float32)
    deviations = np.array([null.deviation for null in nulls], np.float32)
    return np.asarray((scores - means.take(codes)) / deviations.take(codes))


def is_unrelated(score: float) -> bool:
    """Whether a calibrated score is no better than what unrelated queries often get."""
    return score < UNRELATED_BELOW
