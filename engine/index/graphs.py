"""The graphs of one space, one for each track that has vectors in one.

They are parts of the same space, and their scores are on one scale. But vectors of one content lie
closer together than to those of others, and frames of videos are many, so in one graph of all the
nearest are mostly of one track, while a search wants the nearest of each.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from ..types import Filters
from ..types.tracks import Track
from .base import EVERYTHING, Ids, VectorIndex, Vectors
from .hnsw import HnswIndex
from .reduction import Reduction

REBUILD_ABOVE_DELETED = 0.2
# So many candidates of a reduced graph have the nearest among them.
POOL = 200


class Graphs(Struct, frozen=True, eq=False):
    """A graph for each track of some; which ones never changes, but what they hold does."""

    of: Mapping[Track, VectorIndex]
    reduction: Reduction

    @classmethod
    def none(cls, dim: int) -> Graphs:
        """No graphs."""
        return cls({}, Reduction.none(dim))

    def __len__(self) -> int:
        """How many vectors can be found."""
        return sum(map(len, self.of.values()))

    def ids(self) -> Ids:
        """The ids that can be found."""
        parts = [graph.ids() for graph in self.of.values()]
        return np.concatenate([np.empty(0, np.int64), *parts])

    def has(self, track: Track) -> bool:
        """Whether anything of a track can be found."""
        return track in self.of and len(self.of[track]) > 0

    def remove(self, ids: Ids) -> None:
        """Make these ids impossible to find; unknown ids are ignored."""
        for graph in self.of.values():
            graph.remove(ids)

    def candidates(
        self, track: Track, vector: Vectors, k: int, filters: Filters = EVERYTHING
    ) -> Ids:
        """Ids of one track, the k nearest to a vector (dim,) among them, as far as is known.

        Raises:
            IndexAwayError: another program has the graph, and does not answer.
        """
        if not self.has(track):
            return np.empty(0, np.int64)
        most = k if self.reduction.is_none else max(k, POOL)
        return self.of[track].query(self.reduction.apply(vector), most, filters)[0]

    def nearest_of_each(self, track: Track, vectors: Vectors, k: int) -> Ids:
        """Ids of one track, about the k nearest to each of some vectors, (n, dim); int64 (n, k)."""
        return self.of[track].nearest_of_each(self.reduction.apply(vectors), k)

    @property
    def built(self) -> dict[Track, HnswIndex]:
        """Those that were built here."""
        return {track: graph for track, graph in self.of.items() if isinstance(graph, HnswIndex)}

    def fitting(self, track: Track, reduction: Reduction) -> HnswIndex | None:
        """The graph of a track where it can be gone on with, None where it is to be built anew."""
        graph = self.built.get(track)
        is_good = graph is not None and graph.deleted_share <= REBUILD_ABOVE_DELETED
        return graph if is_good and reduction.is_same(self.reduction) else None
