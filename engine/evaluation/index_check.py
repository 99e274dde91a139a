"""HNSW against exact search: how many of the nearest are found, and how long either takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import fmean, median

from ..errors import Cancelled
from ..index.base import Ids
from ..index.view import IndexView
from ..types.vectors import Vectors
from .report import IndexFigures

NEAREST = 10
# Segments that are as near as the tenth are as right as it is.
EQUAL = 1e-4


def check_index(index: IndexView, asked: Vectors, cancelled: Callable[[], bool]) -> IndexFigures:
    """Compare the two ways of searching one index.

    Recall is counted as ann-benchmarks does, by distance (Aumüller and others, arXiv 1807.05614).

    Args:
        asked: centred unit vectors of at least one query, float32 (n, dim).

    Raises:
        Cancelled: the person asked for it.
    """
    recalls, graph_ms, exact_ms = [], [], []
    for vector in asked:
        if cancelled():
            raise Cancelled
        found, one = _timed(index.nearest, vector)
        right, other = _timed(index.nearest_exact, vector)
        recalls.append(_recall(index, vector, found, right))
        graph_ms.append(one)
        exact_ms.append(other)
    return IndexFigures(fmean(recalls), median(graph_ms), median(exact_ms))


def _timed(nearest: Callable[[Vectors, int], Ids], vector: Vectors) -> tuple[Ids, float]:
    """What a search finds, and its time in milliseconds."""
    started = time.perf_counter()
    ids = nearest(vector, NEAREST)
    return ids, 1000 * (time.perf_counter() - started)


def _recall(index: IndexView, vector: Vectors, found: Ids, right: Ids) -> float:
    """The share of the nearest that was found, or something equally near instead."""
    table = index.table
    least = table.scores(table.rows_of(right), vector).min(initial=1.0)
    near = table.scores(table.rows_of(found), vector) >= least - EQUAL
    return min(1.0, float(near.sum()) / len(right)) if len(right) else 1.0
