"""What a search reads of an index: one state of it, which never changes."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from ..catalogue.spaces import Space
from ..errors import IndexAwayError
from ..types import Filters
from ..types.ids import IdSet
from ..types.tracks import TRACKS, Track
from ..types.vectors import Vectors
from .base import EVERYTHING, Ids
from .best import best_first
from .centring import Centring
from .graphs import Graphs
from .table import VectorTable


class IndexView(Struct, frozen=True, eq=False):
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
        ids = self.table.ids
        return replace(self, graphs=graphs, pending=ids[~IdSet(graphs.ids()).has(ids)])

    def pending_rows(self, track: Track) -> Ids:
        """Row numbers of what the graph of one track lacks, rising."""
        rows = self.table.rows_of(self.pending)
        return np.asarray(rows[self.table.mask_of(track)[rows]], dtype=np.int64)

    def nearest_of(self, track: Track, vector: Vectors, k: int) -> Ids:
        """The k segments of one track nearest to a centred unit vector (dim,), best first."""
        return self._best(self.near(track, vector, k), vector, k)

    def nearest(self, vector: Vectors, k: int) -> Ids:
        """The k segments nearest to a centred unit vector (dim,), as searches find them."""
        rows = np.concatenate([self.near(track, vector, k) for track in TRACKS])
        return self._best(rows, vector, k)

    def near(self, track: Track, vector: Vectors, k: int, filters: Filters = EVERYTHING) -> Ids:
        """Row numbers of one track, the k nearest among them and not many others, rising.

        Where another program has the graphs and does not answer, all rows are compared.

        Args:
            filters: what does not pass may be left out; some of it may be there all the same.
        """
        try:
            found = self.graphs.candidates(track, vector, k, filters)
        except IndexAwayError:
            return np.sort(self._few(np.flatnonzero(self.table.mask_of(track)), vector, k))
        pending = self._few(self.pending_rows(track), vector, k)
        # In a table of a million rows, ids that rise are found several times as fast.
        rows = self.table.rows_of(np.sort(found))
        # While a graph grows, it has some of what is pending already.
        return np.union1d(rows, pending)

    def _best(self, rows: Ids, vector: Vectors, k: int) -> Ids:
        """The ids of the k best of some rows, best first."""
        return self.table.segment_ids(rows[best_first(self.table.scores(rows, vector), k)])

    def _few(self, rows: Ids, vector: Vectors, k: int) -> Ids:
        """The k best of some rows, or all of them as they stand where there are no more."""
        if len(rows) <= k:
            return rows
        return rows[best_first(self.table.scores(rows, vector), k)]

    def nearest_exact(self, vector: Vectors, k: int) -> Ids:
        """The k segments nearest to a centred unit vector (dim,), by comparing with all."""
        return self._best(self.table.rows_of(self.table.ids), vector, k)
