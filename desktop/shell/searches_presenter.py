"""The saved searches in the side bar, and what a person does with them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from engine.language import tr, tr_noop
from engine.query import write
from engine.query.links import link_of
from engine.types import SavedSearch

from ..library.contents import Contents
from ..library.library_store import LibraryStore
from ..marks.undo import UndoStack
from ..search.draft import QueryDraft
from ..search.kept import KeptSearch
from ..search.saved import SavedSearches
from ..search.session import SearchSession
from ..sidebar.rows import Row, Section, saved_rows
from .history_presenter import HistoryPresenter
from .window import MainWindow

_COPIED = tr_noop("Copied the link to this search.")
_COPIED_WITHOUT_FILES = tr_noop(
    "Copied. The link has no files in it: others cannot open what lies on this computer."
)
_NOTHING = tr_noop("Look for something or choose a filter first: then it can be saved.")


class SearchesPresenter(QObject):
    """Knows the window, the saved searches and the present one."""

    def __init__(
        self,
        window: MainWindow,
        searches: SavedSearches,
        session: SearchSession,
        store: LibraryStore,
        trail: HistoryPresenter,
        undo: UndoStack,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._searches = searches
        self._session = session
        self._store = store
        self._trail = trail
        self._undo = undo
        self._counts: dict[SavedSearch, int | None] = {}
        tree = window.side.tree
        searches.changed.connect(self._show)
        tree.row_wanted.connect(self._on_row)
        tree.menu_wanted.connect(self._on_menu)
        tree.delete_wanted.connect(self._on_delete)
        tree.title_edited.connect(self._on_title)
        tree.move_wanted.connect(self._on_move)

    def show_contents(self, contents: Contents) -> None:
        """Show the searches of the library."""
        self._counts = dict(contents.searches)
        self._searches.take(self._counts)

    def take_written(self) -> None:
        """A change has been written, or could not be."""
        self._searches.take_written()
        self._store.read_contents()

    def save(self) -> None:
        """Save what is looked for now, and let the person give it another name."""
        draft = self._session.draft
        search = KeptSearch.of(self._session.text, draft)
        if not (search.title and write(draft.query) + "".join(one.value for one in draft.files)):
            self._window.messages.show_info(tr(_NOTHING))
            return
        kept = self._searches.save(SavedSearch(search.title, write(draft.query), draft.files))
        self._window.side_place.set_open(True)
        self._window.side.tree.edit_title(Section.SEARCHES, kept.name)

    def copy_link(self) -> None:
        """Put a link to what is looked for now into the clipboard."""
        draft = self._session.draft
        QGuiApplication.clipboard().setText(link_of(draft.query))
        told = tr(_COPIED_WITHOUT_FILES if draft.files else _COPIED)
        self._window.messages.show_info(told)

    def menu(self, name: str) -> QMenu:
        """What can be done with a saved search."""
        tree = self._window.side.tree
        menu = QMenu(self._window)
        menu.addAction(tr("Rename"), lambda: tree.edit_title(Section.SEARCHES, name))
        menu.addAction(tr("Move up"), lambda: self._searches.move(name, -1))
        menu.addAction(tr("Move down"), lambda: self._searches.move(name, 1))
        menu.addAction(tr("Remove"), lambda: self._remove(name))
        return menu

    def _show(self, searches: tuple[SavedSearch, ...]) -> None:
        rows = saved_rows((one, self._counts.get(one)) for one in searches)
        self._window.side.tree.show_rows(Section.SEARCHES, rows)

    def _remove(self, name: str) -> None:
        put_back = self._searches.remove(name)
        told = tr("Removed the saved search {name}.", name=name)
        self._undo.push(told, put_back)

    def _on_row(self, section: Section, row: Row) -> None:
        known = self._searches.find(row.key) if section is Section.SEARCHES else None
        if known is not None:
            self._trail.open_search(KeptSearch(known.query, QueryDraft(files=known.files)))

    def _on_menu(self, section: Section, row: Row, place: QPoint) -> None:
        if section is Section.SEARCHES:
            self.menu(row.key).popup(place)

    def _on_delete(self, section: Section, row: Row) -> None:
        if section is Section.SEARCHES:
            self._remove(row.key)

    def _on_title(self, section: Section, row: Row, title: str) -> None:
        if section is Section.SEARCHES and title != row.title:
            if not self._searches.rename(row.key, title):
                told = tr("Choose a name that no other saved search has.")
                self._window.messages.show_info(told)
            self._show(self._searches.all)

    def _on_move(self, section: Section, row: Row, by: int) -> None:
        if section is Section.SEARCHES:
            self._searches.move(row.key, by)
