"""What is looked for now, grown from typing, drops and filters; only its newest answer counts.

Typing waits for a pause of 150 ms. Every change raises the generation, so that an answer to an
older wish is known for stale, whenever it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from engine.protocol import Search, SearchDone, SearchFailed
from engine.types import Filters, Modality, Query, SearchResult, Term

TYPING_PAUSE_MS = 150
FIRST_LIMIT = 200


class Searcher(QObject):
    """Keeps the query, asks the engine when it changed, and passes on the newest answer.

    Signals:
        changed(Query): the query is another one now.
        browsing(Query): nothing is looked for; the whole library is to be listed.
        waiting(): a search was sent.
        answered(SearchResult): the answer to the query as it is now.
        failed(str): the search of the query as it is now ended in an error.
    """

    changed = Signal(object)
    browsing = Signal(object)
    waiting = Signal()
    answered = Signal(object)
    failed = Signal(str)

    def __init__(self, send: Callable[[Search], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._words = ""
        self._filters = Filters()
        self._limit = FIRST_LIMIT
        self._files: tuple[Term, ...] = ()
        self._generation = 0
        self._full = False
        self._timer = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._timer.timeout.connect(self.run)

    @property
    def query(self) -> Query:
        """What is looked for now."""
        words = (Term(Modality.TEXT, self._words),) if self._words else ()
        return Query(words + self._files, self._filters, limit=self._limit)

    def set_words(self, words: str) -> None:
        """Take in what was typed; the search waits for a pause."""
        if words.strip() != self._words:
            self._words = words.strip()
            self._change()
            self._timer.start()

    def add_files(self, terms: Iterable[Term]) -> None:
        """Add files to the query, each once."""
        self._files = tuple(dict.fromkeys((*self._files, *terms)))
        self._change_now()

    def look_like(self, term: Term) -> None:
        """Look for what is like one file, and for nothing else."""
        self._words, self._files = "", (term,)
        self._change_now()

    def remove(self, term: Term) -> None:
        """Take one part out of the query."""
        if term.is_file:
            self._files = tuple(one for one in self._files if one != term)
        else:
            self._words = ""
        self._change_now()

    def clear(self) -> None:
        """Look for nothing; filters stay."""
        self._words, self._files = "", ()
        self._change_now()

    def set_modalities(self, modalities: frozenset[Modality]) -> None:
        """Return only these media; none chosen means all."""
        self._filters = replace(self._filters, modalities=modalities or frozenset(Modality))
        self._change_now()

    def set_folder(self, folder: str) -> None:
        """Return only what lies in a folder; empty means anywhere."""
        self._filters = replace(self._filters, folders=(folder,) if folder else ())
        self._change_now()

    def show_more(self) -> None:
        """Ask for twice as many hits, if there may be more."""
        if self._full:
            self._full = False
            self._limit *= 2
            self._generation += 1
            self.run()

    def run(self) -> None:
        """Look again, at once."""
        self._timer.stop()
        query = self.query
        if query.terms:
            self._send(Search(self._generation, query))
            self.waiting.emit()
        else:
            self.browsing.emit(query)

    def take(self, event: SearchDone | SearchFailed) -> None:
        """Pass on an answer, unless the query has changed since it was asked."""
        if event.generation != self._generation:
            return
        if isinstance(event, SearchFailed):
            self.failed.emit(event.message)
            return
        result: SearchResult = event.result
        self._full = len(result.hits) >= self._limit
        self.answered.emit(result)

    def _change_now(self) -> None:
        self._change()
        self.run()

    def _change(self) -> None:
        self._generation += 1
        self._limit = FIRST_LIMIT
        self.changed.emit(self.query)
