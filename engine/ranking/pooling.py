"""From the scores of segments to one score per item."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# The best of n unrelated segments grows like sqrt(2 ln n); this share of it is taken back.
KAPPA = 0.3


@dataclass(frozen=True, slots=True)
class Pooled:
    """One entry per item.

    Attributes:
        items: item ids, rising.
        best: position of each item's best segment in the arrays that were pooled.
        scores: calibrated score of each item.
    """

    items: NDArray[np.int64]
    best: NDArray[np.int64]
    scores: NDArray[np.float32]


def pool(items: NDArray[np.int64], scores: NDArray[np.float32]) -> Pooled:
    """Each item's best segment, less what many segments win by chance.

    Args:
        items: the item of each segment, int64 (n,).
        scores: calibrated score of each segment, float32 (n,).
    """
    order = np.lexsort((-scores, items))
    ids, first, counts = np.unique(items[order], return_index=True, return_counts=True)
    best = order[first]
    handicap = KAPPA * np.sqrt(2 * np.log(counts))
    return Pooled(ids, best, (scores[best] - handicap).astype(np.float32))
