"""Which of many vectors stand for them all: those nearest to the centres of k-means.

scikit-learn has k-means too, but takes a second to import and a hundred megabytes, for these lines.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..types.vectors import Vectors

ROUNDS = 100
# Squared distance below which two unit vectors are taken for the same.
SAME = 1e-6

Places = NDArray[np.intp]


def representatives(vectors: Vectors, most: int) -> list[int]:
    """Rows nearest to k-means centres, ascending; at most `most`, fewer where fewer differ.

    Args:
        vectors: float32 (n, dim), n >= 1.
    """
    centres = _settled(vectors, vectors[_seeds(vectors, most)])
    squares = np.square(vectors).sum(axis=1)
    return sorted({int(row) for row in (squares[:, None] - _nearness(vectors, centres)).argmin(0)})


def _seeds(vectors: Vectors, most: int) -> list[int]:
    """Rows far from each other, drawn by k-means++ (Arthur and Vassilvitskii, SODA 2007)."""
    random = np.random.default_rng(0)
    seeds = [int(random.integers(len(vectors)))]
    away = _squared_distances(vectors, seeds[0])
    while len(seeds) < most and away.max() > SAME:
        share = np.cumsum(away, dtype=np.float64)
        seeds.append(int(np.searchsorted(share, random.uniform(0.0, share[-1]), side="right")))
        away = np.minimum(away, _squared_distances(vectors, seeds[-1]))
    return seeds


def _squared_distances(vectors: Vectors, row: int) -> Vectors:
    distances: Vectors = np.square(vectors - vectors[row]).sum(axis=1)
    return np.where(distances > SAME, distances, 0)


def _settled(vectors: Vectors, centres: Vectors) -> Vectors:
    """Centres after Lloyd's algorithm (IEEE Trans. Inf. Theory 28, 1982)."""
    before: Places | None = None
    for _ in range(ROUNDS):
        nearest = _nearness(vectors, centres).argmax(axis=1)
        if before is not None and np.array_equal(nearest, before):
            break
        centres, before = _means(vectors, nearest, centres), nearest
    return centres


def _nearness(vectors: Vectors, centres: Vectors) -> Vectors:
    """(n, k), the larger the nearer: |v|^2 less the squared distance."""
    return np.asarray(2.0 * vectors @ centres.T - np.square(centres).sum(axis=1), np.float32)


def _means(vectors: Vectors, nearest: Places, centres: Vectors) -> Vectors:
    """The mean of the vectors of each centre; one that has none stays where it is."""
    member = (nearest == np.arange(len(centres))[:, None]).astype(np.float32)
    counts = member.sum(axis=1, keepdims=True)
    return np.where(counts > 0, member @ vectors / np.maximum(counts, 1.0), centres)
