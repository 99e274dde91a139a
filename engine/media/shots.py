"""The shots of a video: neighbouring looks that show much the same, each with the best of them.

Looks are merged with the neighbour that they differ least from, as hierarchical clustering does
it (Ward, 1963, with the order kept), as long as they are alike or too many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .video_frames import Look

# Levels of 255 by which the cells of two looks differ on average where a cut is between them.
_CUT = 12.0


@dataclass(frozen=True, slots=True)
class Shot:
    """Some seconds of a video, and the look that stands for them.

    Attributes:
        start, end: seconds from the video's beginning.
    """

    start: float
    end: float
    look: Look


def shots_of(looks: Sequence[Look], seconds: float, most: int) -> list[Shot]:
    """The shots of a video in their order, without those that show nothing unless all do.

    Args:
        looks: at least one, rising in time.
        seconds: the length of the video.
        most: how many shots are kept apart.
    """
    groups = _merged([[look] for look in looks], most)
    starts = [0.0, *(group[0].seconds for group in groups[1:])]
    ends = [*starts[1:], max(seconds, looks[-1].seconds)]
    shots = [Shot(*one) for one in zip(starts, ends, map(_typical, groups), strict=True)]
    return [shot for shot in shots if not shot.look.is_blank] or shots[:1]


def _merged(groups: list[list[Look]], most: int) -> list[list[Look]]:
    gaps = [_gap(one, other) for one, other in pairwise(groups)]
    while gaps and (min(gaps) < _CUT or len(groups) > most):
        at = int(np.argmin(gaps))
        groups[at : at + 2] = [groups[at] + groups[at + 1]]
        del gaps[at]
        for place in {at - 1, at} & set(range(len(gaps))):
            gaps[place] = _gap(groups[place], groups[place + 1])
    return groups


def _gap(one: Sequence[Look], other: Sequence[Look]) -> float:
    """How much two runs of looks differ: by their means, in levels of 255."""
    difference = _mean(one) - _mean(other)
    return float(np.abs(difference).mean())


def _mean(looks: Sequence[Look]) -> NDArray[np.float32]:
    mean: NDArray[np.float32] = np.mean([look.cells for look in looks], axis=0, dtype=np.float32)
    return mean


def _typical(looks: Sequence[Look]) -> Look:
    """The look nearest to the mean of its shot, blank ones aside."""
    telling = [look for look in looks if not look.is_blank] or looks
    mean = _mean(telling)
    return min(telling, key=lambda look: float(np.abs(look.cells - mean).mean()))
