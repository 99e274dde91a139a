"""How well groups separate what they hold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..types.vectors import Vectors
from .methods import NOISE, SEED, Labels

# A silhouette compares all pairs, so it is that of so many points.
_COMPARED = 3_000
_FEWEST_EACH = 5


def silhouettes(points: Vectors, labels: Labels, count: int) -> NDArray[np.float32]:
    """The mean silhouette of each group, -1 to 1 (Rousseeuw, 1987), float32 (count,).

    Of large groups a sample is compared. A group without points, or that is alone, has 0.
    """
    from sklearn.metrics import silhouette_samples  # noqa: PLC0415 - takes a second

    most = max(_FEWEST_EACH, _COMPARED // max(count, 1))
    lots = np.random.default_rng(SEED)
    chosen = [
        lots.permutation(np.flatnonzero(labels == place))[:most]
        for place in np.unique(labels[labels != NOISE])
    ]
    made = np.zeros(count, np.float32)
    if len(chosen) < 2 or all(len(some) == 1 for some in chosen):
        return made
    rows = np.concatenate(chosen)
    values = silhouette_samples(points[rows], labels[rows])
    for place in np.unique(labels[rows]):
        made[place] = values[labels[rows] == place].mean()
    return made


def inertia(points: Vectors, labels: Labels, centres: Vectors) -> float:
    """The sum of squared distances from points to the centres of their groups."""
    inside = labels != NOISE
    return float(((points[inside] - centres[labels[inside]]) ** 2).sum())
