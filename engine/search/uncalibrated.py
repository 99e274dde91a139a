"""The way without calibration, for evaluations: cosines of the vectors as encoded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np
from msgspec import Struct

from ..index.base import Ids, Scores, Vectors
from ..index.uncentred import raw_scores
from ..index.view import IndexView
from ..ranking.pooling import ItemRows
from .query_vectors import TermVector


class Cosines(Struct, frozen=True):
    """The terms of a query, as encoded, against the vectors of an index, as encoded."""

    index: IndexView
    terms: Sequence[TermVector]

    @property
    def probe(self) -> Vectors | None:
        """None: the graph holds centred vectors."""
        return None

    def parts(self, found: ItemRows) -> Scores:
        """The best segment of each part, what is unwanted taken off, float32 (p,)."""
        return found.pool(self.segment_odds(found.rows), spreads=0.0)

    def part_odds(self, found: ItemRows) -> Scores:
        """The same: cosines say nothing of odds, but they have an order."""
        return self.parts(found)

    def penalties(self, found: ItemRows) -> Scores:
        """Nothing more, float32 (p,)."""
        return np.zeros(len(found.parts), np.float32)

    def segment_odds(self, rows: Ids) -> Scores:
        """The weighted sum of cosines, float32 (n,)."""
        scores = np.zeros(len(rows), np.float32)
        for term in self.terms:
            scores += term.weight * reduce(
                np.maximum, (self._cosines(rows, vector) for vector in term.vectors)
            )
        return scores

    def _cosines(self, rows: Ids, vector: Vectors) -> Scores:
        return raw_scores(self.index.table, self.index.centring, rows, vector)
