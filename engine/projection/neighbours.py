"""Who lies near whom, compared one by one, and the place on a map that follows from it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..types.ids import Ids
from ..types.maps import Places
from ..types.vectors import Vectors

NEAREST = 10
_BLOCK = 256
_ROUNDS = 30
# A neighbour that is farther by this part of the usual distance counts a third of the nearest.
_FALL = 0.1


def nearest(
    wanted: Vectors, among: Vectors, count: int, on_block: Callable[[int], None] = lambda done: None
) -> tuple[Ids, Vectors]:
    """For each vector the rows of its nearest others, and how far these are; both (n, count).

    Args:
        wanted, among: float32 (n, dim) and (m, dim), with m not below count.
        on_block: hears how many are done, some hundred at a time.
    """
    lengths = np.square(among).sum(axis=1)
    rows = np.empty((len(wanted), count), np.int64)
    far = np.empty((len(wanted), count), np.float32)
    for start in range(0, len(wanted), _BLOCK):
        on_block(start)
        block = wanted[start : start + _BLOCK]
        apart = lengths - 2 * (block @ among.T)
        chosen = np.argpartition(apart, count - 1, axis=1)[:, :count]
        found = np.take_along_axis(apart, chosen, axis=1) + np.square(block).sum(axis=1)[:, None]
        rows[start : start + _BLOCK] = chosen
        far[start : start + _BLOCK] = np.sqrt(np.maximum(found, 0))
    return rows, far


def placed_among(
    wanted: Vectors,
    among: Vectors,
    places: Places,
    on_block: Callable[[int], None] = lambda done: None,
) -> Places:
    """Where new points go on a map that others are on: in the middle of their nearest, (n, 2).

    As UMAP places new points before it refines them (McInnes, Healy and Melville, 2018), but the
    nearest counts most by far, and the middle is none that lies in the void between two parts.
    """
    if not len(wanted):
        return np.empty((0, 2), np.float32)
    count = min(NEAREST, len(among))
    rows, far = nearest(wanted, among, count, on_block)
    farther = far - far.min(axis=1, keepdims=True)
    weights = np.exp(-farther / (_FALL * far.mean() + 1e-9))
    return np.asarray(_middles(places[rows], weights), np.float32)


def middle_of(places: Places, weights: NDArray[np.floating]) -> tuple[float, float]:
    """Where a query is, among the places of its best hits and their weights, (n, 2) and (n,)."""
    middle = _middles(places[None], weights[None])[0]
    return float(middle[0]), float(middle[1])


def _middles(places: NDArray[np.floating], weights: NDArray[np.floating]) -> NDArray[np.floating]:
    """For each set of places the point with the least weighted distance to them (Weiszfeld, 1937).

    One place that lies far away does not drag it into the void between, as it would the mean.

    Args:
        places, weights: (n, k, 2) and (n, k).
    """
    middles = _means(places, weights)
    for _ in range(_ROUNDS):
        apart = np.linalg.norm(places - middles[:, None], axis=2)
        middles = _means(places, weights / np.maximum(apart, 1e-4))
    return middles


def _means(places: NDArray[np.floating], weights: NDArray[np.floating]) -> NDArray[np.floating]:
    mean = (weights[:, :, None] * places).sum(axis=1) / weights.sum(axis=1)[:, None]
    return np.asarray(mean)
