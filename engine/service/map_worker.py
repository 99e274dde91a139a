"""The engine's map worker: a thread that waits for layouts, which other processes make."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ..integrity.steps import Step, Steps
from ..library.map_making import export_map, make_map
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
    MapWork,
)
from .numbered_worker import NumberedWorker, ended


class MapWorker(NumberedWorker[MapWork]):
    """Makes or writes one map after the other, and can be stopped within each.

    Args:
        send: called on the worker's thread.
    """

    def __init__(self, directory: Path, send: Callable[[MapEvent], None]) -> None:
        super().__init__("maps", CancelMap)
        self._directory = directory
        self._send = send

    def answer(self, request: MapWork) -> None:
        """Do what is asked, here and now, and tell how it ended."""
        number = request.number

        def tell(step: Step, done: int, total: int) -> None:
            self._send(MapProgress(number, step, done, total))

        steps = Steps(tell, partial(self.is_stopped, number))
        work = partial(self._done, request, steps)
        self._send(ended(work, MapCancelled(number), partial(MapFailed, number)))

    def _done(self, request: MapWork, steps: Steps) -> MapEvent:
        match request:
            case MakeMap(number, method, anew):
                return MapMade(number, make_map(self._directory, method, anew=anew, steps=steps))
            case ExportMap(number, method, file):
                size = export_map(self._directory, method, Path(file), steps)
                return MapExported(number, file, size)
