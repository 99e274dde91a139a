"""Shows what came: answers and listings in the gallery, events of the engine in their panels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

import numpy as np
from PySide6.QtCore import QObject, QTimer

from engine.service.messages import (
    Event,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    LibraryChanged,
    Ready,
    SearchDone,
    SearchFailed,
    Stopped,
    Trouble,
)
from engine.types import Hit, IndexReport, Item, Query, SearchResult
from engine.types.grouping import Grouping
from engine.wording import counted

from ..gallery import NO_PLACE, GalleryModel, Place
from ..library.library_store import Contents, LibraryStore, ListedItems
from ..library.reports import held_back_question, report_line
from ..preview import PreviewLoader
from ..search.pages import Pages
from ..search.session import SearchSession
from .operations import Operations
from .window import MainWindow

_PATIENCE_MS = 300
_RELIST_MS = 2000
_NOT_SEARCHED = "The search failed"
_NO_COPIES = "The library has no copy of this file."
_COPIES_HINT = "Write is:duplicate in the search box to list what the library has more than once."


class Presenter(QObject):
    """Knows the window and what feeds it; decides nothing but what is to be seen.

    Attributes:
        grouping: the groups that are chosen.
    """

    def __init__(
        self,
        *,
        window: MainWindow,
        model: GalleryModel,
        session: SearchSession,
        store: LibraryStore,
        loader: PreviewLoader,
        operations: Operations,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._session = session
        self._store = store
        self._loader = loader
        self._operations = operations
        self._contents: Contents | None = None
        self._looked_at: tuple[Item | None, Hit | None] = (None, None)
        self._shown_query: Query | None = None
        self._before_copies: tuple[Place, bool] | None = None
        self._complaint = ""
        self._pages = Pages()
        self.grouping = Grouping.NONE
        self._is_ready = False
        self._is_indexing = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_patience)
        self._relist = QTimer(self, singleShot=True, interval=_RELIST_MS)
        self._relist.timeout.connect(self._refresh_listing)

    def take_event(self, event: Event) -> None:
        """Show an event of the engine process."""
        self._window.check.take(event)
        match event:
            case SearchDone() | SearchFailed():
                self._session.take(event)
            case IndexingProgress(progress):
                self._window.folders.progress.show_progress(progress)
                self._on_growth()
            case IndexingDone(report):
                self._end_indexing()
                self._show_report(report)
            case IndexingFailed(message):
                self._end_indexing()
                self._window.messages.show_error(message)
            case LibraryChanged():
                self._window.gallery.look_for_missing_art()
                self._store.read_contents()
                self._session.run()
            case Ready():
                self._is_ready = True
            case Trouble(message):
                self._window.messages.show_error(message)
            case Stopped(message):
                self._on_stopped(message)

    def show_waiting(self) -> None:
        """A search was sent; say so if the answer does not come soon."""
        self._store.stop_browsing()
        self._patience.start()

    def show_answer(self, result: SearchResult) -> None:
        """Show the hits of a search."""
        self._begin_showing()
        self._pages = Pages.first(result)
        self._keep_place(self._show_pages)
        self._summarise(self._pages.summary)
        self._choose_empty_state()
        self._show_centre(bool(result.hits))

    def extend_answer(self, result: SearchResult) -> None:
        """Show the next page below the others, with nothing moved that is on the screen.

        A page that comes while copies are shown is dropped: the way back asks for it again.
        """
        if self._window.filters.shows_copies:
            return
        self._pages = self._pages.extended(result)
        self._keep_place(self._show_pages)
        self._summarise(self._pages.summary)

    def show_more(self) -> None:
        """The end is near: fetch more, unless it would only be folded away."""
        folded = self._pages.only_weak_are_left and not self._model.is_expanded
        if not folded and not self._window.filters.shows_copies:
            self._session.show_more()

    def group_by(self, grouping: Grouping) -> None:
        """Put what is shown into other groups."""
        self.grouping = grouping
        self._session.run()

    def show_copies(self, hit: Hit | None) -> None:
        """Show a hit with the files that have the same content; say so where there are none."""
        if hit is None or not hit.copies:
            self._window.messages.show_info(_NO_COPIES if hit else _COPIES_HINT)
            return
        self._before_copies = self._place
        self._model.show_ids(np.array([hit.item.id, *hit.copies], dtype=np.int64))
        self._window.gallery.restore(Place(current=hit.item.id))
        self._window.filters.show_copies(True)
        name = PurePath(hit.item.path).name
        self._summarise(f"{name} and {counted(len(hit.copies), 'copy', 'copies')}")

    def show_listing(self, listing: ListedItems) -> None:
        """Show items by id."""
        self._begin_showing()
        count = len(listing.ids)
        self._keep_place(lambda _: self._model.show_ids(listing.ids, listing.headings))
        self._summarise(counted(count, "file", "files") if count else "")
        self._choose_empty_state()
        self._show_centre(count > 0)

    def show_failed_search(self, message: str) -> None:
        """Say why a search ended in an error."""
        self._patience.stop()
        self._complaint = message
        self._summarise(_NOT_SEARCHED)
        self._window.messages.show_error(message)

    def show_contents(self, contents: Contents) -> None:
        """Show the library at a glance."""
        self._contents = contents
        self._window.folders.show_contents(contents)
        self._window.filters.show_contents(contents)
        self._window.failures.show_failures(contents.failures)
        self._choose_empty_state()

    def show_item(self, item: Item | None, hit: Hit | None) -> None:
        """Look at an item closely, or at nothing; what is looked at already is left alone."""
        if item is None:
            # A tile whose item is still to be read is current, too: the old one stays till then.
            if not self._window.gallery.currentIndex().isValid():
                self._look_at_nothing()
        elif (item, hit) != self._looked_at:
            self._looked_at = item, hit
            self._loader.load(item, hit)

    def _begin_showing(self) -> None:
        """Something is to be shown: what was said of an older search or of copies is over."""
        self._patience.stop()
        self._window.messages.take_back(self._complaint)
        self._window.filters.show_copies(False)

    def _look_at_nothing(self) -> None:
        self._looked_at = None, None
        self._loader.stop()
        self._window.preview.clear()

    def _choose_empty_state(self) -> None:
        contents, empty = self._contents, self._window.empty
        if contents is None:
            return
        if not contents.roots and not self._is_indexing:
            empty.invite()
        elif contents.items == 0 and self._is_indexing:
            empty.reading()
        elif contents.items == 0:
            empty.nothing_read()
        elif self._session.asks:
            empty.nothing_found()
        else:
            empty.nothing_listed()

    def _show_centre(self, has_rows: bool) -> None:
        if has_rows:
            self._window.show_gallery()
        else:
            self._window.show_empty()

    @property
    def _place(self) -> tuple[Place, bool]:
        """Where the person is among the results, and whether the weaker ones are unfolded."""
        return self._before_copies or (self._window.gallery.place(), self._model.is_expanded)

    def _keep_place(self, change: Callable[[bool], None]) -> None:
        """Replace the rows; an answer to the same query again leaves the person where they were.

        Args:
            change: replaces the rows, with the weaker matches unfolded or not.
        """
        place, expanded = NO_PLACE, False
        if self._session.query == self._shown_query:
            place, expanded = self._place
        self._shown_query, self._before_copies = self._session.query, None
        change(expanded)
        self._window.gallery.restore(place)

    def _show_pages(self, expanded: bool) -> None:
        pages = self._pages
        self._model.show_hits(
            pages.hits,
            grouping=self.grouping,
            expanded=expanded,
            further=pages.further_weak,
            is_whole=pages.has_all_strong,
        )

    def _on_growth(self) -> None:
        """Files are coming in: refresh what is listed, now and then."""
        if not self._is_indexing:
            self._is_indexing = True
            self._choose_empty_state()
        self._store.read_contents_soon()
        if not self._relist.isActive():
            self._relist.start()

    def _refresh_listing(self) -> None:
        busy = self._session.asks or self._window.gallery.has_selected_several
        if not busy:
            self._session.run()

    def _end_indexing(self) -> None:
        self._is_indexing = False
        self._window.folders.progress.finish()
        self._store.read_contents()

    def _show_report(self, report: IndexReport) -> None:
        if report.held_back:
            question = held_back_question(report)
            self._window.messages.ask(
                question, "Remove them", lambda: self._operations.update_library(prune=True)
            )
        elif line := report_line(report):
            self._window.messages.show_info(line)

    def _on_stopped(self, message: str) -> None:
        self._end_indexing()
        self._patience.stop()
        self._is_ready = False
        if message and not self._window.messages.shows_error:
            restart = self._operations.restart_engine
            self._window.messages.offer_repair(message, "Start again", restart)

    def _show_patience(self) -> None:
        self._summarise("Searching…" if self._is_ready else "Getting the model ready…")

    def _summarise(self, line: str) -> None:
        self._window.filters.summarise(line)
