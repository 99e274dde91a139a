"""Asks the engine for the answer to a query, page by page; only the newest question counts.

Every change of the query raises the generation, so that an answer to an older one is known for
stale.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from engine.service.messages import Search, SearchDone, SearchFailed
from engine.types import Query, SearchResult

from .pages import Pages

PAGE = 200
_MOST_GROWTH = 10


class Paging(QObject):
    """Knows what was asked and what came of it.

    Attributes:
        page: how many hits are asked for at once, to begin with.
        loaded: how many were fetched so far.
        pages: the newest answer, as far as it was fetched.
        awaits: an answer is on its way.

    Signals:
        answered(Pages), extended(Pages): the answer to the query as it is now, its next page.
        failed(str): the search of the query as it is now ended in an error.
    """

    answered = Signal(object)
    extended = Signal(object)
    failed = Signal(str)

    def __init__(self, send: Callable[[Search], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page = PAGE
        self.pages = Pages()
        self.loaded = 0
        self.awaits = self._refreshes = False
        self._send = send
        self._generation = self._offset = self._total = 0

    def begin(self, loaded: int = 0) -> None:
        """The query is another one now: nothing is known of its answer.

        Args:
            loaded: how many hits were shown when it was looked for the last time.
        """
        self._generation += 1
        self.awaits = False
        self.loaded, self._total = loaded, 0

    def ask(self, query: Query, *, refreshes: bool = False) -> None:
        """Ask for as many hits as are shown, or the first page.

        Args:
            refreshes: an answer that begins with what is shown is passed over.
        """
        self._ask(query, 0, max(self.page, self.loaded))
        self._refreshes = refreshes

    def ask_more(self, query: Query) -> None:
        """Ask for the next page, if there is one and it was not asked for."""
        if self.loaded < self._total and not self.awaits:
            # Larger pages further down: every page makes the whole list anew.
            page = min(max(self.page, self.loaded // 2), _MOST_GROWTH * self.page)
            self._ask(query, self.loaded, page)

    def take(self, event: SearchDone | SearchFailed) -> None:
        """Pass on an answer, unless the query has changed since it was asked."""
        if event.generation != self._generation:
            return
        self.awaits = False
        if isinstance(event, SearchFailed):
            self._total = self.loaded
            self.failed.emit(event.message)
        elif not (self._refreshes and self.pages.begin(event.result)):
            self._take_result(event.result)

    def _take_result(self, result: SearchResult) -> None:
        self.loaded = self._offset + len(result.hits)
        self._total = result.total if result.hits else self.loaded
        if self._offset:
            self.pages = self.pages.extended(result)
            self.extended.emit(self.pages)
        else:
            self.pages = Pages.first(result)
            self.answered.emit(self.pages)

    def _ask(self, query: Query, offset: int, limit: int) -> None:
        self._generation += 1
        self._offset, self.awaits, self._refreshes = offset, True, False
        self._send(Search(self._generation, replace(query, offset=offset, limit=limit)))
