"""The seam to an approximate nearest-neighbour index."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..types import Filters

Ids = NDArray[np.int64]
Scores = NDArray[np.float32]
Vectors = NDArray[np.float32]
EVERYTHING = Filters()


class VectorIndex(Protocol):
    """Vectors of one track by segment id; of what it proposes, the table has the exact scores.

    Any thread may query while another changes it.
    """

    def __len__(self) -> int:
        """How many vectors can be found."""

    @property
    def size(self) -> int:
        """How many bytes it takes in memory and in its file, about."""

    def ids(self) -> Ids:
        """The ids that can be found, rising."""

    def remove(self, ids: Ids) -> None:
        """Make these ids impossible to find; unknown ids are ignored."""

    def query(self, vector: Vectors, k: int, filters: Filters = EVERYTHING) -> tuple[Ids, Scores]:
        """About the k nearest to a vector (dim,), best first; fewer when there are fewer.

        Args:
            filters: what does not pass may be left out, as far as the index can tell.

        Raises:
            IndexAwayError: another program has them, and does not answer.
        """

    def nearest_of_each(self, vectors: Vectors, k: int) -> Ids:
        """About the k nearest to each of some vectors, (n, dim), in no order; int64 (n, k).

        Made for many; some of the nearest may be others, or -1.

        Raises:
            IndexAwayError: as `query` does.
        """
