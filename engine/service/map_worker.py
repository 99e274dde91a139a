"""The engine's map worker: a thread that waits for layouts, which other processes make."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from pathlib import Path

from ..errors import TOLD, Cancelled, user_line
from ..integrity.steps import Step, Steps
from ..library.maps import export_map, make_map
from .map_messages import (
    CancelMap,
    ExportMap,
    MakeMap,
    MapCancelled,
    MapEvent,
    MapExported,
    MapFailed,
    MapMade,
    MapProgress,
    MapRequest,
    MapWork,
)


class MapWorker:
    """Makes or writes one map after the other, and can be stopped within each.

    Args:
        send: called on the worker's thread.
    """

    def __init__(self, directory: Path, send: Callable[[MapEvent], None]) -> None:
        self._directory = directory
        self._send = send
        self._jobs: queue.Queue[MapWork | None] = queue.Queue()
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

    def _answer(self, request: MapWork) -> None:
        number = request.number

        def tell(step: Step, done: int, total: int) -> None:
            self._send(MapProgress(number, step, done, total))

        def cancelled() -> bool:
            return self._closing.is_set() or number <= self._cancelled_up_to

        try:
            self._send(self._done(request, Steps(tell, cancelled)))
        except Cancelled:
            self._send(MapCancelled(number))
        except TOLD as error:
            self._send(MapFailed(number, user_line(error)))

    def _done(self, request: MapWork, steps: Steps) -> MapMade | MapExported:
        match request:
            case MakeMap(number, method, anew):
                return MapMade(number, make_map(self._directory, method, anew=anew, steps=steps))
            case ExportMap(number, method, file):
                size = export_map(self._directory, method, Path(file), steps)
                return MapExported(number, file, size)
