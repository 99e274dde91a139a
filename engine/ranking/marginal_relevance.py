"""Choosing a list whose entries differ: maximal marginal relevance.

Source: Carbonell and Goldstein, "The use of MMR, diversity-based reranking for reordering documents
and producing summaries", SIGIR 1998.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..index.base import Ids, Vectors

# How much relevance counts beside being unlike what was chosen before (benchmarks/recommending.py).
TRADE = 0.7


def marginal_order(
    relevance: NDArray[np.float64], vectors: Vectors, count: int, trade: float = TRADE
) -> Ids:
    """The places of so many candidates, each chosen for what it adds to those before it.

    Each choice maximises trade * relevance - (1 - trade) * (greatest cosine to any chosen one);
    of equal ones the first wins.

    Args:
        relevance: 0 to 1, (n,).
        vectors: of unit length, float32 (n, dim).
        trade: 1 orders by relevance alone.
    """
    nearest = np.zeros(len(relevance))
    is_left = np.ones(len(relevance), np.bool_)
    chosen: list[int] = []
    for _ in range(min(count, len(relevance))):
        worth = trade * relevance - (1 - trade) * nearest
        best = int(np.argmax(np.where(is_left, worth, -np.inf)))
        chosen.append(best)
        is_left[best] = False
        nearest = np.maximum(nearest, vectors @ vectors[best])
    return np.array(chosen, np.int64)
