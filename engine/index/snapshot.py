"""The files of a space's graphs: a cache, taken only where it is what the catalogue has stamped."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from ..catalogue import Catalogue
from ..catalogue.spaces import Space, Stamp
from ..paths import LibraryPaths
from ..types.tracks import TRACKS, Track
from .base import Ids, VectorIndex
from .graphs import Graphs
from .hnsw import HnswIndex
from .hnsw_file import erase_vectors
from .view import IndexView


class Snapshot:
    """The files of one space, one for each track that has vectors.

    Each is judged by itself, so what is lost or half done costs that graph alone. Whoever writes
    holds the library's write lock.
    """

    def __init__(self, paths: LibraryPaths, space: Space) -> None:
        self._space = space
        self._paths = paths
        self._files = {kind: paths.graph(space.id, kind.file_name) for kind in TRACKS}

    def read(self, catalogue: Catalogue, kept: Iterable[int]) -> Graphs:
        """The graphs with those ids that are kept; an empty one where a file does not fit."""
        stamp = catalogue.spaces.stamp(self._space.id)
        version = catalogue.spaces.centring_version(self._space.id)
        fitting = self._fitting(stamp) if stamp and stamp.centring == version else frozenset()
        dim, ids = self._space.dim, frozenset(kept)
        return Graphs(
            {
                kind: HnswIndex.load(path, dim, ids) if kind in fitting else HnswIndex(dim)
                for kind, path in self._files.items()
            }
        )

    def is_whole(self, catalogue: Catalogue) -> bool:
        """Whether there is a good file for each modality that has vectors."""
        stamp = catalogue.spaces.stamp(self._space.id)
        if stamp is None or stamp.centring != catalogue.spaces.centring_version(self._space.id):
            return False
        counts = catalogue.segments.counts(self._space.id)
        return {kind for kind, count in counts.items() if count} <= self._fitting(stamp)

    def write(self, catalogue: Catalogue, view: IndexView) -> None:
        """Write the graphs of a state without what was removed from them, and stamp them.

        Another process may have forgotten what the graphs in memory still hold.

        Raises:
            DiskFullError: a file could not be written whole; the former ones stay.
        """
        filled = {kind: graph for kind, graph in view.graphs.of.items() if len(graph)}
        temporary = {kind: self._files[kind].with_suffix(".tmp") for kind in filled}
        try:
            for kind, graph in filled.items():
                _write(graph, view.table.ids, temporary[kind])
            checksums = {kind: checksum(path) for kind, path in temporary.items()}
            for kind, path in temporary.items():
                os.replace(path, self._files[kind])
        finally:
            for path in temporary.values():
                path.unlink(missing_ok=True)
        self._keep_only(checksums)
        stamp = Stamp(view.revision, view.centring.version, "").with_checksums(checksums)
        self._put_stamp(catalogue, stamp)

    def erase_removed(self, catalogue: Catalogue) -> None:
        """Leave nothing in the files of vectors that the catalogue has no more.

        A file that does not fit, or in which that cannot be done, is deleted.
        """
        stamp = catalogue.spaces.stamp(self._space.id)
        kept = catalogue.segments.ids(self._space.id)
        fitting = self._fitting(stamp) if stamp else frozenset()
        erased = {k: checksum(self._files[k]) for k in fitting if _is_erased(self._files[k], kept)}
        self._keep_only(erased)
        if stamp:
            self._put_stamp(catalogue, stamp.with_checksums(erased))

    def _fitting(self, stamp: Stamp) -> frozenset[Track]:
        """Those whose files are what was stamped."""
        return frozenset(
            kind
            for kind, known in stamp.by_track().items()
            if known and checksum(self._files[kind]) == known
        )

    def _keep_only(self, kinds: Iterable[Track]) -> None:
        """Delete all other files of the space."""
        kept = {self._files[kind] for kind in kinds}
        for path in set(self._paths.graphs(self._space.id)).difference(kept):
            path.unlink()

    def _put_stamp(self, catalogue: Catalogue, stamp: Stamp) -> None:
        with catalogue.transaction():
            catalogue.spaces.put_stamp(self._space.id, stamp)


def _write(graph: VectorIndex, kept: Ids, path: Path) -> None:
    graph.save(path)
    if graph.deleted_share:
        erase_vectors(path, kept)


def _is_erased(path: Path, kept: Ids) -> bool:
    """Whether what was removed could be taken out of a file, which is closed in any case."""
    try:
        erase_vectors(path, kept)
    except (OSError, ValueError):
        return False
    return True


def checksum(path: Path) -> str:
    """SHA-256 of a file in hex, or an empty string when there is no such file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
