"""The facade over one library: index, search, failures, status, forget."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .catalogue import Catalogue, Thumbnails
from .encoders.base import Encoder
from .encoders.registry import build, default_preset
from .errors import EngineError, UserError
from .index.snapshot import SpaceIndex
from .indexing.run import IndexingRun, IndexOptions, RunContext
from .lock import write_lock
from .media.parts import Part
from .media.pool import DecoderPool
from .paths import LibraryPaths, make_private_directory, model_cache
from .query_vectors import QueryEmbedder
from .roots import add_roots, forget
from .search import Searcher
from .spaces import activate, space_of
from .types import Failure, IndexReport, Modality, Progress, Query, Root, SearchResult

MOST_QUERY_PARTS = 16


@dataclass(frozen=True, slots=True)
class Status:
    """What a library holds.

    Attributes:
        items, segments: counts per modality.
        bytes: size of the library's own files.
    """

    directory: str
    preset: str
    items: dict[Modality, int]
    segments: dict[Modality, int]
    failures: int
    roots: tuple[Root, ...]
    bytes: int


class Library:
    """One data directory. `index` and `search` may run on two threads at the same time.

    Args:
        directory: created when missing, readable by its owner only.
        preset: the model to use; by default the one the library was made with.
        encoder_of: makes the encoder of a preset, given the folder of downloaded models.

    Raises:
        NewerLibraryError: a newer version wrote the library.
        UserError: the directory cannot be used.
    """

    def __init__(
        self,
        directory: Path,
        preset: str | None = None,
        *,
        encoder_of: Callable[[str, Path], Encoder] = build,
    ) -> None:
        make_private_directory(directory)
        self._paths = LibraryPaths(directory)
        self._catalogue = Catalogue(self._paths.catalogue)
        try:
            self.preset = preset or self._own_preset()
        except EngineError:
            self._catalogue.close()
            raise
        self._decoders: DecoderPool | None = None
        self._index: SpaceIndex | None = None
        self._encoder_of = encoder_of
        self._encoder: Encoder | None = None
        self._lock = threading.RLock()

    @property
    def encoder(self) -> Encoder:
        """The preset's encoder, made when it is first needed: looking needs no model.

        Raises:
            UserError: the preset is unknown, or its weights are missing or damaged.
        """
        with self._lock:
            if self._encoder is None:
                self._encoder = self._encoder_of(self.preset, model_cache())
            return self._encoder

    def index(
        self,
        folders: tuple[str, ...] = (),
        options: IndexOptions | None = None,
        *,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> IndexReport:
        """Bring folders up to date, adding those that are new; none means every root.

        Raises:
            LibraryBusyError: another process is writing.
            UserError: a path does not exist, or the disk is full.
        """
        options = options or IndexOptions()
        paths = tuple(os.path.abspath(os.path.expanduser(folder)) for folder in folders)
        with write_lock(self._paths), self._writing() as (catalogue, thumbnails):
            targets = add_roots(catalogue, paths, options.ignore)
            self.encoder.load()
            index = self._space_index(catalogue)
            if self._switches(catalogue):
                targets = catalogue.roots.paths()
            elif catalogue.spaces.active() is None:
                activate(catalogue, index.space)
            context = RunContext(
                catalogue, thumbnails, self.encoder, index, on_progress, cancelled, options
            )
            report = IndexingRun(context).run(targets)
            if not report.cancelled:
                activate(catalogue, index.space)
            return report

    def load(self) -> None:
        """Load the model and the index now, so that the first search need not wait.

        Raises:
            UserError: the model's weights are missing or damaged.
        """
        self.encoder.load()
        self._space_index(self._catalogue).refresh(self._catalogue)

    def search(self, query: Query) -> SearchResult:
        """Find what means the same as the query.

        Raises:
            UserError: the query or one of its files cannot be used.
        """
        if self._switches(self._catalogue):
            raise UserError(
                f"The library was indexed with another model than {self.preset}. "
                "Run: triptych index"
            )
        self.encoder.load()
        index = self._space_index(self._catalogue)
        embedder = QueryEmbedder(self.encoder, self._decode, self._catalogue, index.space.id)
        return Searcher(self._catalogue, index, embedder).search(query)

    def failures(self) -> list[Failure]:
        """The files that could not be read, newest first."""
        return self._catalogue.failures.all()

    def status(self) -> Status:
        """What the library holds."""
        space = self._catalogue.spaces.active()
        files = self._paths.directory.iterdir()
        return Status(
            str(self._paths.directory),
            self.preset,
            self._catalogue.items.counts(),
            self._catalogue.segments.counts(space.id) if space else dict.fromkeys(Modality, 0),
            self._catalogue.failures.count(),
            tuple(self._catalogue.roots.summary()),
            sum(file.stat().st_size for file in files if file.is_file()),
        )

    def forget(self, path: str) -> int:
        """Remove a file, or a folder with all below it, for good; returns the number of files.

        What lies in a root that stays is left out of later runs, until it is indexed by name.

        Raises:
            UserError: the library knows nothing of this path.
        """
        path = os.path.abspath(os.path.expanduser(path))
        with write_lock(self._paths), self._writing() as (catalogue, thumbnails):
            removed = forget(catalogue, path)
            thumbnails.keep_only(catalogue.items.digests())
            thumbnails.compact()
            catalogue.compact()
            # A run that was killed may have left an unfinished snapshot beside the good one.
            for snapshot in self._paths.directory.glob("index-*"):
                snapshot.unlink()
            if self._index is not None:
                self._index.reset()
        return removed

    def close(self) -> None:
        """End the decoders and close the files."""
        if self._decoders is not None:
            self._decoders.close()
        self._catalogue.close()

    def _own_preset(self) -> str:
        active = self._catalogue.spaces.active()
        return active.preset if active else default_preset(model_cache())

    @contextmanager
    def _writing(self) -> Iterator[tuple[Catalogue, Thumbnails]]:
        """Connections of this thread's own, for the time of one operation."""
        catalogue = Catalogue(self._paths.catalogue)
        thumbnails = Thumbnails(self._paths.thumbnails)
        try:
            yield catalogue, thumbnails
        finally:
            catalogue.close()
            thumbnails.close()

    def _space_index(self, catalogue: Catalogue) -> SpaceIndex:
        with self._lock:
            if self._index is None:
                space = space_of(catalogue, self.preset, self.encoder)
                self._index = SpaceIndex(self._paths, space, self.encoder.reference_means)
            return self._index

    def _switches(self, catalogue: Catalogue) -> bool:
        active = catalogue.spaces.active()
        return active is not None and active.identity != self.encoder.identity

    def _decode(self, path: str) -> list[Part]:
        if self._decoders is None:
            self._decoders = DecoderPool(self.encoder.spec, workers=1)
        # The first minutes of a long sound are enough to ask with, and keep memory bounded.
        parts: list[Part] = []
        for _, part in self._decoders.stream([path], lambda: len(parts) >= MOST_QUERY_PARTS):
            parts.append(part)
        return parts
