"""Finds hashes that differ in few bits among many, without comparing each with each.

Hashes of 256 bits that differ in some 30 of them mostly have one of 16 equal parts in common
(multi-index hashing: Norouzi, Punjani and Fleet, 2012).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .comparing import NO_PAIRS, Pairs, once
from .turns import Hashes, distances, turned_hashes

# Parts that more hashes have in common say next to nothing: those of plain pictures.
_MOST_IN_COMMON = 64


def near_pairs(new: Hashes, others: Hashes, turns: Iterable[int], most: int) -> Pairs:
    """Places of a new hash and another that differ in at most so many bits; int64 (n, 2).

    Args:
        turns: the ways in which the new pictures are turned.
    """
    keys = others.view(np.uint16)
    orders = np.argsort(keys, axis=0, kind="stable")
    found = [_within(turned_hashes(new, turn), others, keys, orders, most) for turn in turns]
    return once(np.concatenate([NO_PAIRS, *found]))


def _within(
    new: Hashes, others: Hashes, keys: NDArray[np.uint16], orders: NDArray[np.int64], most: int
) -> Pairs:
    asked = new.view(np.uint16)
    parts = [
        _in_common(asked[:, part], keys[orders[:, part], part], orders[:, part])
        for part in range(keys.shape[1])
    ]
    pairs = once(np.concatenate([NO_PAIRS, *parts]))
    return pairs[distances(new[pairs[:, 0]], others[pairs[:, 1]]) <= most]


def _in_common(
    asked: NDArray[np.uint16], rising: NDArray[np.uint16], order: NDArray[np.int64]
) -> Pairs:
    """Places of what is asked for and of what has the same key, as far as these are few."""
    first, last = (np.searchsorted(rising, asked, side) for side in ("left", "right"))
    counts = np.where(last - first <= _MOST_IN_COMMON, last - first, 0)
    inside = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    which = np.repeat(np.arange(len(asked)), counts)
    return np.stack([which, order[first[which] + inside]], axis=1).reshape(-1, 2)
