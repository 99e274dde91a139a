"""The graphs of one space, one for each track.

They are parts of the same space, and their scores are on one scale. But vectors of one content lie
closer together than to those of others, and frames of videos are many, so in one graph of all the
nearest are mostly of one track, while a search wants the nearest of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..types.tracks import TRACKS, Track
from .base import VectorIndex
from .hnsw import HnswIndex

REBUILD_ABOVE_DELETED = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Graphs:
    """A graph for each track; which ones never changes, but what they hold does."""

    of: Mapping[Track, VectorIndex]

    @classmethod
    def empty(cls, dim: int) -> Graphs:
        """Graphs without vectors."""
        return cls({track: HnswIndex(dim) for track in TRACKS})

    def __len__(self) -> int:
        """How many vectors can be found."""
        return sum(map(len, self.of.values()))

    def ids(self) -> frozenset[int]:
        """The ids that can be found."""
        return frozenset[int]().union(*(graph.ids() for graph in self.of.values()))

    def remove(self, ids: Iterable[int]) -> None:
        """Make these ids impossible to find; unknown ids are ignored."""
        gone = frozenset(ids)
        for graph in self.of.values():
            graph.remove(gone)

    def tidied(self, dim: int) -> Graphs:
        """These, with an empty one in place of each that removed vectors take up much of."""
        full = {kind for kind, graph in self.of.items() if _is_full_of_removed(graph)}
        if not full:
            return self
        return Graphs({**self.of, **{kind: HnswIndex(dim) for kind in full}})


def _is_full_of_removed(graph: VectorIndex) -> bool:
    return graph.deleted_share > REBUILD_ABOVE_DELETED
