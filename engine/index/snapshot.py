"""The files of a space's index: a cache, taken only where it is what the catalogue has stamped."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..catalogue.spaces import Space
from ..catalogue.stamp import Stamp
from ..paths import LibraryPaths
from ..types.tracks import TRACKS, Track
from . import hnsw
from .base import Ids
from .graphs import Graphs
from .hnsw import HnswIndex
from .hnsw_file import erase_vectors, width_of
from .reduction import Reduction
from .vector_file import ROWS_AT_ONCE, FiledRows, digest, erase_rows, read_rows, write_rows
from .view import IndexView

_log = logging.getLogger(__name__)


class Filed(Struct, frozen=True, eq=False):
    """The file of vectors that fits the catalogue's present means, and the revision it is of."""

    rows: FiledRows
    revision: int


class Snapshot:
    """The files of one space: its vectors, and a graph for each track that has any.

    Each is judged by itself, so what is lost or half done costs that one alone. Whoever writes
    holds the library's write lock.

    Args:
        has_graphs: whether graphs are kept beside the vectors, where there can be any.
    """

    def __init__(self, paths: LibraryPaths, space: Space, has_graphs: bool = True) -> None:
        self._space = space
        self._has_graphs = has_graphs and hnsw.is_available()
        self._paths = paths
        self._files = {kind: paths.graph(space.id, kind.file_name) for kind in TRACKS}

    def stamp(self, catalogue: Catalogue) -> Stamp | None:
        """What was noted of the files, where they are of the present means."""
        stamp = catalogue.spaces.stamp(self._space.id)
        version = catalogue.spaces.centring_version(self._space.id)
        return stamp if stamp and stamp.centring == version else None

    def vectors(self, stamp: Stamp) -> Filed | None:
        """The file of vectors, where it is what was stamped."""
        if not self._is_filed(stamp):
            return None
        try:
            return Filed(read_rows(self._vectors(stamp)), stamp.revision)
        except FileNotFoundError:
            # Another process has just written a later one in its place.
            return None

    def graphs(self, stamp: Stamp, reduction: Reduction, kept: Ids) -> Graphs:
        """The graphs with those ids that are kept; none where a file does not fit."""
        fitting = self._fitting(stamp) if self._has_graphs else frozenset()
        read = {kind: _read(self._files[kind], reduction.width, kept) for kind in fitting}
        return Graphs({kind: one for kind, one in read.items() if one is not None}, reduction)

    def is_whole(self, catalogue: Catalogue) -> bool:
        """Whether there is a good file of vectors, and of each graph that there could be."""
        stamp = self.stamp(catalogue)
        if stamp is None or not self._is_filed(stamp):
            return False
        counts = catalogue.segments.counts(self._space.id)
        filled = {kind for kind, count in counts.items() if count}
        return not self._has_graphs or filled <= self._fitting(stamp)

    def write(self, catalogue: Catalogue, view: IndexView) -> FiledRows:
        """Write a state without what was removed from it, and stamp it; the vectors as written.

        Another process may have forgotten what the graphs in memory still hold.

        Raises:
            DiskFullError: a file could not be written whole; the former ones stay.
        """
        filled = {kind: graph for kind, graph in view.graphs.built.items() if len(graph)}
        stamp = Stamp(view.revision, view.centring.version, "", view.revision)
        rows, path = view.table.filed(view.graphs.reduction.basis), self._vectors(stamp)
        with _put_in_place([*map(self._files.__getitem__, filled), path]) as (*graphs, vectors):
            write_rows(vectors, rows, view.table.blocks(ROWS_AT_ONCE))
            known = digest(vectors)
            checksums = {}
            for (kind, graph), temporary in zip(filled.items(), graphs, strict=True):
                _write(graph, rows.ids, temporary)
                checksums[kind] = checksum(temporary)
        self._put_stamp(catalogue, replace(stamp, digest=known).with_checksums(checksums))
        self._keep_only([path, *map(self._files.__getitem__, filled)])
        return read_rows(path)

    def erase_removed(self, catalogue: Catalogue) -> None:
        """Leave nothing in the files of vectors that the catalogue has no more.

        A file that does not fit, or in which that cannot be done, is deleted.
        """
        stamp = catalogue.spaces.stamp(self._space.id)
        kept = catalogue.segments.ids(self._space.id)
        fitting = self._fitting(stamp) if stamp else frozenset()
        erased = {k: checksum(self._files[k]) for k in fitting if _is_erased(self._files[k], kept)}
        paths = [self._files[kind] for kind in erased]
        if stamp:
            known = self._erased_vectors(stamp, kept)
            paths += [self._vectors(stamp)] if known else []
            self._put_stamp(catalogue, replace(stamp, digest=known).with_checksums(erased))
        self._keep_only(paths, must=True)

    def delete(self) -> None:
        """Delete the files of a space that is gone, as far as nobody has them mapped.

        What stays is found by `verify`, and goes with the next erasure.
        """
        self._keep_only(())

    def _erased_vectors(self, stamp: Stamp, kept: Ids) -> str:
        """The digest of the file of vectors after an erasure; an empty one where it is to go."""
        if not self._is_filed(stamp):
            return ""
        erase_rows(self._vectors(stamp), kept)
        return digest(self._vectors(stamp))

    def _is_filed(self, stamp: Stamp) -> bool:
        """Whether there is a file of vectors, and it is what was stamped."""
        return bool(stamp.digest) and digest(self._vectors(stamp)) == stamp.digest

    def _vectors(self, stamp: Stamp) -> Path:
        return self._paths.vectors(self._space.id, stamp.filed)

    def _fitting(self, stamp: Stamp) -> frozenset[Track]:
        """Those whose graphs are what was stamped."""
        return frozenset(
            kind
            for kind, known in stamp.by_track().items()
            if known and _is_stamped(self._files[kind], known)
        )

    def _keep_only(self, kept: Iterable[Path], must: bool = False) -> None:
        """Delete all other files of the space.

        Args:
            must: raise an OSError where one cannot be deleted; else the next time does it, since
                Windows deletes nothing that a search has mapped.
        """
        for path in set(self._paths.graphs(self._space.id)).difference(kept):
            try:
                path.unlink(missing_ok=True)
            except PermissionError:
                if must:
                    raise

    def _put_stamp(self, catalogue: Catalogue, stamp: Stamp) -> None:
        with catalogue.transaction():
            catalogue.spaces.put_stamp(self._space.id, stamp)


@contextmanager
def _put_in_place(paths: list[Path]) -> Iterator[list[Path]]:
    """Files to write instead of some others, which they replace once all are whole."""
    temporary = [path.with_suffix(".tmp") for path in paths]
    try:
        yield temporary
        for made, path in zip(temporary, paths, strict=True):
            os.replace(made, path)
    finally:
        for made in temporary:
            made.unlink(missing_ok=True)


def _read(path: Path, width: int, kept: Ids) -> HnswIndex | None:
    """A graph; None where it is of other vectors, or cannot be read.

    Another process may have put another in its place, and a large one may not fit into memory:
    searches do without it.
    """
    try:
        return HnswIndex.load(path, width, kept) if width_of(path) == width else None
    except (OSError, RuntimeError, MemoryError) as error:
        _log.warning("%s cannot be read, so everything is compared: %s", path.name, error)
        return None


def _is_stamped(path: Path, known: str) -> bool:
    """Whether a file has this checksum; one that the disk does not give has not."""
    try:
        return checksum(path) == known
    except OSError as error:
        _log.warning("%s cannot be read, so everything is compared: %s", path.name, error)
        return False


def _write(graph: HnswIndex, kept: Ids, path: Path) -> None:
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
