"""Fills the side bar from the library, and keeps it and the query one state."""

from __future__ import annotations

from ..library.contents import Contents
from ..library.library_store import LibraryStore
from ..search.session import SearchSession
from ..sidebar import SideBar
from .searches_presenter import SearchesPresenter


class SidePresenter:
    """Knows the side bar, the library and the query."""

    def __init__(
        self,
        side: SideBar,
        store: LibraryStore,
        session: SearchSession,
        searches: SearchesPresenter,
    ) -> None:
        self._searches = searches
        self._side = side
        self._store = store
        side.tree.filter_wanted.connect(session.toggle)
        side.tree.rows_wanted.connect(self._ask_for)
        side.everywhere_wanted.connect(lambda: session.leave_out("folders"))
        session.changed.connect(side.show_draft)

    def show_contents(self, contents: Contents) -> None:
        """Show what the library holds, and ask again for what is open of it."""
        self._side.show_contents(contents)
        self._searches.show_contents(contents)
        self._store.ask_tags(self._side.show_tags)
        self._store.ask_months(self._side.show_months)
        if folders := self._side.tree.open_folders:
            self._ask_for(folders)

    def _ask_for(self, folders: list[str]) -> None:
        self._store.ask_folders(folders, self._side.show_folders)
