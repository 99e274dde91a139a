"""The engine's upkeep worker: a thread that checks, copies and exports the library as it is.

None of that changes the library, so it goes on beside a run. What does change it, a repair and a
restore, is answered here as well, on the thread of the one who writes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct

from ..integrity.steps import Step, Steps
from ..library.keeping import backup_library, export_library, restore_library, verify_library
from ..sentences import upkeep as told
from .numbered_worker import NumberedWorker, ended
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
    UpkeepWork,
    UpkeepWrite,
    VerifyLibrary,
)


class UpkeepTurn(Struct, frozen=True):
    """What changes the library, for the one who writes to do in its turn."""

    work: Callable[[], None]


class UpkeepWorker(NumberedWorker[UpkeepWork]):
    """Does one thing after the other, and can be stopped between two steps of each.

    Args:
        send: called on the worker's thread, or on that of who answers.
    """

    def __init__(self, directory: Path, send: Callable[[UpkeepEvent], None]) -> None:
        super().__init__("upkeep", CancelUpkeep)
        self._directory = directory
        self._send = send

    def turn(self, request: UpkeepWrite) -> UpkeepTurn:
        """What changes the library, to be handed to the one who writes."""
        return UpkeepTurn(partial(self.answer, request))

    def answer(self, request: UpkeepWork) -> None:
        """Do what is asked, here and now, and tell how it ended."""
        number = request.number

        def tell(step: Step, done: int, total: int) -> None:
            self._send(UpkeepProgress(number, step, done, total))

        steps = Steps(tell, partial(self.is_stopped, number))
        work = partial(self._done, request, steps)
        self._send(ended(work, UpkeepCancelled(number), partial(UpkeepFailed, number)))

    def _done(self, request: UpkeepWork, steps: Steps) -> UpkeepEvent:
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
                return UpkeepDone(number, (told.exported_to(folder, written),))

    def _verified(self, number: int, steps: Steps, *, repair: bool) -> UpkeepDone:
        report = verify_library(self._directory, repair=repair, steps=steps)
        lines = [told.verdict(report), *told.findings(report)]
        if report.unread:
            lines.append(told.unread(report.unread))
        return UpkeepDone(number, tuple(lines), is_damaged=not report.is_sound)
