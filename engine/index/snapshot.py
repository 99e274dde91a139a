"""Keeps the index of one space in step with the catalogue, in memory and on disk.

The catalogue is the truth: whatever the file says, the index ends up with the catalogue's
vectors. The table has all of them at once. What the graph lacks is pending, and scored exactly
until a `save` puts it in: nobody who searches waits for a graph to be built.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ..catalogue import Catalogue
from ..catalogue.segments import SegmentBlock
from ..catalogue.spaces import Space, Stamp
from ..paths import LibraryPaths
from ..types.vectors import Role, Vectors
from .base import Ids, VectorIndex
from .centring import Centring
from .hnsw import HnswIndex
from .table import VectorTable

REBUILD_ABOVE_DELETED = 0.2
# So many at a time go into the graph: a search in between waits for a fraction of a second.
BUILD_CHUNK = 256


class SpaceIndex:
    """The graph and the table of one space. Any thread may call; calls take turns.

    Args:
        reference: means that stand in until the library has frozen its own.

    Attributes:
        graph: finds neighbours in the whole space.
        table: scores chosen segments exactly.
        pending: ids of segments that the table has and the graph lacks, int64 (n,).
        centring: the means that were subtracted from what they hold.
    """

    def __init__(
        self, paths: LibraryPaths, space: Space, reference: Mapping[Role, Vectors]
    ) -> None:
        self.space = space
        self.lock = threading.RLock()
        self._path = paths.index(space.id)
        self._reference = reference
        self._revision = -1
        self._clear(Centring(-1, reference))

    def _clear(self, centring: Centring) -> None:
        self.centring = centring
        self.table = VectorTable(self.space.dim)
        self.graph: VectorIndex = HnswIndex(self.space.dim)
        self.pending: Ids = np.empty(0, np.int64)

    def reset(self) -> None:
        """Drop what is in memory; the next refresh starts from the catalogue."""
        with self.lock:
            self._revision = -1
            self._clear(Centring(-1, self._reference))

    def refresh(self, catalogue: Catalogue) -> None:
        """Catch up with everything the catalogue has committed."""
        with self.lock, catalogue.snapshot() as revision:
            if revision == self._revision:
                return
            if self._must_reload(catalogue):
                self._reload(catalogue)
            else:
                self._catch_up(catalogue)
            self._revision = revision
            if self.graph.deleted_share > REBUILD_ABOVE_DELETED:
                self.graph = HnswIndex(self.space.dim, len(self.table.ids))
                self.pending = self.table.ids

    def _must_reload(self, catalogue: Catalogue) -> bool:
        """Whether the means changed, or removals that we have not seen were forgotten."""
        stamp = catalogue.spaces.stamp(self.space.id)
        changed = self.centring.version != catalogue.spaces.centring_version(self.space.id)
        return changed or (stamp is not None and self._revision < stamp.revision)

    def _reload(self, catalogue: Catalogue) -> None:
        """Fill the table from the catalogue, and the graph from its file where that is good."""
        version = catalogue.spaces.centring_version(self.space.id)
        frozen = {role: entry.mean for role, entry in catalogue.spaces.means(self.space.id).items()}
        self._clear(Centring(version, {**self._reference, **frozen}))
        for block in catalogue.segments.blocks(self.space.id):
            self._put(block)
        stamp = catalogue.spaces.stamp(self.space.id)
        if stamp and stamp.centring == version and checksum(self._path) == stamp.checksum:
            self.graph = HnswIndex.load(self._path, self.space.dim, self.table.ids.tolist())
        known = np.fromiter(self.graph.ids(), dtype=np.int64)
        self.pending = np.setdiff1d(self.table.ids, known)

    def _catch_up(self, catalogue: Catalogue) -> None:
        removed = catalogue.segments.removed_since(self.space.id, self._revision)
        self.table.remove(removed)
        self.graph.remove(removed)
        self.pending = np.setdiff1d(self.pending, removed)
        for block in catalogue.segments.blocks(self.space.id, self._revision):
            self._put(block)
            self.pending = np.concatenate([self.pending, block.ids])

    def _put(self, block: SegmentBlock) -> None:
        centred = self.centring.apply_to_items(block.vectors, block.modalities)
        self.table.add(block.ids, block.items, block.modalities, centred)

    def nearest(self, vector: Vectors, k: int) -> Ids:
        """The k segments nearest to a centred unit vector (dim,), as searches find them."""
        with self.lock:
            ids, scores = self.graph.query(vector, k)
            rows = self.table.rows_of(self.pending)
            ids = np.concatenate([ids, self.table.segment_ids(rows)])
            scores = np.concatenate([scores, self.table.scores(rows, vector)])
            return ids[np.argsort(-scores, kind="stable")[:k]]

    def nearest_exact(self, vector: Vectors, k: int) -> Ids:
        """The k segments nearest to a centred unit vector (dim,), by comparing with all."""
        with self.lock:
            rows = self.table.rows_of(self.table.ids)
            order = np.argsort(-self.table.scores(rows, vector), kind="stable")[:k]
            return self.table.segment_ids(rows[order])

    def _build(self) -> None:
        """Put what is pending into the graph; searches may come in between."""
        while len(self.pending):
            with self.lock:
                chunk, self.pending = np.split(self.pending, [BUILD_CHUNK])
                self.graph.add(chunk, self.table.vectors(self.table.rows_of(chunk)))

    def save(self, catalogue: Catalogue) -> None:
        """Build the graph, write it beside the catalogue and stamp it.

        The caller holds the write lock.
        """
        self.refresh(catalogue)
        self._build()
        with self.lock:
            temporary = self._path.with_suffix(".tmp")
            self.graph.save(temporary)
            digest = checksum(temporary)
            os.replace(temporary, self._path)
            with catalogue.transaction():
                stamp = Stamp(self._revision, self.centring.version, digest)
                catalogue.spaces.put_stamp(self.space.id, stamp)


def checksum(path: Path) -> str:
    """SHA-256 of a file in hex, or an empty string when there is no such file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
