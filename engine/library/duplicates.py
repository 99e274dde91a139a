"""The search for duplicates in one library; it may go on beside searches and runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from msgspec import Struct

from ..catalogue import Catalogue, ThumbnailStore
from ..disk import Disk
from ..errors import UserError
from ..paths import LibraryPaths
from ..types.duplicates import DuplicateKind, DuplicateProgress, DuplicateReport, KeepRule
from .lease import refuse_other_computers
from .spaces import OpenSpace

if TYPE_CHECKING:
    from ..duplicates.comparing import Comparer, Telling

ALL_KINDS = tuple(DuplicateKind)


class Duplicates(Struct, frozen=True):
    """Finds what a library holds more than once; any thread may call.

    Attributes:
        serving: opens the space that searches use.
    """

    paths: LibraryPaths
    disk: Disk
    serving: Callable[[Catalogue], OpenSpace]

    def find(
        self,
        rule: KeepRule = KeepRule(),  # noqa: B008
        kinds: Iterable[DuplicateKind] = ALL_KINDS,
        *,
        on_progress: Callable[[DuplicateProgress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> DuplicateReport:
        """The groups of some kinds, as the library is now; what is new is compared first.

        Raises:
            Cancelled: `cancelled` came true; what was compared until then is not compared again.
            LibraryBusyError: another computer writes.
            UserError: the library cannot be used, or its disk is full.
        """
        from ..duplicates.comparing import Telling  # noqa: PLC0415
        from ..duplicates.report import Grouping  # noqa: PLC0415

        wanted = tuple(kinds)
        refuse_other_computers(self.paths)
        with closing(Catalogue(self.paths.catalogue)) as catalogue:
            if set(wanted) != {DuplicateKind.EXACT}:
                self._compare(catalogue, Telling(on_progress, cancelled))
            there = self.disk.reachable(catalogue.roots.paths(), cancelled)
            return Grouping(catalogue, there, rule).report(wanted)

    def _compare(self, catalogue: Catalogue, telling: Telling) -> None:
        from ..duplicates.search import DuplicateSearch  # noqa: PLC0415

        opened = self._opened(catalogue)
        search = DuplicateSearch(catalogue, opened.space.id if opened else 0, telling)
        with ExitStack() as stack:
            search.run(self._comparers(catalogue, opened, telling, stack))

    def _opened(self, catalogue: Catalogue) -> OpenSpace | None:
        """The space that searches use; without one, or its model, fingerprints alone tell."""
        if catalogue.spaces.active() is None:
            return None
        try:
            return self.serving(catalogue)
        except UserError:
            return None

    def _comparers(
        self, catalogue: Catalogue, opened: OpenSpace | None, telling: Telling, stack: ExitStack
    ) -> Iterator[Comparer]:
        from ..duplicates.films import FilmComparer  # noqa: PLC0415
        from ..duplicates.neighbours import Neighbours  # noqa: PLC0415
        from ..duplicates.pictures import PictureComparer  # noqa: PLC0415
        from ..duplicates.sounds import SoundComparer  # noqa: PLC0415
        from ..duplicates.texts import TextComparer  # noqa: PLC0415
        from ..types.tracks import Track  # noqa: PLC0415

        thumbnails = None
        if self.paths.thumbnails.exists():
            thumbnails = ThumbnailStore(self.paths.thumbnails, readonly=True)
            stack.callback(thumbnails.close)
        view = opened.index.settled(catalogue) if opened else None
        pictures, sounds = (
            Neighbours.of(view, track) if view else None for track in (Track.PICTURES, Track.SOUNDS)
        )
        yield PictureComparer(catalogue, thumbnails, pictures, telling)
        yield TextComparer(catalogue, telling)
        yield FilmComparer(catalogue, thumbnails)
        yield SoundComparer(catalogue, self.disk, sounds, telling)
