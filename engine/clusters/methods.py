"""The ways to put points in groups, each of which gives the same groups for the same points."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ..types.item_groups import GroupMethod
from ..types.vectors import Vectors

Labels = NDArray[np.int64]

SEED = 0
NOISE = -1
# A group has at least so many files, and of many files at least one in so many.
LEAST, ONE_IN = 5, 250
# Of so many points the best number of groups is found out, since a silhouette compares all pairs.
_JUDGED = 2_000
_COUNTS = (4, 6, 8, 12, 16, 24, 32, 48, 64)
# DBSCAN's usual number of neighbours that make a core (Ester et al., 1996).
_CORE = 4
_DENSITIES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def grouped(points: Vectors, method: GroupMethod, wanted: int | None = None) -> Labels:
    """The group of each point, from 0 on, or `NOISE`; int64 (n,).

    Args:
        points: float32 (n, d).
        wanted: how many groups; None for as many as there are.
    """
    if len(points) < 2 * LEAST:
        return np.full(len(points), NOISE)
    match method:
        case GroupMethod.HDBSCAN:
            return _hdbscan(points)
        case GroupMethod.KMEANS:
            return _kmeans(points, wanted or _best_count(points))
        case GroupMethod.DBSCAN:
            return _dbscan(points)


def least_size(count: int) -> int:
    """The size from which on a group is one, among so many points."""
    return max(LEAST, count // ONE_IN)


def _hdbscan(points: Vectors) -> Labels:
    """Groups as dense as each is, of any number (Campello, Moulavi and Sander, 2013)."""
    from sklearn.cluster import HDBSCAN  # noqa: PLC0415 - takes a second

    made = HDBSCAN(min_cluster_size=least_size(len(points)), min_samples=3, copy=True)
    return np.asarray(made.fit_predict(points), np.int64)


def _kmeans(points: Vectors, count: int) -> Labels:
    from sklearn.cluster import KMeans  # noqa: PLC0415 - takes a second

    most = len(np.unique(points, axis=0))
    made = KMeans(min(count, most), n_init=3, random_state=SEED)
    return np.asarray(made.fit_predict(points), np.int64)


def _best_count(points: Vectors) -> int:
    """The number of groups with the highest silhouette (Rousseeuw, 1987)."""
    from sklearn.metrics import silhouette_score  # noqa: PLC0415 - takes a second

    some = points[np.random.default_rng(SEED).permutation(len(points))[:_JUDGED]]
    # Copies lie in one place, and cannot be in more groups than there are places.
    most = min(len(some) // LEAST, len(np.unique(some, axis=0)))
    counts = [count for count in _COUNTS if count <= most]
    return max(counts, default=2, key=lambda count: silhouette_score(some, _kmeans(some, count)))


def _dbscan(points: Vectors) -> Labels:
    """Groups of one density: of those that some of the files have, the one with most groups."""
    from sklearn.cluster import DBSCAN  # noqa: PLC0415 - takes a second
    from sklearn.neighbors import NearestNeighbors  # noqa: PLC0415

    near = NearestNeighbors(n_neighbors=min(_CORE + 1, len(points))).fit(points)
    distances = near.kneighbors(points)[0][:, -1]
    tried = np.unique(np.quantile(distances, _DENSITIES).clip(min=math.ulp(1.0)))
    made = [DBSCAN(eps=radius, min_samples=_CORE).fit_predict(points) for radius in tried]
    return np.asarray(max(made, key=lambda labels: labels.max()), np.int64)
