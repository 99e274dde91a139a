"""The engine's map worker: a thread that waits for layouts, which other processes make."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from pathlib import Path

from ..errors import TOLD, Cancelled, user_line
from ..integrity.steps import Step, Steps
from ..library.maps import make_map
from .map_messages import (
    CancelMap,
    MakeMap,
    MapCancelled,
    MapEvent,
    MapFailed,
    MapMade,
    MapProgress,
    MapRequest,
)


class MapWorker:
    """Makes one map after the other, and can be stopped within each.

    Args:
        send: called on the worker's thread.
    """

    def __init__(self, directory: Path, send: Callable[[MapEvent], None]) -> None:
        self._directory = directory
        self._send = send
        self._jobs: queue.Queue[MakeMap | None] = queue.Queue()
        self._closing = threading.Event()
        self._cancelled_up_to = 0
        self._thread = threading.Thread(target=self._work, name="maps")

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def take(self, request: MapRequest) -> None:
        """Take a request; returns at once."""
        if isinstance(request, CancelMap):
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

    def _answer(self, request: MakeMap) -> None:
        number = request.number

        def tell(step: Step, done: int, total: int) -> None:
            self._send(MapProgress(number, step, done, total))

        def cancelled() -> bool:
            return self._closing.is_set() or number <= self._cancelled_up_to

        try:
            steps = Steps(tell, cancelled)
            report = make_map(self._directory, request.method, anew=request.anew, steps=steps)
        except Cancelled:
            self._send(MapCancelled(number))
        except TOLD as error:
            self._send(MapFailed(number, user_line(error)))
        else:
            self._send(MapMade(number, report))
