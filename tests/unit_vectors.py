"""Random unit vectors and arrays of ids, for tests of the index and of the ranking."""

from __future__ import annotations

import numpy as np

from engine.index.base import Ids
from engine.index.centring import unit_rows
from engine.types.vectors import Vectors

DIM = 32


def unit(count: int, seed: int = 0, dim: int = DIM) -> Vectors:
    """Random unit vectors, the same for the same seed."""
    return unit_rows(np.random.default_rng(seed).normal(size=(count, dim)).astype(np.float32))


def ids(*numbers: int) -> Ids:
    """Segment ids."""
    return np.array(numbers, dtype=np.int64)
