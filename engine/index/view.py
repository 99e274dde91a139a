"""What a search reads of an index: one state of it, which never changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..catalogue.spaces import Space
from ..types.vectors import Vectors
from .base import Ids, VectorIndex
from .centring import Centring
from .table import VectorTable


@dataclass(frozen=True, slots=True, eq=False)
class IndexView:
    """The table of a space at one revision of the catalogue, and a graph of most of it.

    Attributes:
        revision: of the catalogue; -1 before anything was read.
        centring: the means that were subtracted from what the two hold.
        table: scores chosen segments exactly.
        graph: finds neighbours in the whole space.
        pending: ids of segments that the table has and the graph lacks, int64 (n,).
    """

    space: Space
    revision: int
    centring: Centring
    table: VectorTable
    graph: VectorIndex
    pending: Ids

    def with_graph(self, graph: VectorIndex) -> IndexView:
        """This state with another graph; what that one lacks is scored exactly."""
        known = np.fromiter(graph.ids(), dtype=np.int64)
        return replace(self, graph=graph, pending=np.setdiff1d(self.table.ids, known))

    def nearest(self, vector: Vectors, k: int) -> Ids:
        """The k segments nearest to a centred unit vector (dim,), as searches find them."""
        ids, scores = self.graph.query(vector, k)
        rows = self.table.rows_of(self.pending)
        ids = np.concatenate([ids, self.table.segment_ids(rows)])
        scores = np.concatenate([scores, self.table.scores(rows, vector)])
        return ids[np.argsort(-scores, kind="stable")[:k]]

    def nearest_exact(self, vector: Vectors, k: int) -> Ids:
        """The k segments nearest to a centred unit vector (dim,), by comparing with all."""
        rows = self.table.rows_of(self.table.ids)
        order = np.argsort(-self.table.scores(rows, vector), kind="stable")[:k]
        return self.table.segment_ids(rows[order])
