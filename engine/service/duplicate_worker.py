"""The engine's worker for duplicates: a thread of its own, since a first search takes minutes."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from ..errors import TOLD, Cancelled, user_line
from ..library.duplicates import Duplicates
from ..types.duplicates import DuplicateProgress
from .duplicate_messages import (
    CancelDuplicates,
    DuplicateEvent,
    DuplicateRequest,
    DuplicatesCancelled,
    DuplicatesFailed,
    DuplicatesFound,
    DuplicatesProgress,
    FindDuplicates,
)


class DuplicateWorker:
    """Does one search after the other, and can be stopped within each.

    Args:
        send: called on the worker's thread.
    """

    def __init__(self, duplicates: Duplicates, send: Callable[[DuplicateEvent], None]) -> None:
        self._duplicates = duplicates
        self._send = send
        self._jobs: queue.Queue[FindDuplicates | None] = queue.Queue()
        self._closing = threading.Event()
        self._cancelled_up_to = 0
        self._thread = threading.Thread(target=self._work, name="duplicates")

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def take(self, request: DuplicateRequest) -> None:
        """Take a request; returns at once."""
        if isinstance(request, CancelDuplicates):
            self._cancelled_up_to = request.number
        else:
            self._jobs.put(request)

    def close(self) -> None:
        """Stop what is being done and end the thread."""
        self._closing.set()
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (request := self._jobs.get()) is not None:
            self._answer(request)

    def _answer(self, request: FindDuplicates) -> None:
        number = request.number

        def tell(progress: DuplicateProgress) -> None:
            self._send(DuplicatesProgress(number, progress))

        def cancelled() -> bool:
            return self._closing.is_set() or number <= self._cancelled_up_to

        try:
            report = self._duplicates.find(
                request.rule, request.kinds, on_progress=tell, cancelled=cancelled
            )
        except Cancelled:
            self._send(DuplicatesCancelled(number))
        except TOLD as error:
            self._send(DuplicatesFailed(number, user_line(error)))
        else:
            self._send(DuplicatesFound(number, report))
