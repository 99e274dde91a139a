"""What a search reads of an index: one state of it, which never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..catalogue.spaces import Space
from ..types.tracks import TRACKS, Track
from ..types.vectors import Vectors
from .base import Ids, Scores
from .best import best_first
from .centring import Centring
from .graphs import Graphs
from .table import VectorTable


@dataclass(frozen=True, slots=True, eq=False)
class IndexView:
    """The table of a space at one revision of the catalogue, and the graphs of most of it.

    Attributes:
        revision: of the catalogue; -1 before anything was read.
        centring: the means that were subtracted from what the two hold.
        table: scores chosen segments exactly.
        graphs: find neighbours among all segments of one track.
        pending: ids of segments that the table has and the graphs lack, int64 (n,).
    """

    space: Space
    revision: int
    centring: Centring
    table: VectorTable
    graphs: Graphs
    pending: Ids

    def with_graphs(self, graphs: Graphs) -> IndexView:
        """This state with other graphs; what those lack is scored exactly."""
        known = np.fromiter(graphs.ids(), dtype=np.int64)
        return replace(self, graphs=graphs, pending=np.setdiff1d(self.table.ids, known))

    def pending_rows(self, track: Track) -> Ids:
        """Row numbers of what the graph of one track lacks, rising."""
        rows = self.table.rows_of(self.pending)
        return np.asarray(rows[self.table.mask_of(track)[rows]], dtype=np.int64)

    def nearest_of(self, track: Track, vector: Vectors, k: int) -> Ids:
        """The k segments of one track nearest to a centred unit vector (dim,), best first."""
        return _best(k, [self._found(track, vector, k)])

    def nearest(self, vector: Vectors, k: int) -> Ids:
        """The k segments nearest to a centred unit vector (dim,), as searches find them."""
        return _best(k, [self._found(track, vector, k) for track in TRACKS])

    def _found(self, track: Track, vector: Vectors, k: int) -> tuple[Ids, Scores]:
        """At least the k nearest of one track, and their scores."""
        ids, scores = self.graphs.of[track].query(vector, k)
        rows = self.pending_rows(track)
        return (
            np.concatenate([ids, self.table.segment_ids(rows)]),
            np.concatenate([scores, self.table.scores(rows, vector)]),
        )

    def nearest_exact(self, vector: Vectors, k: int) -> Ids:
        """The k segments nearest to a centred unit vector (dim,), by comparing with all."""
        rows = self.table.rows_of(self.table.ids)
        return self.table.segment_ids(rows[best_first(self.table.scores(rows, vector), k)])


def _best(k: int, found: Sequence[tuple[Ids, Scores]]) -> Ids:
    """The ids with the k highest of some scores, best first."""
    ids, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return np.asarray(ids[best_first(scores, k)])
