"""The seam to an approximate nearest-neighbour index."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Scores = NDArray[np.float32]
Vectors = NDArray[np.float32]


class VectorIndex(Protocol):
    """Unit vectors by segment id; scores are inner products, higher is nearer."""

    def __len__(self) -> int:
        """How many vectors can be found."""

    @property
    def deleted_share(self) -> float:
        """Share of the index that is taken up by removed vectors, 0 to 1."""

    def ids(self) -> frozenset[int]:
        """The ids that can be found."""

    def make_room(self, count: int) -> None:
        """Get ready for so many more vectors; without that, room doubles when it is full."""

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors, float32 (n, dim), under new ids, int64 (n,)."""

    def remove(self, ids: Iterable[int]) -> None:
        """Make these ids impossible to find; unknown ids are ignored."""

    def query(self, vector: Vectors, k: int) -> tuple[Ids, Scores]:
        """The k nearest to a vector (dim,), best first; fewer when there are fewer."""

    def save(self, path: Path) -> None:
        """Write the index to a file."""
