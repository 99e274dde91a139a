"""The engine's hand worker: a thread for what a person does to files, which waits for no run."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from functools import partial

from ..errors import TOLD, user_line
from ..library.by_hand import ByHand
from .hand_messages import (
    DoByHand,
    HandDone,
    HandFailed,
    HandProgress,
    HandRequest,
    Mark,
    StopByHand,
)
from .messages import Event, Trouble
from .saved_search_messages import (
    KeepSearch,
    RemoveSearch,
    SavedSearchRequest,
    SearchesWritten,
)


class HandWorker:
    """Does one thing after the other.

    Args:
        send: called on the worker's thread.
    """

    def __init__(self, hands: ByHand, send: Callable[[Event], None]) -> None:
        self._hands = hands
        self._send = send
        self._jobs: queue.Queue[tuple[int, DoByHand | SavedSearchRequest] | None] = queue.Queue()
        self._taken = 0
        self._stopped_up_to = 0
        self._thread = threading.Thread(target=self._work, name="by hand")

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def take(self, request: HandRequest | SavedSearchRequest) -> None:
        """Take a request; returns at once."""
        if isinstance(request, StopByHand):
            self._stopped_up_to = self._taken
        else:
            self._taken += 1
            self._jobs.put((self._taken, request))

    def close(self) -> None:
        """Do what was asked for, and wait for the end."""
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            place, request = job
            if isinstance(request, KeepSearch | RemoveSearch):
                self._keep(request)
                continue
            try:
                self._do(request, partial(self._is_stopped, place))
            except TOLD as error:
                self._send(HandFailed(request.number, user_line(error)))

    def _do(self, request: DoByHand, cancelled: Callable[[], bool]) -> None:
        tell = partial(self._tell, request.number)
        done = self._hands.mark(request.work.markings, on_progress=tell, cancelled=cancelled)
        back = Mark(done.back) if done.back else None
        self._send(HandDone(request.number, back, done.was_stopped))

    def _keep(self, request: SavedSearchRequest) -> None:
        """Change the saved searches."""
        try:
            match request:
                case KeepSearch(search, place, instead_of):
                    self._hands.keep_search(search, place, instead_of)
                case RemoveSearch(name):
                    self._hands.remove_search(name)
        except TOLD as error:
            self._send(Trouble(user_line(error)))
        self._send(SearchesWritten())

    def _is_stopped(self, place: int) -> bool:
        return place <= self._stopped_up_to

    def _tell(self, number: int, done: int, total: int) -> None:
        self._send(HandProgress(number, done, total))
