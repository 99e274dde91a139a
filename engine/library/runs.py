"""What one indexing run of a library works with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..catalogue import Catalogue
from ..disk import Disk
from ..indexing.run import IndexOptions, RunContext
from ..paths import LibraryPaths
from ..types import Progress
from .forgetting import erase
from .spaces import OpenSpaces
from .writing import writing


@contextmanager
def open_run(
    paths: LibraryPaths,
    spaces: OpenSpaces,
    preset_of: Callable[[Catalogue], str],
    options: IndexOptions | None,
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    disk: Disk,
) -> Iterator[RunContext]:
    """Hold the write lock for the block, with the space of a preset to build.

    Raises:
        LibraryBusyError: another process is writing.
    """
    with (
        writing(paths) as writer,
        spaces.building(writer.catalogue, preset_of(writer.catalogue)) as opened,
    ):
        if writer.catalogue.is_erasure_due():
            erase(writer, spaces)
        yield RunContext(
            writer.catalogue,
            writer.thumbnails,
            opened.encoder,
            opened.index,
            on_progress,
            cancelled,
            options or IndexOptions(),
            disk,
        )
