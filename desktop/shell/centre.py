"""What stands in the middle of the window: tiles, or what is to be said in their place."""

from __future__ import annotations

from ..library.library_store import Contents
from ..search.session import SearchSession
from .window import MainWindow


class Centre:
    """Chooses by what is known of the library and the search; both presenters tell it."""

    def __init__(self, window: MainWindow, session: SearchSession) -> None:
        self._window = window
        self._session = session
        self._contents: Contents | None = None
        self._is_indexing = False

    def show_rows(self, *, some: bool) -> None:
        """What was looked for is here: some tiles, or none."""
        self._choose_words()
        if some:
            self._window.show_gallery()
        else:
            self._window.show_empty()

    def note_contents(self, contents: Contents) -> None:
        """The library was read."""
        self._contents = contents
        self._choose_words()

    def note_indexing(self, runs: bool) -> None:
        """Files are being read, or no more."""
        if runs != self._is_indexing:
            self._is_indexing = runs
            self._choose_words()

    def _choose_words(self) -> None:
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
