"""What stands in the middle of the window: tiles, or what is to be said in their place."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from engine.types import Filters

from ..library.contents import Contents
from ..search.session import SearchSession
from .window import MainWindow


class EngineState(Enum):
    """Whether a search is answered at once, after a while, or not at all."""

    STARTING = auto()
    READY = auto()
    STOPPED = auto()


class Centre:
    """Chooses by what is known of the library, the engine and the search."""

    def __init__(self, window: MainWindow, session: SearchSession) -> None:
        self._window = window
        self._session = session
        self._contents: Contents | None = None
        self._is_indexing = False
        self._engine = EngineState.STARTING
        self._awaits_answer = False
        self._failure = ""
        self._then: Callable[[], None] = lambda: None

    def when_read(self, then: Callable[[], None]) -> None:
        """Say what is to be done each time that all files have been read."""
        self._then = then

    @property
    def engine(self) -> EngineState:
        """How the engine stands."""
        return self._engine

    @property
    def awaits_answer(self) -> bool:
        """Whether a search was sent and has not ended."""
        return self._awaits_answer

    @property
    def is_indexing(self) -> bool:
        """Whether files are being read."""
        return self._is_indexing

    def show_waiting(self) -> None:
        """A search was sent."""
        self._awaits_answer, self._failure = True, ""
        self._hide_older()

    def show_rows(self, *, some: bool) -> None:
        """What was looked for is here: some tiles, or none."""
        self._awaits_answer, self._failure = False, ""
        self._choose_words()
        if some:
            self._window.show_gallery()
        else:
            self._window.show_empty()

    def show_failure(self, message: str) -> None:
        """There is no answer; tiles of an earlier one stay."""
        self._awaits_answer, self._failure = False, message
        self._choose_words()

    def note_contents(self, contents: Contents) -> None:
        """The library was read."""
        self._contents = contents
        self._choose_words()
        self._offer_filters()

    def note_indexing(self, runs: bool) -> None:
        """Files are being read, or no more."""
        if runs != self._is_indexing:
            self._is_indexing = runs
            self._choose_words()
            self._offer_filters()
            if not runs:
                self._then()

    def note_engine(self, state: EngineState) -> None:
        """The engine is being started, has its model in memory, or has ended."""
        self._engine = state
        self._hide_older()

    def _offer_filters(self) -> None:
        """A library without folders has nothing to filter, to sort or to show otherwise."""
        if self._contents is not None:
            self._window.filters.setVisible(bool(self._contents.roots) or self._is_indexing)

    def _hide_older(self) -> None:
        """What was shown before stays only where the answer is a moment away."""
        self._choose_words()
        if self._awaits_answer and self._engine is not EngineState.READY:
            self._window.show_empty()

    def _choose_words(self) -> None:
        if self._awaits_answer:
            if self._engine is EngineState.STOPPED:
                self._window.empty.stopped()
            elif self._engine is EngineState.STARTING:
                self._window.empty.preparing()
        elif self._failure:
            self._window.empty.not_searched(self._failure)
        elif self._contents is not None:
            self._choose_reason(self._contents)

    def _choose_reason(self, contents: Contents) -> None:
        """Say why no tile is there."""
        empty = self._window.empty
        if not contents.roots and not self._is_indexing:
            empty.invite()
        elif contents.items == 0 and not self._is_indexing:
            empty.nothing_read()
        elif contents.items and self._session.asks:
            empty.nothing_found(self._session.draft.query, is_reading=self._is_indexing)
        elif contents.items and self._session.draft.query.filters != Filters():
            empty.nothing_listed(self._session.draft.query.filters)
        else:
            # What is found first is counted a moment before it is listed.
            empty.reading()
