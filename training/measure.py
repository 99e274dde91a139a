"""How good a space is, from vectors alone: the figures that choices are made by.

Both sides are centred by their own means, as the search does. Shares are in percent.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

Floats = NDArray[np.float32]
Figures = dict[str, float]

RANKS = (1, 5, 10)
PAIRS = 4_000


def centred(rows: Floats) -> Floats:
    """Take the mean of some vectors away from each and make them unit again."""
    moved = rows - rows.mean(0)
    found: Floats = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return found


def recall(name: str, queries: Floats, items: Floats, ranks: Sequence[int] = RANKS) -> Figures:
    """Share of queries whose own item, the one of the same row, is among the first k."""
    scores = centred(queries) @ centred(items).T
    better = (scores > np.diag(scores)[:, None]).sum(1)
    return {f"{name} R@{k}": 100 * float((better < k).mean()) for k in ranks}


def by_name(name: str, queries: Floats, items: Floats, labels: Sequence[int]) -> Figures:
    """What a label finds among items of which `labels` gives the right query's row, -1 for none.

    Returns the share of labels with any right item in the first ten, and the precision at 4.
    """
    found = np.argsort(-(centred(queries) @ centred(items).T), axis=1)
    right = np.asarray(labels)[found] == np.arange(len(queries))[:, None]
    asked = right.any(1)
    return {
        f"{name}, any right in ten": 100 * float(right[asked, :10].any(1).mean()),
        f"{name}, P@4": float(right[asked, :4].mean()),
    }


def by_example(name: str, items: Floats, labels: Sequence[int]) -> Figures:
    """Precision at 4 of items that are alike, over items of a label that occurs more than once."""
    named = np.asarray(labels)
    scores = centred(items) @ centred(items).T
    np.fill_diagonal(scores, -2.0)
    nearest = named[np.argsort(-scores, axis=1)[:, :4]]
    shared = (named >= 0) & (np.bincount(named + 1, minlength=named.max() + 2)[named + 1] > 1)
    return {f"{name}, P@4": float((nearest == named[:, None])[shared].mean())}


def agreement(name: str, found: Floats, wanted: Floats, seed: int = 0) -> Figures:
    """Spearman's correlation of the similarities of pairs in two spaces."""
    random = np.random.default_rng(seed)
    left, right = random.integers(len(found), size=(2, PAIRS))
    ours = (found[left] * found[right]).sum(1)
    theirs = (wanted[left] * wanted[right]).sum(1)
    return {f"{name}, Spearman": float(spearmanr(ours, theirs).statistic)}
