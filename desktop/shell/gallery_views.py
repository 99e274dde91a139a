"""How the gallery shows what it lists: chosen by buttons or in the View menu, and kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from engine.language import tr, tr_noop
from engine.types import Sort

from ..gallery import MOST_ON_SHELF, GalleryMode, TileSize
from ..search.draft import QueryDraft
from ..search.session import SearchSession
from ..search.view_buttons import TITLES
from .menus import Menus
from .window import MainWindow

_SIZES = {
    TileSize.SMALL: tr_noop("Small tiles"),
    TileSize.MEDIUM: tr_noop("Medium tiles"),
    TileSize.LARGE: tr_noop("Large tiles"),
    TileSize.VERY_LARGE: tr_noop("Very large tiles"),
}
_VIEW, _SIZE = "view", "tiles"


class GalleryViews(QObject):
    """Keeps the gallery, the buttons and the menu alike.

    Signals:
        shown(GalleryMode): results are shown in another way.
    """

    shown = Signal(object)

    def __init__(
        self, window: MainWindow, menus: Menus, session: SearchSession, settings: QSettings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._mode = GalleryMode.TILES
        self._session = session
        self._settings = settings
        self.menu, self.dates = QMenu(tr("Show as"), window), QMenu(tr("Go to date"), window)
        for menu in (self.menu, self.dates):
            menus.view.insertMenu(menus.larger, menu)
        modes, sizes = QActionGroup(window), QActionGroup(window)
        self.modes = {mode: self._entry(modes, title) for mode, title in TITLES.items()}
        self.menu.addSeparator()
        self.sizes = {size: self._entry(sizes, title) for size, title in _SIZES.items()}
        for mode, entry in self.modes.items():
            entry.triggered.connect(lambda _=False, chosen=mode: self.show(chosen))
        for size, entry in self.sizes.items():
            entry.triggered.connect(lambda _=False, chosen=size: window.gallery.show_size(chosen))
        self.menu.aboutToShow.connect(self._show_size)
        self.dates.aboutToShow.connect(self._list_dates)
        window.filters.views.chosen.connect(self.show)
        window.gallery.header.sort_chosen.connect(self._sort)
        session.changed.connect(self._show_sort)
        window.gallery.kind_wanted.connect(lambda kind: session.set_modalities(frozenset({kind})))

    def show(self, mode: GalleryMode) -> None:
        """Show the gallery in another way."""
        self._mode = mode
        self.modes[mode].setChecked(True)
        self._window.filters.views.show_mode(mode)
        self._window.choose_map(mode is GalleryMode.MAP)
        if mode is not GalleryMode.MAP:
            self._window.gallery.show_mode(mode)
        self.shown.emit(mode)
        per_kind = MOST_ON_SHELF if mode is GalleryMode.SHELVES else 0
        if per_kind != self._session.per_kind:
            self._session.per_kind = per_kind
            self._session.run()

    @property
    def mode(self) -> GalleryMode:
        """How results are shown."""
        return self._mode

    def restore(self) -> None:
        """Show it as it was shown the last time."""
        size = TileSize.__members__.get(str(self._settings.value(_SIZE)), TileSize.MEDIUM)
        self._window.gallery.show_size(size)
        kept = str(self._settings.value(_VIEW))
        self.show(next((mode for mode in GalleryMode if mode.value == kept), GalleryMode.TILES))

    def save(self) -> None:
        """Keep it for the next time."""
        self._settings.setValue(_SIZE, self._window.gallery.size_of_tiles.name)
        self._settings.setValue(_VIEW, self._mode.value)

    def _entry(self, group: QActionGroup, title: str) -> QAction:
        entry = QAction(tr(title), group, checkable=True)
        self.menu.addAction(entry)
        return entry

    def _show_size(self) -> None:
        self.sizes[self._window.gallery.size_of_tiles].setChecked(True)

    def _list_dates(self) -> None:
        """Fill the menu with the years and months of the list, where it is ordered by date."""
        self.dates.clear()
        gallery, years = self._window.gallery, dict[int, QMenu]()
        marks = gallery.scrubber.marks
        for mark, start in enumerate(marks.starts.tolist()):
            year = marks.year(mark)
            if year not in years:
                years[year] = self.dates.addMenu(str(year))
            entry = years[year].addAction(marks.title(mark))
            entry.triggered.connect(lambda _=False, place=start: self._go_to(place))
        if not years:
            entry = self.dates.addAction(tr("The list is not ordered by date"))
            entry.setEnabled(False)

    def _go_to(self, place: int) -> None:
        """Make the first file of a month current."""
        gallery = self._window.gallery
        gallery.select_row(gallery.go_to_place(place))
        gallery.setFocus()

    def _sort(self, sort: Sort) -> None:
        """Order as a header of the table says, where the search box does not decide."""
        if self._session.draft.typed.sort is Sort.RELEVANCE:
            self._session.set_sort(sort)

    def _show_sort(self, draft: QueryDraft) -> None:
        self._window.gallery.header.show_sort(draft.shown_sort)
