"""Indexing runs of a library, each from the write lock to the last space that is cleared away.

Flow: the facade opens a run and asks one thing of it. `roots` says what is gone over, `IndexingRun`
goes over it and stores new vectors beside the old ones, and `switching` says which space searches
use meanwhile and at the end. A run that is stopped or killed is carried on by the next, since what
is stored is not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from ..catalogue import Catalogue
from ..disk import Disk
from ..errors import Cancelled, SilentDiskError
from ..indexing.context import IndexOptions, RunContext
from ..indexing.extent import Extent
from ..indexing.looked_at import LookedAt
from ..indexing.run import IndexingRun
from ..indexing.settling import Settling
from ..media.kept_decoders import KeptDecoders
from ..media.live_pictures import films_beside, may_be_live
from ..paths import LibraryPaths, is_within
from ..threads import decoders_beside_models
from ..types import ImportReport, IndexReport, Progress
from .forgetting import erase
from .index_choice import deliver_due
from .manners import read_manners
from .moved_roots import follow_moved_roots
from .roots import add_roots, places_of_roots
from .spaces import OpenSpace, OpenSpaces
from .switching import activate, clear_away, is_whole, open_early, waiting_most
from .writing import Writer, writing

if TYPE_CHECKING:
    from ..bulk.given import GivenVectors


Report = TypeVar("Report", IndexReport, ImportReport)


@dataclass(frozen=True, slots=True)
class LibraryRun:
    """A run into one space, while it holds the library's write lock. It is asked for one thing."""

    _writer: Writer
    _opened: OpenSpace
    _context: RunContext

    def index(self, paths: tuple[str, ...]) -> IndexReport:
        """Bring folders up to date, adding those that are new; none means every root.

        Raises:
            UserError: a path does not exist, the weights are damaged, or the disk is full.
        """
        if self._context.options.settling is not None:
            return self._follow(paths, self._context.options.settling)
        try:
            follow_moved_roots(self._context)
            roots = add_roots(self._context, paths)
        except Cancelled:
            return IndexReport(cancelled=True)
        return self._go_over(roots)

    def take_in(self, given: GivenVectors, paths: tuple[str, ...]) -> ImportReport:
        """Give files in folders, adding those that are new, vectors that others made.

        Raises:
            UserError: these are of another model, a file of them is damaged, a path does not
                exist, or the disk is full.
        """
        from ..bulk.taking_in import TakingIn  # noqa: PLC0415 - the extra may not be installed

        space = self._opened.space
        given.refuse_other_space({space.identity, self._opened.encoder.identity}, space.preset)
        try:
            follow_moved_roots(self._context)
            roots = add_roots(self._context, paths)
        except Cancelled:
            return ImportReport(cancelled=True)
        self.open_early()
        return self._told(TakingIn(self._context, given).run(roots))

    def _follow(self, places: Iterable[str], settling: Settling) -> IndexReport:
        """Bring what lies at some places in roots up to date; a root's own path means all of it.

        Places outside of roots are passed over, and what is still being written waits.
        """
        try:
            follow_moved_roots(self._context)
        except Cancelled:
            return IndexReport(cancelled=True)
        roots = self._writer.catalogue.roots.paths()
        found = places_of_roots(roots, places)
        found = {root: self._with_films(root, part) for root, part in found.items()}
        extents = {roots[root]: Extent(part, settling) for root, part in found.items()}
        return self._go_over({root: roots[root] for root in found}, extents=extents)

    def _with_films(self, root: str, places: tuple[str, ...]) -> tuple[str, ...]:
        """Places with the films of live pictures among them: whether these are items may change."""
        pictures = tuple(filter(may_be_live, places))
        if not pictures:
            return places
        question = partial(films_beside, pictures)
        try:
            films = self._context.disk.ask(root, question, self._context.cancelled)
        except (SilentDiskError, Cancelled):
            # The run over the places finds that out as well, and says so.
            return places
        return tuple(sorted({*places, *films}))

    def change(self, *, keep: bool) -> IndexReport:
        """Index every root, let searches use the space, and clear the others away.

        Args:
            keep: leave the other spaces that searches have used.
        """
        catalogue = self._writer.catalogue
        with catalogue.transaction():
            catalogue.spaces.keep_others(self._opened.space.id, keep)
        return self._go_over(catalogue.roots.paths(), clear=True)

    def open_early(self) -> None:
        """Load the model, and let searches use its space where that takes nothing from them.

        Raises:
            UserError: the weights are missing or damaged, so searches are left as they are.
        """
        self._opened.encoder.load()
        open_early(self._writer.catalogue, self._opened)

    def _go_over(
        self,
        folders: dict[str, int],
        *,
        extents: Mapping[int, Extent] | None = None,
        clear: bool = False,
    ) -> IndexReport:
        """Bring folders up to date, then tell another program that keeps vectors, if one does."""
        return self._told(self._brought_up_to_date(folders, extents, clear=clear))

    def _told(self, report: Report) -> Report:
        """What a run did, once another program that keeps vectors was told, if one does."""
        writer = self._writer
        told = deliver_due(writer.catalogue, writer.paths, self._context.cancelled)
        return replace(report, untold=told.trouble or "")

    def _brought_up_to_date(
        self, folders: dict[str, int], extents: Mapping[int, Extent] | None, *, clear: bool
    ) -> IndexReport:
        """Bring folders up to date in the space, and let searches use it.

        Args:
            folders: with the ids of their roots; a space that is not whole takes in every root
                whatever they are.
            extents: what of them is looked at, by the ids of the roots, where that is not all.
            clear: at the end, also remove spaces whose building was broken off.
        """
        catalogue, space = self._writer.catalogue, self._opened.space
        before = catalogue.spaces.active()
        self.open_early()
        takes_all = before not in (None, space) or not is_whole(catalogue)
        run = IndexingRun(self._context)
        report = run.run(catalogue.roots.paths()) if takes_all else run.run(folders, extents)
        # What has read a part of the files alone does not know that nothing is lacking.
        is_done = not report.cancelled and (self._context.options.shard.is_all or not takes_all)
        if is_done:
            activate(catalogue, space)
        if len(catalogue.spaces.entries()) == 1:
            return report
        away = self._away(report)
        if is_done:
            is_other = before is not None and before.preset != space.preset
            clear_away(catalogue, self._writer.paths, away, unfinished=clear or is_other)
        return replace(report, waiting=waiting_most(catalogue, space, away))

    def _away(self, report: IndexReport) -> list[int]:
        """Ids of the roots that the run could not read, and of those out of reach now."""
        roots = self._writer.catalogue.roots.paths()
        there = set(roots)
        if not report.cancelled:
            try:
                there = self._context.disk.reachable(roots, self._context.cancelled)
            except Cancelled:
                # The run was done; nothing is removed for the sake of a disk not waited for.
                there = set()
        return [
            root_id
            for path, root_id in roots.items()
            if path not in there or any(is_within(folder, path) for folder in report.offline)
        ]


@contextmanager
def open_run(
    paths: LibraryPaths,
    spaces: OpenSpaces,
    preset_of: Callable[[Catalogue], str],
    options: IndexOptions | None,
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    disk: Disk,
    looked_at: LookedAt,
    kept: KeptDecoders,
) -> Iterator[LibraryRun]:
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
        context = RunContext(
            writer.catalogue,
            writer.thumbnails,
            opened.encoder,
            opened.index,
            on_progress,
            cancelled,
            options or IndexOptions(),
            disk,
            spaces.precedence,
            looked_at,
            kept,
            decoders_beside_models(read_manners(paths).cores),
        )
        yield LibraryRun(writer, opened, context)
