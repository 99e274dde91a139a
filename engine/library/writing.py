"""What everything that writes to a library works with, for the time of one operation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from msgspec import Struct

from ..catalogue import Catalogue, ThumbnailStore
from ..paths import LibraryPaths
from .lock import write_lock


class Writer(Struct, frozen=True):
    """Connections of one thread's own, while it holds the library's write lock."""

    paths: LibraryPaths
    catalogue: Catalogue
    thumbnails: ThumbnailStore


@contextmanager
def writing(paths: LibraryPaths) -> Iterator[Writer]:
    """Hold the library's write lock for the block.

    Raises:
        LibraryBusyError: another process holds it.
        UserError: the library cannot be written, or is damaged.
    """
    with (
        write_lock(paths),
        closing(Catalogue(paths.catalogue)) as catalogue,
        closing(ThumbnailStore(paths.thumbnails)) as thumbnails,
    ):
        yield Writer(paths, catalogue, thumbnails)
