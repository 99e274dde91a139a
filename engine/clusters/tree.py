"""Groups of groups: the centres of groups put together, level after level, to zoom out by."""

from __future__ import annotations

import numpy as np

from ..types.vectors import Vectors
from .methods import Labels

# So many lie on the highest level at most, and about so many in each group of groups.
MOST_AT_THE_TOP = 12
PER_GROUP = 5


def levels(centres: Vectors) -> list[Labels]:
    """For each level above the groups, the place on it of each thing on the level below.

    Ward's agglomeration (Ward, 1963) of the centres, cut ever higher; no level where few groups
    are there anyway.

    Args:
        centres: of the groups, float32 (g, d).
    """
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415 - takes a second

    made: list[Labels] = []
    while len(centres) > MOST_AT_THE_TOP:
        count = max(len(centres) // PER_GROUP, 2)
        labels = AgglomerativeClustering(count).fit_predict(centres)
        made.append(np.asarray(labels, np.int64))
        centres = np.array([centres[labels == place].mean(axis=0) for place in range(count)])
    return made


def joined(centres: Vectors, wanted: int) -> Labels:
    """The groups put together until so many are left; int64 (g,)."""
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415 - takes a second

    if len(centres) <= wanted:
        return np.arange(len(centres))
    return np.asarray(AgglomerativeClustering(wanted).fit_predict(centres), np.int64)
