"""The shots of a video: neighbouring samples that show much the same, each with the best of them.

They are merged with the neighbour that they differ least from, as hierarchical clustering does it
(Ward, 1963, with the order kept), as long as they are alike or too many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .sampled_frame import SampledFrame

# Levels of 255 by which the cells of two samples differ on average where a cut is between them.
_CUT = 12.0
_SHORT_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Shot:
    """Some seconds of a video, and the sample that stands for them.

    Attributes:
        start, end: seconds from the video's beginning.
    """

    start: float
    end: float
    sample: SampledFrame


def shots_of(samples: Sequence[SampledFrame], seconds: float, most: int) -> list[Shot]:
    """The shots of a video in their order, without those that show nothing unless all do.

    Args:
        samples: at least one, rising in time.
        seconds: the length of the video.
        most: how many shots are kept apart.
    """
    groups = _merged([[sample] for sample in samples], most)
    starts = [0.0, *(group[0].seconds for group in groups[1:])]
    ends = [*starts[1:], max(seconds, samples[-1].seconds)]
    shots = [Shot(*one) for one in zip(starts, ends, map(_typical, groups), strict=True)]
    return [shot for shot in shots if not shot.sample.is_blank] or shots[:1]


def _merged(groups: list[list[SampledFrame]], most: int) -> list[list[SampledFrame]]:
    gaps = [_gap(one, other) for one, other in pairwise(groups)]
    while gaps and (min(gaps) < _CUT or len(groups) > most):
        at = int(np.argmin(gaps))
        groups[at : at + 2] = [groups[at] + groups[at + 1]]
        del gaps[at]
        for place in {at - 1, at} & set(range(len(gaps))):
            gaps[place] = _gap(groups[place], groups[place + 1])
    return groups


def _gap(one: Sequence[SampledFrame], other: Sequence[SampledFrame]) -> float:
    """How much two runs of samples differ: by their means, in levels of 255.

    What moves within a second is seldom a cut.
    """
    difference = float(np.abs(_mean(one) - _mean(other)).mean())
    is_short = other[-1].seconds - one[0].seconds < _SHORT_SECONDS
    return difference / 2 if is_short else difference


def _mean(samples: Sequence[SampledFrame]) -> NDArray[np.float32]:
    mean: NDArray[np.float32] = np.mean(
        [sample.cells for sample in samples], axis=0, dtype=np.float32
    )
    return mean


def _typical(samples: Sequence[SampledFrame]) -> SampledFrame:
    """The sample nearest to the mean of its shot, blank ones aside."""
    telling = [sample for sample in samples if not sample.is_blank] or samples
    mean = _mean(telling)
    return min(telling, key=lambda sample: float(np.abs(sample.cells - mean).mean()))
