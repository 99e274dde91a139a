"""Keeps the index of one space in step with the catalogue, in memory and on disk.

The catalogue is the truth: whatever the file says, the index ends up with the catalogue's
vectors, by catching up where the stamp allows it and by building it again where it does not.
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
from ..encoders.base import Role, Vectors
from ..paths import LibraryPaths
from .base import Ids, VectorIndex
from .centring import Centring
from .hnsw import HnswIndex
from .table import VectorTable

REBUILD_ABOVE_DELETED = 0.2


class SpaceIndex:
    """The graph and the table of one space. Any thread may call; calls take turns.

    Args:
        reference: means that stand in until the library has frozen its own.

    Attributes:
        graph: finds neighbours in the whole space.
        table: scores chosen segments exactly.
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

    def _clear(self, centring: Centring, capacity: int = 0) -> None:
        self.centring = centring
        self.table = VectorTable(self.space.dim)
        self.graph: VectorIndex = HnswIndex(self.space.dim, capacity)

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
                self._rebuild_graph()

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
        self._add_to_graph(np.setdiff1d(self.table.ids, known))

    def _catch_up(self, catalogue: Catalogue) -> None:
        removed = catalogue.segments.removed_since(self.space.id, self._revision)
        self.table.remove(removed)
        self.graph.remove(removed)
        for block in catalogue.segments.blocks(self.space.id, self._revision):
            self._put(block)
            self._add_to_graph(block.ids)

    def _put(self, block: SegmentBlock) -> None:
        centred = self.centring.apply_to_items(block.vectors, block.modalities)
        self.table.add(block.ids, block.items, block.modalities, centred)

    def _add_to_graph(self, ids: Ids) -> None:
        for start in range(0, len(ids), 4096):
            chunk = ids[start : start + 4096]
            self.graph.add(chunk, self.table.vectors(self.table.rows_of(chunk)))

    def _rebuild_graph(self) -> None:
        self.graph = HnswIndex(self.space.dim, len(self.table.ids))
        self._add_to_graph(self.table.ids)

    def save(self, catalogue: Catalogue) -> None:
        """Write the graph beside the catalogue and stamp it; the caller holds the write lock."""
        with self.lock:
            self.refresh(catalogue)
            temporary = self._path.with_suffix(".tmp")
            self.graph.save(temporary)
            digest = checksum(temporary)
            os.replace(temporary, self._path)
            with catalogue.transaction():
                stamp = Stamp(self._revision, self.centring.version, digest)
                catalogue.spaces.put_stamp(self.space.id, stamp)


def checksum(path: Path) -> str:
    """SHA-256 of a file in hex, or an empty string when there is no such file."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
