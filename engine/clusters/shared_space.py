"""The space that items of all kinds are grouped in.

Pictures, sounds and texts do not only lie aside of each other: each kind also spreads more in some
directions than the others do, so that a sound is nearer to any sound than to the picture of what
is heard. So each kind is given the mean and the covariance of all (CORAL: Sun, Feng and Saenko,
2016), and then the directions are kept in which items differ most (PCA).
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..index.centring import unit_rows
from ..index.table import MODALITIES
from ..types.vectors import Vectors
from .item_vectors import ItemVectors

# Distances cost by the number of directions, and most of what tells groups apart lies in so many.
WIDTH = 32
# Of a kind with so many items, its own mean counts half.
_PRIOR = 100
# A covariance of few items is known this little: so much of it is the same in all directions.
_SHRINKAGE = 0.5
Matrix = NDArray[np.float64]


class SharedSpace(Struct, frozen=True, eq=False):
    """What is done to items of each kind.

    Attributes:
        means: of each modality, float32 (m, dim).
        maps: of each modality, float32 (m, dim, d).
    """

    means: Vectors
    maps: Vectors

    @classmethod
    def of(cls, items: ItemVectors) -> SharedSpace:
        """Learn it from items."""
        dim, kinds = items.vectors.shape[1], range(len(MODALITIES))
        sets = [items.vectors[items.kinds == place] for place in kinds]
        means = np.stack([own.sum(axis=0) / (len(own) + _PRIOR) for own in sets])
        left = [unit_rows(own - mean) for own, mean in zip(sets, means, strict=True)]
        usual = _shrunk(sum((_spread(own) for own in left), np.zeros((dim, dim))) / len(items))
        coloured = _power(usual, 0.5)
        maps = np.stack([_own_map(own, usual) @ coloured for own in left])
        moved = [own @ one for own, one in zip(left, maps, strict=True)]
        basis = _directions(np.concatenate([unit_rows(own) for own in moved]))
        return cls(means.astype(np.float32), (maps @ basis).astype(np.float32))

    def apply(self, items: ItemVectors) -> Vectors:
        """Where items lie, float32 (n, d), at a distance of 1 from the origin."""
        made = np.empty((len(items), self.maps.shape[2]), np.float32)
        for place in range(len(MODALITIES)):
            own = items.kinds == place
            left = unit_rows(items.vectors[own] - self.means[place])
            made[own] = left @ self.maps[place]
        return unit_rows(made)


def _spread(vectors: Vectors) -> Matrix:
    """The sum of what vectors differ by from their mean, (dim, dim)."""
    aside = vectors.astype(np.float64) - (vectors.mean(axis=0) if len(vectors) else 0)
    return np.asarray(aside.T @ aside)


def _own_map(vectors: Vectors, usual: Matrix) -> Matrix:
    """What gives vectors of one kind the same spread in all directions, (dim, dim)."""
    few = len(vectors) < 2
    return _power(usual if few else _shrunk(_spread(vectors) / len(vectors)), -0.5)


def _shrunk(covariance: Matrix) -> Matrix:
    dim = len(covariance)
    same = np.trace(covariance) / dim * np.eye(dim)
    return np.asarray((1 - _SHRINKAGE) * covariance + _SHRINKAGE * same)


def _power(matrix: Matrix, exponent: float) -> Matrix:
    values, vectors = np.linalg.eigh(matrix)
    return np.asarray((vectors * np.maximum(values, 1e-9) ** exponent) @ vectors.T)


def _directions(points: Vectors) -> Matrix:
    """Those in which points vary most, (dim, d)."""
    vectors = np.linalg.eigh(_spread(points))[1]
    return vectors[:, ::-1][:, :WIDTH]
