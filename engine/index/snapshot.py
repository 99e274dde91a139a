"""The file of a space's graph: a cache, taken only where it is what the catalogue has stamped."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from ..catalogue import Catalogue
from ..catalogue.spaces import Space, Stamp
from ..paths import LibraryPaths
from .base import VectorIndex
from .hnsw import HnswIndex
from .hnsw_file import erase_vectors
from .view import IndexView


class Snapshot:
    """The file of one space. Whoever writes holds the library's write lock."""

    def __init__(self, paths: LibraryPaths, space: Space) -> None:
        self._space = space
        self._path = paths.index(space.id)

    def read(self, catalogue: Catalogue, kept: Iterable[int]) -> VectorIndex:
        """The graph with those ids that are kept; an empty one where the file does not fit."""
        stamp = self._stamp_of_file(catalogue)
        version = catalogue.spaces.centring_version(self._space.id)
        if stamp is None or stamp.centring != version:
            return HnswIndex(self._space.dim)
        return HnswIndex.load(self._path, self._space.dim, kept)

    def write(self, catalogue: Catalogue, view: IndexView) -> None:
        """Write the graph of a state without what was removed from it, and stamp it.

        Another process may have forgotten what the graph in memory still holds.

        Raises:
            DiskFullError: the file could not be written whole.
        """
        temporary = self._path.with_suffix(".tmp")
        view.graph.save(temporary)
        if view.graph.deleted_share:
            erase_vectors(temporary, view.table.ids)
        digest = checksum(temporary)
        os.replace(temporary, self._path)
        self._put_stamp(catalogue, Stamp(view.revision, view.centring.version, digest))

    def erase_removed(self, catalogue: Catalogue) -> None:
        """Leave nothing in the file of vectors that the catalogue has no more.

        A file that does not fit, or in which that cannot be done, is deleted.
        """
        stamp = self._stamp_of_file(catalogue)
        if stamp is not None and self._is_erased(catalogue):
            digest = checksum(self._path)
            self._put_stamp(catalogue, Stamp(stamp.revision, stamp.centring, digest))
        else:
            self._path.unlink(missing_ok=True)

    def _is_erased(self, catalogue: Catalogue) -> bool:
        """Whether what was removed could be taken out of the file, which is closed in any case."""
        try:
            erase_vectors(self._path, catalogue.segments.ids(self._space.id))
        except (OSError, ValueError):
            return False
        return True

    def _stamp_of_file(self, catalogue: Catalogue) -> Stamp | None:
        """The stamp, if it is that of the file as it is now."""
        stamp = catalogue.spaces.stamp(self._space.id)
        return stamp if stamp and checksum(self._path) == stamp.checksum else None

    def _put_stamp(self, catalogue: Catalogue, stamp: Stamp) -> None:
        with catalogue.transaction():
            catalogue.spaces.put_stamp(self._space.id, stamp)


def checksum(path: Path) -> str:
    """SHA-256 of a file in hex, or an empty string when there is no such file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
