"""Finds hashes that differ in few bits among many, without comparing each with each.

Hashes of 256 bits that differ in some 30 of them mostly have one of 16 equal parts in common
(multi-index hashing: Norouzi, Punjani and Fleet, 2012).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import numpy as np
from numpy.typing import NDArray

from .comparing import NO_PAIRS, Pairs, once
from .turns import Hashes, distances, turned_hashes

# Parts that more hashes have in common say next to nothing: those of plain pictures.
_MOST_IN_COMMON = 64
_KEYS = 1 << 16
# Of a million pictures, all would have some gigabytes of candidates at once.
_AT_ONCE = 16_384


def near_pairs(new: Hashes, others: Hashes, turns: Iterable[int], most: int) -> Pairs:
    """Places of a new hash and another that differ in at most so many bits; int64 (n, 2).

    Args:
        turns: the ways in which the new pictures are turned.
    """
    tables = [_by_key(part) for part in others.view(np.uint16).T]
    found = [NO_PAIRS]
    for turn, start in product(turns, range(0, len(new), _AT_ONCE)):
        asked = turned_hashes(new[start : start + _AT_ONCE], turn)
        for keys, (order, starts) in zip(asked.view(np.uint16).T, tables, strict=True):
            pairs = _in_common(keys, order, starts)
            is_near = distances(asked[pairs[:, 0]], others[pairs[:, 1]]) <= most
            found.append(pairs[is_near] + (start, 0))
    return once(np.concatenate(found))


def _by_key(keys: NDArray[np.uint16]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places in the order of their keys, and where in it each key begins, (65537,)."""
    counts = np.bincount(keys, minlength=_KEYS)
    return np.argsort(keys, kind="stable"), np.concatenate([[0], np.cumsum(counts)])


def _in_common(
    keys: NDArray[np.uint16], order: NDArray[np.int64], starts: NDArray[np.int64]
) -> Pairs:
    """Places of what is asked for and of what has the same key, as far as these are few."""
    first = starts[keys]
    counts = starts[keys.astype(np.int64) + 1] - first
    counts[counts > _MOST_IN_COMMON] = 0
    inside = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    which = np.repeat(np.arange(len(keys)), counts)
    return np.stack([which, order[first[which] + inside]], axis=1)
