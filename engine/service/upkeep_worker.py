"""The engine's upkeep worker: a thread that checks, copies and exports the library as it is.

None of that changes the library, so it goes on beside a run. What does change it, a repair and a
restore, is answered here as well, on the thread of the one who writes.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..errors import TOLD, Cancelled, user_line
from ..integrity.steps import Step, Steps
from ..language import tr
from ..library.keeping import backup_library, export_library, restore_library, verify_library
from ..sentences import upkeep as told
from .upkeep_messages import (
    BackUpLibrary,
    CancelUpkeep,
    ExportLibrary,
    RepairLibrary,
    RestoreLibrary,
    UpkeepCancelled,
    UpkeepDone,
    UpkeepEvent,
    UpkeepFailed,
    UpkeepProgress,
    UpkeepRead,
    UpkeepWork,
    UpkeepWrite,
    VerifyLibrary,
)


@dataclass(frozen=True, slots=True)
class UpkeepTurn:
    """What changes the library, for the one who writes to do in its turn."""

    work: Callable[[], None]


class UpkeepWorker:
    """Does one thing after the other, and can be stopped between two steps of each.

    Args:
        send: called on the worker's thread, or on that of who answers.
    """

    def __init__(self, directory: Path, send: Callable[[UpkeepEvent], None]) -> None:
        self._directory = directory
        self._send = send
        self._jobs: queue.Queue[UpkeepRead | None] = queue.Queue()
        self._closing = threading.Event()
        self._cancelled_up_to = 0
        self._thread = threading.Thread(target=self._work, name="upkeep")

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def take(self, request: UpkeepRead | CancelUpkeep) -> None:
        """Take a request; returns at once."""
        if isinstance(request, CancelUpkeep):
            self._cancelled_up_to = request.number
        else:
            self._jobs.put(request)

    def close(self) -> None:
        """Stop what is being done and end the thread."""
        self._closing.set()
        self._jobs.put(None)
        self._thread.join()

    def turn(self, request: UpkeepWrite) -> UpkeepTurn:
        """What changes the library, to be handed to the one who writes."""
        return UpkeepTurn(partial(self.answer, request))

    def answer(self, request: UpkeepWork) -> None:
        """Do what is asked, here and now, and tell how it ended."""
        number = request.number

        def tell(step: Step, done: int, total: int) -> None:
            self._send(UpkeepProgress(number, step, done, total))

        def cancelled() -> bool:
            return self._closing.is_set() or number <= self._cancelled_up_to

        try:
            self._send(self._done(request, Steps(tell, cancelled)))
        except Cancelled:
            self._send(UpkeepCancelled(number))
        except TOLD as error:
            self._send(UpkeepFailed(number, user_line(error)))

    def _work(self) -> None:
        while (request := self._jobs.get()) is not None:
            self.answer(request)

    def _done(self, request: UpkeepWork, steps: Steps) -> UpkeepDone:
        number = request.number
        match request:
            case VerifyLibrary() | RepairLibrary():
                return self._verified(number, steps, repair=isinstance(request, RepairLibrary))
            case BackUpLibrary(_, file):
                report = backup_library(self._directory, Path(file), steps)
                return UpkeepDone(number, (told.backed_up(report, file),))
            case RestoreLibrary(_, file):
                report = restore_library(Path(file), self._directory, replace=True, steps=steps)
                aside = (told.kept_aside(report.aside),) if report.aside else ()
                return UpkeepDone(number, (told.restored(report), *aside))
            case ExportLibrary(_, folder, vectors):
                path = Path(folder)
                written = export_library(self._directory, path, vectors=vectors, steps=steps)
                lines = told.exported(written)
                return UpkeepDone(number, (tr("Written to {folder}.", folder=folder), *lines))

    def _verified(self, number: int, steps: Steps, *, repair: bool) -> UpkeepDone:
        report = verify_library(self._directory, repair=repair, steps=steps)
        lines = [told.verdict(report), *told.findings(report)]
        if report.unread:
            lines.append(told.unread(report.unread))
        return UpkeepDone(number, tuple(lines), is_damaged=not report.is_sound)
