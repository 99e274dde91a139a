"""The seam to an approximate nearest-neighbour index."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Scores = NDArray[np.float32]
Vectors = NDArray[np.float32]


class VectorIndex(Protocol):
    """Vectors by segment id; scores are inner products, higher is nearer.

    Any thread may query while another adds: a query waits for one step of these at most.
    """

    def __len__(self) -> int:
        """How many vectors can be found."""

    @property
    def deleted_share(self) -> float:
        """Share of the index that is taken up by removed vectors, 0 to 1."""

    @property
    def size(self) -> int:
        """How many bytes it takes in memory and in its file, about."""

    def ids(self) -> Ids:
        """The ids that can be found, rising."""

    def make_room(self, count: int) -> None:
        """Get ready for so many more vectors; without that, room doubles when it is full."""

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors, float32 (n, dim), under new ids, int64 (n,)."""

    def remove(self, ids: Ids) -> None:
        """Make these ids impossible to find; unknown ids are ignored."""

    def query(self, vector: Vectors, k: int) -> tuple[Ids, Scores]:
        """The k nearest to a vector (dim,), best first; fewer when there are fewer."""

    def nearest_of_each(self, vectors: Vectors, k: int) -> Ids:
        """About the k nearest to each of some vectors, (n, dim), in no order; int64 (n, k).

        Made for many, on all cores; some of the nearest may be others.
        """

    def save(self, path: Path) -> None:
        """Write the index to a file."""
