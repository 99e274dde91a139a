"""What one indexing run of a library works with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..catalogue import Catalogue
from ..indexing.run import IndexOptions, RunContext
from ..paths import LibraryPaths
from ..types import Progress
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
) -> Iterator[RunContext]:
    """Hold the write lock for the block, with the space of a preset to build.

    Raises:
        LibraryBusyError: another process is writing.
    """
    with (
        writing(paths) as (catalogue, thumbnails),
        spaces.building(catalogue, preset_of(catalogue)) as opened,
    ):
        yield RunContext(
            catalogue,
            thumbnails,
            opened.encoder,
            opened.index,
            on_progress,
            cancelled,
            options or IndexOptions(),
        )
