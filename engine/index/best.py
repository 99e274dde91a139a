"""The best of many scores, in order, without putting all of them in order."""

from __future__ import annotations

import numpy as np

from .base import Ids, Scores


def best_first(scores: Scores, count: int) -> Ids:
    """The places of the highest scores, float32 (n,): best first, equal ones as they stand.

    Args:
        count: how many; all where there are no more.
    """
    if count >= len(scores):
        return np.asarray(np.argsort(-scores, kind="stable"))
    if count <= 0:
        return np.empty(0, np.int64)
    least = np.partition(scores, -count)[-count]
    above = np.flatnonzero(scores > least)
    equal = np.flatnonzero(scores == least)[: count - len(above)]
    places = np.concatenate([above, equal])
    return np.asarray(places[np.argsort(-scores[places], kind="stable")])
