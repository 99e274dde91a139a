"""What the library holds, read beside the GUI: ids and items for the gallery, folders, failures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from engine.library.manners import Manners
from engine.library.picture_texts import PictureTextState
from engine.library.sizes import LibrarySizes
from engine.library.speech import SpeechState
from engine.types import (
    Completed,
    Filters,
    FolderCount,
    Item,
    Modality,
    MonthCount,
    Query,
    Sort,
    TagCount,
)
from engine.types.grouping import Grouping, grouped
from engine.types.ids import Ids
from engine.types.outlines import Outlines

from ..gallery import (
    NO_DATES,
    DateMarks,
    Headings,
    drawn,
    shelves_of_ids,
)
from ..services.files import FileQuestions
from ..services.protocols import LibraryView
from ..services.tasks import Task, Worker
from .contents import Contents, ListedItems

_CALM_MS = 700
_LOOK_AGAIN_MS = 15_000
_OUTDATED_MS = 3000
# Other programs write to the library as well.
_LOOK_FOR_WRITES_MS = 1000

Folders = tuple[FolderCount, ...]


class LibraryStore(QObject):
    """Reads the library in a worker of its own and tells the panels.

    Attributes:
        contents: as they were read last; None before that.

    Signals:
        listed(ListedItems): the ids that the filters leave, in groups.
        items_read(list[Item]): items that were asked for.
        contents_read(Contents): folders, counts and failures; told again when a folder turns out to
            be away, or back.
        outdated(): files have come in since what is shown was listed.
    """

    listed = Signal(object)
    items_read = Signal(list)
    contents_read = Signal(object)
    outdated = Signal()

    def __init__(
        self,
        library: LibraryView,
        worker: Worker,
        files: FileQuestions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._worker = worker
        self._files = files
        self.contents: Contents | None = None
        self._away: set[str] = set()
        self._completing: dict[Completed, Task[tuple[str, ...]]] = {}
        self._listing: Task[ListedItems] | None = None
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self.read_contents)
        self._relist = QTimer(self, singleShot=True, interval=_OUTDATED_MS)
        self._relist.timeout.connect(self.outdated)
        self._look_again = QTimer(self, singleShot=True, interval=_LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self.look_for_roots)
        self._revision = -1
        self._is_open = True
        self._look_for_writes = QTimer(self, singleShot=True, interval=_LOOK_FOR_WRITES_MS)
        self._look_for_writes.timeout.connect(self.look_for_writes)

    def browse(self, query: Query, grouping: Grouping = Grouping.NONE) -> None:
        """List the ids that a query's filters leave; an older listing is given up."""
        self.stop_browsing()
        self._listing = self._worker.submit(
            partial(_list, self._library, query, grouping), self.listed.emit
        )

    def stop_browsing(self) -> None:
        """Give up a listing that has not come yet."""
        if self._listing is not None:
            self._listing.cancel()

    def read_items(self, ids: list[int]) -> None:
        """Read items by id."""
        self._worker.submit(partial(self._library.items, ids), self.items_read.emit)

    def ask_items(self, ids: Sequence[int], on_items: Callable[[list[Item]], None]) -> None:
        """Read items by id, however many, for something that is done with them."""
        self._worker.submit(partial(self._library.items, ids), on_items)

    def ask_tags(self, on_tags: Callable[[list[TagCount]], None]) -> None:
        """Read which tags there are."""
        self._worker.submit(self._library.tags, on_tags)

    def ask_picture_texts(self, on_state: Callable[[PictureTextState], None]) -> None:
        """Read whether the text in pictures is read."""
        self._worker.submit(self._library.picture_texts, on_state)

    def ask_manners(self, on_manners: Callable[[Manners], None]) -> None:
        """Read how the engine reads by itself."""
        self._worker.submit(self._library.manners, on_manners)

    def ask_device(self, on_device: Callable[[str], None]) -> None:
        """Read what models are to run on."""
        self._worker.submit(self._library.device, on_device)

    def ask_sizes(self, on_sizes: Callable[[LibrarySizes], None]) -> None:
        """Read how much the library holds, and takes of the disk."""
        self._worker.submit(self._library.sizes, on_sizes)

    def ask_speech(self, on_state: Callable[[SpeechState], None]) -> None:
        """Read whether speech is written down."""
        self._worker.submit(self._library.speech, on_state)

    def ask_folders(
        self, folders: Sequence[str], on_folders: Callable[[dict[str, Folders]], None]
    ) -> None:
        """Read what lies right below some folders."""
        self._worker.submit(partial(_folders, self._library, tuple(folders)), on_folders)

    def ask_completions(
        self,
        what: Completed,
        beginning: str,
        on_found: Callable[[Completed, str, tuple[str, ...]], None],
    ) -> None:
        """Read what begins so; what was asked before and has not come is given up."""
        if what in self._completing:
            self._completing[what].cancel()
        self._completing[what] = self._worker.submit(
            partial(self._library.complete, what, beginning),
            lambda found: on_found(what, beginning, found),
        )

    def ask_months(self, on_months: Callable[[tuple[MonthCount, ...]], None]) -> None:
        """Read which months files are of."""
        self._worker.submit(self._library.months, on_months)

    def read_contents(self) -> None:
        """Read folders, counts and failures now."""
        self._calm.stop()
        self._worker.submit(partial(_read_contents, self._library), self._take_contents)

    def follow_growth(self) -> None:
        """Files are coming in: read the contents again and call lists outdated, now and then."""
        for timer in (self._calm, self._relist):
            if self._is_open and not timer.isActive():
                timer.start()

    def stop(self) -> None:
        """Look for nothing more of its own accord: the window closes."""
        self._is_open = False
        for timer in (self._calm, self._relist, self._look_again, self._look_for_writes):
            timer.stop()

    def look_for_writes(self) -> None:
        """Follow what anybody writes to the library from now on, this window's engine or not."""
        # What is wrong is told by whatever is asked next; it may be over in a second.
        look_again = self._look_for_writes.start
        self._worker.submit(self._library.revision, self._take_revision, lambda _: look_again())

    def look_for_roots(self) -> None:
        """Ask which folders are there, now and then from now on."""
        self._look_again.stop()
        contents = self.contents or Contents()
        roots = [root.path for root in contents.roots]
        self._files.ask_away(roots, contents.drives, self._take_away)

    def _take_revision(self, revision: int) -> None:
        if self._revision not in (-1, revision):
            self.follow_growth()
        self._revision = revision
        if self._is_open:
            self._look_for_writes.start()

    def _take_contents(self, contents: Contents) -> None:
        self._files.know_roots(root.path for root in contents.roots)
        self._tell(contents)
        self.look_for_roots()

    def _tell(self, contents: Contents) -> None:
        roots = (replace(root, online=root.path not in self._away) for root in contents.roots)
        drives = tuple(path for path in contents.drives if path in self._away)
        self.contents = replace(contents, roots=tuple(roots), drives_away=drives)
        self.contents_read.emit(self.contents)

    def _take_away(self, away: set[str]) -> None:
        if self._is_open:
            self._look_again.start()
        if away != self._away and self.contents:
            self._away = away
            self._tell(self.contents)


# What follows is done on the worker's thread.


def _list(library: LibraryView, query: Query, grouping: Grouping) -> ListedItems:
    ids = library.item_ids(query.filters, query.sort)
    outlines = library.outlines(ids)
    shapes, counts = drawn(outlines.shapes), _count(library, query, outlines)
    if query.per_kind:
        return ListedItems(ids, shapes, counts, shelves_of_ids(ids, outlines))
    is_by_date = query.sort.is_by_match or query.sort is Sort.DATE
    if grouping is Grouping.NONE:
        dates = DateMarks.of(outlines.months) if is_by_date else NO_DATES
        return ListedItems(ids, shapes, counts, dates=dates)
    groups = grouped(library.group_names(ids, grouping))
    headings = Headings.of(groups, grouping)
    is_by_date &= grouping is Grouping.DAY
    dates = DateMarks.of(outlines.months[groups.order]) if is_by_date else NO_DATES
    order = groups.order
    return ListedItems(ids[order], shapes[order], counts, headings=headings, dates=dates)


def _count(library: LibraryView, query: Query, listed: Outlines) -> Mapping[Modality, int]:
    """How many items of each kind there are where the kind is left open."""
    every = Filters().modalities
    if query.filters.modalities == every:
        return listed.counts()
    ids = library.item_ids(replace(query.filters, modalities=every), query.sort)
    return library.outlines(ids).counts()


def _read_contents(library: LibraryView) -> Contents:
    counts = library.counts()
    return Contents(
        tuple(library.roots()),
        tuple((modality, counts.get(modality, 0)) for modality in Modality),
        tuple(library.failures()),
        library.preset(),
        tuple((one, library.count(one)) for one in library.saved_searches()),
        library.albums(),
        library.drives(),
    )


def _folders(library: LibraryView, above: Sequence[str]) -> dict[str, Folders]:
    return {folder: library.folders_in(folder) for folder in above}


def listed_part(library: LibraryView, ids: Ids) -> ListedItems:
    """Those of some items, int64 (n,), that are still there, newest first."""
    every = library.item_ids(Filters(), Sort.DATE)
    some = every[np.isin(every, ids)]
    outlines = library.outlines(some)
    return ListedItems(some, drawn(outlines.shapes), outlines.counts())
