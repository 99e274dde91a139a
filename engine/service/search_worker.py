"""The engine's search worker: a thread that loads the model, then answers what is asked."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial

from ..errors import TOLD, BugError, Cancelled, UserError, user_line
from ..explain import Explanation
from ..library.facade import Library
from .lull import Lull
from .messages import Event, Explain, Explained, Ready, Search, SearchDone, SearchFailed, Trouble
from .pending import PendingQueries, Question

_log = logging.getLogger(__name__)


class SearchWorker:
    """Answers the newest of the searches that wait, and after it the newest `Explain`.

    Args:
        first: waited for before the model is loaded.
        lull: told of every search.
        send: called on the worker's thread.
    """

    def __init__(
        self,
        library: Library,
        first: threading.Event,
        lull: Lull,
        send: Callable[[Event], None],
    ) -> None:
        self._library = library
        self._first = first
        self._lull = lull
        self._send = send
        self._pending = PendingQueries()
        self._thread = threading.Thread(target=self._work, name="searches")

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def take(self, question: Question) -> None:
        """Take a question; returns at once."""
        self._lull.note_search()
        self._pending.put(question)

    def close(self) -> None:
        """Take no question any more, and wait for the end of the thread."""
        self._pending.close()
        self._thread.join()

    def _work(self) -> None:
        self._first.wait()
        if self._guarded(self._library.load, Trouble):
            self._send(Ready(self._library.preset))
        while (question := self._pending.take()) is not None:
            if isinstance(question, Explain):
                answer_explanation(self._library, question, self._pending, self._send)
            else:
                failed = partial(SearchFailed, question.generation)
                self._guarded(partial(self._answer, question), failed)

    def _answer(self, search: Search) -> None:
        self._send(SearchDone(search.generation, self._library.search(search.query)))

    def _guarded(self, work: Callable[[], None], event: Callable[[str], Event]) -> bool:
        """Run work; what goes wrong becomes an event, and the engine lives on."""
        try:
            work()
        except TOLD as error:
            self._send(event(user_line(error)))
            return False
        return True


def answer_explanation(
    library: Library, request: Explain, pending: PendingQueries, send: Callable[[Explained], None]
) -> None:
    """Explain a hit and send the answer, unless a search comes between."""
    explanation: Explanation | None
    try:
        explanation = library.explain(
            request.query, request.item_id, pending.is_pressing, request.quoted
        )
    except Cancelled:
        pending.put_back(request)
        return
    except UserError:
        # The hit stands without it; a file that went away is told by the next search.
        explanation = None
    except (BugError, OSError):
        _log.exception("a hit could not be explained")
        explanation = None
    send(Explained(request.generation, explanation))
