"""Shows what was looked for: answers with their pages, listings, and the copies of a hit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePath

import numpy as np
from PySide6.QtCore import QObject, QTimer

from engine.encoders.presets import STARTER
from engine.language import tr, tr_count, tr_noop
from engine.sentences.searches import advice, not_understood
from engine.types import Hit, Item, Query

from ..gallery import NO_DATES, NO_PLACE, GalleryModel, Place, Shelf, shapes_of, shelves_of_hits
from ..gallery.place import MOST_KEPT
from ..library.contents import Contents, ListedItems
from ..library.library_store import LibraryStore
from ..search.kind_counts import KindCounts
from ..search.pages import Pages
from ..search.session import SearchSession
from ..widgets.labels import NOT_SEARCHED, PREPARING
from .centre import Centre, EngineState
from .window import MainWindow

_PATIENCE_MS = 300
_OLDER = tr_noop("Results of the query before")
_NO_WORDS = tr_noop("Marks alone ask for nothing")
_NO_COPIES = tr_noop("The library has no copy of this file.")
_COPIES_HINT = tr_noop(
    "Write is:duplicate in the search box to list what the library has more than once."
)


class ResultsPresenter(QObject):
    """Knows the window and the gallery's model; decides nothing but what is to be seen of both."""

    def __init__(
        self,
        window: MainWindow,
        model: GalleryModel,
        session: SearchSession,
        store: LibraryStore,
        centre: Centre,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._session = session
        self._store = store
        self._centre = centre
        self._shown_query: Query | None = None
        self._before_copies: Place | None = None
        self._back: Callable[[], None] = lambda: None
        self._awaited: tuple[Query, Place] | None = None
        self._complaint = ""
        self._summary = ""
        self._has_mistake = False
        self._has_failed = False
        self._counts = KindCounts()
        self._shelves: tuple[Shelf, ...] = ()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_patience)
        self._advised_while_reading = False
        centre.when_read(self._advise_again)

    def return_to(self, place: Place) -> None:
        """Go to a place in the results of the query as it is now, once they are here."""
        self._awaited = (self._session.query, place)

    @property
    def place(self) -> Place:
        """Where the person is among the results, or is about to be, as far as that is kept."""
        if self._awaited is not None and self._awaited[0] == self._session.query:
            return self._awaited[1]
        if self._before_copies is not None:
            return self._before_copies.kept
        return self._window.gallery.place(MOST_KEPT)

    def show_stopped(self) -> None:
        """The engine has ended, and no answer will come."""
        self._patience.stop()
        if self._centre.awaits_answer:
            self._summarise("")

    def show_mistake(self, told: bool) -> None:
        """What is typed cannot be read, which the person is told; or it can be read again."""
        self._has_mistake = told
        self._show_age()

    def show_waiting(self) -> None:
        """A search was sent; say so if the answer does not come soon."""
        self._patience.start()
        self._centre.show_waiting()

    def show_answer(self, pages: Pages) -> None:
        """Show the hits of a search."""
        self._begin_showing()
        meant = self._session.draft.proposal(pages.did_you_mean)
        self._window.note.say(not_understood(pages.not_understood), meant)
        self._show_pages(pages)
        self._centre.show_rows(some=bool(pages.hits))

    def extend_answer(self, pages: Pages) -> None:
        """Show the next page below the others, with nothing moved that is on the screen.

        A page that comes while copies are shown is dropped: the way back asks for it again.
        """
        if not self._window.filters.shows_copies:
            self._show_pages(pages)

    def show_listing(self, listing: ListedItems) -> None:
        """Show items by id."""
        self._begin_showing()
        self._window.note.say("")
        count = len(listing.ids)
        self._shelves = listing.shelves
        if not listing.shelves:
            self._keep_place(
                lambda: self._model.show_ids(listing.ids, listing.headings, listing.shapes)
            )
        self.fill_shelves()
        self._window.gallery.show_dates(listing.dates)
        self._window.filters.show_counts(listing.counts)
        self._summarise(self._listed(count) if count else "")
        self._centre.show_rows(some=count > 0)

    def _listed(self, count: int) -> str:
        files = tr_count("{n} files", "{n} file", count)
        return f"{tr(_NO_WORDS)} · {files}" if self._session.is_wordless else files

    def show_failed_search(self, message: str) -> None:
        """Say why a search ended in an error."""
        self._patience.stop()
        self._complaint = message
        # A further page of what is shown may fail, too.
        self._has_failed = self._session.query != self._shown_query
        self._summarise(tr(NOT_SEARCHED))
        if self._has_failed:
            self._window.note.say("")
        self._centre.show_failure(message)
        self._window.messages.show_error(message)

    def show_copies(self, hit: Hit | None) -> None:
        """Show a hit with the files that have the same content; say so where there are none."""
        if hit is None or not hit.copies:
            self._window.messages.show_info(tr(_NO_COPIES if hit else _COPIES_HINT))
            return
        name = PurePath(hit.item.path).name
        told = tr_count("{name} and {n} copies", "{name} and {n} copy", len(hit.copies), name=name)
        # What has the same content has the same shape.
        ids = (hit.item.id, *hit.copies)
        shapes = shapes_of([hit.item] * len(ids))
        counts = {hit.item.modality: len(ids)}
        listing = ListedItems(np.array(ids, np.int64), shapes, counts)
        self.show_part(listing, told, Place(current=hit.item.id))

    def show_items(self, items: Sequence[Item], summary: str) -> None:
        """Show some items in the place of the results, with a way back to these."""
        ids = np.array([item.id for item in items], np.int64)
        counts = Counter(item.modality for item in items)
        listing = ListedItems(ids, shapes_of(items), counts)
        self.show_part(listing, summary, Place(current=items[0].id))

    def show_part(
        self,
        listing: ListedItems,
        told: str,
        place: Place = NO_PLACE,
        back: Callable[[], None] = lambda: None,
    ) -> None:
        """Show some items in place of the results, with a way back.

        Args:
            told: what they are called together.
            back: shows what they were chosen from, where that lies beside the results.
        """
        self._back = back
        self._before_copies = self._place
        self._window.gallery.show_dates(NO_DATES)
        self._model.show_ids(listing.ids, listing.headings, listing.shapes)
        self._window.gallery.restore(place)
        self._window.note.say("")
        self._window.filters.show_counts(listing.counts)
        self._window.filters.show_copies(True)
        self._summarise(told)
        self._window.show_gallery()

    def go_back(self) -> None:
        """Show the results again, or what some items were chosen from."""
        back = self._back
        self._session.run()
        back()

    def _begin_showing(self) -> None:
        """Something is to be shown: what was said of an older search or of copies is over."""
        self._patience.stop()
        self._has_failed = False
        self._window.messages.take_back(self._complaint)
        self._window.filters.show_copies(False)

    @property
    def _place(self) -> Place:
        """Where the person is among the results."""
        return self._before_copies or self._window.gallery.place()

    def _keep_place(self, change: Callable[[], None]) -> None:
        """Replace the rows; an answer to the same query again leaves the person where they were."""
        is_same = self._session.query == self._shown_query
        place = self._place if is_same else NO_PLACE
        if self._awaited is not None and self._awaited[0] == self._session.query:
            place = self._awaited[1]
        self._awaited = None
        self._shown_query, self._before_copies = self._session.query, None
        self._model.mark_words_of(self._session.query)
        change()
        self._window.gallery.restore(place)

    def fill_shelves(self) -> None:
        """Show as much of each kind as a line has room for, where shelves are shown."""
        if self._shelves and not self._window.filters.shows_copies:
            cut = self._window.gallery.cut_shelf
            self._keep_place(lambda: self._model.show_shelves([cut(one) for one in self._shelves]))

    def _show_pages(self, pages: Pages) -> None:
        counts = self._counts.told(self._session.query, pages.counts)
        self._window.filters.show_counts(counts)
        self._summarise(pages.summary)
        self._window.gallery.show_dates(NO_DATES)
        is_cut = self._session.query.per_kind
        self._shelves = shelves_of_hits(pages.hits, pages.counts) if is_cut else ()
        self.fill_shelves()
        if self._shelves:
            return
        self._keep_place(
            lambda: self._model.show_hits(
                pages.hits,
                grouping=self._session.grouping,
                further=pages.further_weak,
                is_whole=pages.has_all_strong,
                advice=self._advice(pages),
            )
        )

    def _advice(self, pages: Pages) -> str:
        """What could be done where few hits match well and the note does not say it."""
        self._advised_while_reading = self._centre.is_indexing
        if pages.not_understood:
            return ""
        contents = self._store.contents or Contents()
        is_filtered = self._session.draft.is_filtered
        return advice(
            self._session.query,
            pages.strong,
            models=tr("File > Models") if contents.preset == STARTER else "",
            left_out=max(0, contents.items - pages.searched) if is_filtered else 0,
            is_reading=self._centre.is_indexing,
        )

    def _advise_again(self) -> None:
        """All is read now: what was said of an answer meanwhile holds no longer."""
        is_shown = self._session.asks and not self._window.filters.shows_copies
        if self._advised_while_reading and is_shown:
            self._session.run_again()

    def _show_patience(self) -> None:
        is_ready = self._centre.engine is EngineState.READY
        self._summarise(tr("Searching…") if is_ready else tr(PREPARING))

    def _summarise(self, line: str) -> None:
        self._summary = line
        self._show_age()

    def _show_age(self) -> None:
        """Let tiles be pale that are no answer to what is typed."""
        is_older = self._has_mistake and self._window.shows_gallery
        self._window.filters.summarise(tr(_OLDER) if is_older else self._summary)
        self._window.gallery.show_outdated(tr(_OLDER) if is_older or self._has_failed else "")
