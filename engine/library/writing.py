"""What an operation that writes to a library holds: its lock, and connections of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from ..catalogue import Catalogue, ThumbnailStore
from ..paths import LibraryPaths
from .lock import write_lock


@contextmanager
def writing(paths: LibraryPaths) -> Iterator[tuple[Catalogue, ThumbnailStore]]:
    """Hold the write lock, with connections of this thread's own, for the block.

    Raises:
        LibraryBusyError: another process holds it.
    """
    with (
        write_lock(paths),
        closing(Catalogue(paths.catalogue)) as catalogue,
        closing(ThumbnailStore(paths.thumbnails)) as thumbnails,
    ):
        yield catalogue, thumbnails
