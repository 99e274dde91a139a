"""Shows what the library offers by itself: suggestions, a day of old, a walk, outliers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import numpy as np
from PySide6.QtCore import QLocale, QObject, QTimer

from engine.language import tr, tr_count, tr_noop
from engine.types import Item
from engine.types.discovery import OnThisDay, SeedSource, Suggestion

from ..gallery import NO_PLACE, GalleryMode, Headings, Place, drawn, shapes_of
from ..library.contents import ListedItems
from ..services.protocols import LibraryView
from ..sidebar.rows import DISCOVERED, Discovered, Row, Section
from .gallery_views import GalleryViews
from .menu_entry import add_entry
from .menus import Menus
from .results_presenter import ResultsPresenter
from .services import Services
from .window import MainWindow

_PATIENCE_MS = 400
_LOOKING = tr_noop("Looking for such files…")
_NOTHING_LIKE = tr_noop("The library has nothing else that is like these.")
_NOTHING_THEN = tr_noop("The library has nothing of these days in earlier years.")
_ALL_ALIKE = tr_noop("All files below this folder look like the rest of theirs.")
_NO_FURTHER = tr_noop("From here there is nothing further to walk to.")


class DiscoveryPresenter(QObject):
    """Knows the side bar, the menus, and the gallery with what it lists."""

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        menus: Menus,
        results: ResultsPresenter,
        views: GalleryViews,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = services.library
        self._model = services.model
        self._store = services.store
        self._worker = services.workers["reader"]
        self._session = services.discovery
        self._results = results
        self._views = views
        self._trail: tuple[int, ...] = ()
        self._complaint = ""
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        menus.view.addSeparator()
        self.menu = menus.view.addMenu(tr("Discover"))
        self._fill(menus)
        self._wire(services)

    def show(self, what: Discovered) -> None:
        """Show one of the things that the library offers."""
        match what:
            case Discovered.FAVOURITES | Discovered.OPENED:
                self._session.suggest(SeedSource(what.value))
            case Discovered.DAY:
                today = date.today()
                self._worker.submit(partial(_read_day, self._library, today), self._show_day)
            case Discovered.WALK:
                self.walk_on()

    def suggest_from_selected(self) -> None:
        """Suggest files from all that is selected."""
        if picked := tuple(item.id for item in self._window.gallery.selected_items()):
            self._session.suggest(picked)

    def walk_on(self) -> None:
        """Take a step from the current file, and never back; from anywhere where there is none."""
        current = self._window.gallery.picked_item
        passed = self._trail if self._is_walking else ()
        last = () if current is None else (current.id,)
        self._session.walk((*(one for one in passed if one not in last), *last))

    # -- private --------------------------------------------------------------------------------

    def _fill(self, menus: Menus) -> None:
        add = partial(add_entry, self._window)
        for what, (title, _, _) in DISCOVERED.items():
            keys = "Ctrl+J" if what is Discovered.WALK else ""
            add(self.menu, tr(title), keys, partial(self.show, what))
        title = tr("Suggest files like what is selected")
        entry = add(menus.tile, title, "Ctrl+Shift+J", self.suggest_from_selected)
        # After the others that look for what is like the selected files.
        menus.tile.insertAction(menus.copies, entry)

    def _wire(self, services: Services) -> None:
        session = self._session
        self._window.side.tree.row_wanted.connect(self._on_row)
        self._window.side.outliers_wanted.connect(session.find_outliers)
        self._window.filters.onward_wanted.connect(self.walk_on)
        services.session.changed.connect(session.give_up)
        session.awaiting.connect(self._tell_waiting)
        self._patience.timeout.connect(lambda: self._window.messages.show_info(tr(_LOOKING)))
        session.suggested.connect(self._show_suggestions)
        session.walked.connect(self._show_step)
        session.outliers_found.connect(self._show_outliers)
        session.failed.connect(self._complain)

    def _on_row(self, section: Section, row: Row) -> None:
        if section is Section.DISCOVER:
            self.show(Discovered(row.key))

    def _tell_waiting(self, awaits: bool) -> None:
        """Say what is done where the answer does not come soon."""
        if awaits:
            self._patience.start()
        else:
            self._patience.stop()
            self._window.messages.take_back(tr(_LOOKING))

    def _show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        items = [one.hit.item for one in suggestions]
        told = tr_count("{n} suggestions", "{n} suggestion", len(items))
        self._list(items, told, tr(_NOTHING_LIKE), NO_PLACE)

    def _show_step(self, item: Item | None) -> None:
        if item is None:
            self._complain(tr(_NO_FURTHER))
            return
        passed = self._trail if self._is_walking else ()
        current = self._window.gallery.picked_item
        start = () if passed or current is None else (current.id,)
        self._trail = (*passed, *start, item.id)
        self._store.ask_items(self._trail, self._show_walk)

    def _show_outliers(self, items: tuple[Item, ...]) -> None:
        told = tr_count(
            "{n} files that do not look like the rest of their folder",
            "{n} file that does not look like the rest of its folder",
            len(items),
        )
        self._list(items, told, tr(_ALL_ALIKE), NO_PLACE)

    def _show_walk(self, items: list[Item]) -> None:
        told = tr_count("A walk through {n} files", "A walk that begins here", len(items))
        self._list(items, told, tr(_NO_FURTHER), Place(current=items[-1].id if items else None))
        self._window.filters.show_walk()

    @property
    def _is_walking(self) -> bool:
        """Whether the gallery lists the walk."""
        shown = self._model.ids_at(0, len(self._trail) + 1).tolist()
        return bool(self._trail) and shown == list(self._trail)

    def _list(self, items: Sequence[Item], told: str, nothing: str, place: Place) -> None:
        ids = np.array([item.id for item in items], np.int64)
        self._show(ListedItems(ids, shapes_of(items), {}), told, nothing, place)

    def _show_day(self, read: tuple[OnThisDay, ListedItems]) -> None:
        found, listing = read
        day = QLocale().toString(found.day, tr("d MMMM", "a day without year, as Qt writes it"))
        if found.reach:
            told = tr_count(
                "{n} files of the days around {day}",
                "{n} file of the days around {day}",
                found.count,
                day=day,
            )
        else:
            told = tr_count("{n} files of {day}", "{n} file of {day}", found.count, day=day)
        self._show(listing, told, tr(_NOTHING_THEN), NO_PLACE)

    def _show(self, listing: ListedItems, told: str, nothing: str, place: Place) -> None:
        if not len(listing.ids):
            self._complain(nothing)
            return
        self._window.messages.take_back(self._complaint)
        if self._views.mode is GalleryMode.MAP:
            self._views.show(GalleryMode.TILES)
        # First, since a gallery that gets the keys selects one file.
        self._window.focus_results()
        self._results.show_part(listing, told, place)

    def _complain(self, line: str) -> None:
        """Say why nothing is shown."""
        self._complaint = line
        self._window.messages.show_info(line)


def _read_day(library: LibraryView, day: date) -> tuple[OnThisDay, ListedItems]:
    """What there is of a day, with a heading for each year."""
    found = library.on_this_day(day)
    ids = np.concatenate([np.empty(0, np.int64), *(one.ids for one in found.years)])
    counts = np.array([len(one.ids) for one in found.years], np.int64)
    titles = tuple(_year_title(one.year, day.year - one.year) for one in found.years)
    headings = Headings(np.cumsum(counts) - counts, titles)
    return found, ListedItems(ids, drawn(library.outlines(ids).shapes), {}, headings=headings)


def _year_title(year: int, ago: int) -> str:
    return tr_count("{year}, {n} years ago", "{year}, {n} year ago", ago, year=str(year))
