"""The interests of a person: files that they like, in clusters, each with some that stand for it.

A mean of a dog, a ship and a song is like none of them. So seeds are clustered, and each cluster
asks with the files in its middle (PinnerSage, with one of each: Pal and others, KDD 2020).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..clusters.item_vectors import ItemVectors
from ..index.table import VectorTable

# Seeds are of one interest while they are on average more alike than so many of all files are.
ALIKE_QUANTILE = 0.95
# So many of an interest are asked with.
ASKING = 3
# So much of a library tells how alike its files are.
_SAMPLED = 400


@dataclass(frozen=True, slots=True)
class Interest:
    """Some seeds that mean something alike.

    Attributes:
        asking: the ids of the ones that are most like the others, `ASKING` at most.
        count: how many there are.
    """

    asking: tuple[int, ...]
    count: int

    @property
    def seed(self) -> int:
        """The one that stands for it."""
        return self.asking[0]


def interests_of(seeds: ItemVectors, alike_from: float) -> list[Interest]:
    """The clusters of some items by average linkage, the largest first.

    Args:
        alike_from: the least mean cosine of the items of two clusters that become one.
    """
    # Not with the library: most of what is asked of it needs no clusters.
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415

    if len(seeds) < 2:
        return [Interest((int(seed),), 1) for seed in seeds.ids]
    cosines = seeds.vectors @ seeds.vectors.T
    apart = np.maximum(1 - cosines[np.triu_indices(len(seeds), 1)], 0)
    labels = fcluster(linkage(apart, "average"), 1 - alike_from, "distance")
    clusters = (np.flatnonzero(labels == label) for label in np.unique(labels))
    found = [Interest(_central(seeds, cosines, inside), len(inside)) for inside in clusters]
    return sorted(found, key=lambda interest: (-interest.count, interest.seed))


def _central(seeds: ItemVectors, cosines: np.ndarray, inside: np.ndarray) -> tuple[int, ...]:
    """Those that are most like the others, by falling likeness."""
    sums = np.round(cosines[np.ix_(inside, inside)].sum(axis=1), 5)
    best = inside[np.argsort(-sums, kind="stable")[:ASKING]]
    return tuple(seeds.ids[best].tolist())


def alike_from(table: VectorTable) -> float:
    """The cosine that `ALIKE_QUANTILE` of pairs of a library's segments lie below, at least 0."""
    vectors = np.concatenate(list(table.samples.values()))
    some = vectors[:: max(1, len(vectors) // _SAMPLED)]
    if len(some) < 2:
        return 0.0
    cosines = (some @ some.T)[np.triu_indices(len(some), 1)]
    return max(0.0, float(np.quantile(cosines, ALIKE_QUANTILE)))
