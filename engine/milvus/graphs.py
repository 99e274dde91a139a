"""A space's rows in Milvus as the graphs that searches ask, one for each track.

A library's own vectors alone are proposed here; what the outbox still has is pending, and is
compared one by one, as all vectors are while the server does not answer. The rows are as the
encoder made them: the product of a centred query with one is that with the centred row, but for the
row's length, so some more are asked for, and the table scores them exactly.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..catalogue import Catalogue
from ..index.base import EVERYTHING, Ids, Scores, Vectors
from ..index.graph_source import FarSegment
from ..index.graphs import POOL, Graphs
from ..index.reduction import Reduction
from ..index.view import IndexView
from ..types import Filters, Hit
from ..types.ids import IdSet
from ..types.tracks import TRACKS, Track
from .beyond import nearest_beyond
from .collection import Collection
from .expressions import both, filters_of, is_text
from .far_shelf import FarShelf

# Of the fields of a row, and of the links of its node, about; its numbers take 4 bytes each.
_ROW_BYTES = 600
_SEARCHES_AT_ONCE = 64


class MilvusGraphs:
    """A `GraphSource` of what was delivered to a collection."""

    def __init__(self, collection: Collection, shelf: FarShelf) -> None:
        self.collection = collection
        self._shelf = shelf
        self._machine = ""

    def joined(self, catalogue: Catalogue, view: IndexView) -> IndexView:
        """The state with what the server was told in its graphs; it need not answer for that.

        A library that was put in the place of this one told it nothing, until its next run.
        """
        outbox, table = catalogue.outbox, view.table
        due, machine = IdSet(outbox.segments(view.space.id)), outbox.machine()
        self._machine = machine
        if not outbox.is_open:
            return view.with_graphs(Graphs.none(view.space.dim))
        tracks = {}
        for track in filter(table.has, TRACKS):
            ids = table.segment_ids(np.flatnonzero(table.mask_of(track)))
            tracks[track] = MilvusTrack(self.collection, machine, track, ids[~due.has(ids)])
        return view.with_graphs(Graphs(tracks, Reduction.none(view.space.dim)))

    def beyond(self, vector: Vectors, k: int, filters: Filters) -> list[FarSegment]:
        """What other machines have."""
        return nearest_beyond(self.collection, self._machine, vector, k, filters)

    def completed(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits with what the store tells of others' files."""
        return self._shelf.completed(hits)

    def trouble(self) -> str | None:
        """Why the last call failed."""
        return self.collection.server.trouble()


class MilvusTrack:
    """A `VectorIndex`: the rows of one track that are of one machine."""

    def __init__(self, collection: Collection, machine: str, track: Track, ids: Ids) -> None:
        self._collection = collection
        self._own = both(is_text("machine", machine), is_text("track", track.file_name))
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def size(self) -> int:
        """How many bytes the rows take at the server, about."""
        return len(self._ids) * (_ROW_BYTES + 4 * self._collection.space.dim)

    def ids(self) -> Ids:
        """The ids that the server was told."""
        return self._ids

    def remove(self, ids: Ids) -> None:
        """Nothing: what went is in the outbox, and in no table that its ids could be found in."""

    def query(self, vector: Vectors, k: int, filters: Filters = EVERYTHING) -> tuple[Ids, Scores]:
        """The nearest, best first; somewhat more than k."""
        wanted = both(self._own, filters_of(filters))
        found = self._collection.search(vector[None], max(k, POOL), wanted, ["segment"])[0]
        ids = np.array([one.fields["segment"] for one in found], np.int64)
        return ids, np.array([one.score for one in found], np.float32)

    def nearest_of_each(self, vectors: Vectors, k: int) -> Ids:
        """The k nearest to each, with -1 where there are fewer."""
        nearest = np.full((len(vectors), k), -1, np.int64)
        for start in range(0, len(vectors), _SEARCHES_AT_ONCE):
            some = vectors[start : start + _SEARCHES_AT_ONCE]
            for row, hits in enumerate(self._collection.search(some, k, self._own, ["segment"])):
                ids = [one.fields["segment"] for one in hits]
                nearest[start + row, : len(ids)] = ids
        return nearest
