"""What is done with the library as a whole: how far it is, and what it came to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.language import tr, tr_noop
from engine.sentences.upkeep import STEPS
from engine.service.upkeep_messages import (
    CancelUpkeep,
    UpkeepCancelled,
    UpkeepDone,
    UpkeepEvent,
    UpkeepFailed,
    UpkeepProgress,
    UpkeepRequest,
    UpkeepWork,
)

from ..widgets.engine_task import EngineTask
from ..widgets.icons import set_icon
from ..widgets.motion import ThinBar
from ..widgets.sections import line

_WAITING = tr_noop("Waiting for its turn…")
_STOPPED = tr_noop("Stopped. Nothing was changed by halves.")


class UpkeepTask(EngineTask):
    """A line and a bar that are there only once something was begun.

    Signals:
        wanted(UpkeepRequest): the engine is to do something, or to stop.
        running(bool): something goes on, or no more.
        done(UpkeepDone): it came to its end.
    """

    wanted = Signal(object)
    running = Signal(bool)
    done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(line(), ThinBar(tr("Progress")), parent)
        self.cancel = QPushButton(tr("Cancel"))
        set_icon(self.cancel, "stop")
        self.cancel.clicked.connect(self._on_cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.text, self.bar, self.cancel):
            column.addWidget(widget)
        self._show_state(running=False)

    def begin(self, request: Callable[[int], UpkeepWork]) -> None:
        """Have something done, which is made with the number that it gets."""
        self.wanted.emit(request(self._begin(tr(_WAITING))))

    def take(self, event: UpkeepEvent) -> None:
        """Show an event, if it is of what goes on."""
        if not self._goes_on(event.number):
            return
        match event:
            case UpkeepProgress(_, step, done, total):
                self._show_progress(tr(STEPS[step]), done, total)
            case UpkeepDone(_, lines):
                self._end("\n".join(lines))
                self.done.emit(event)
            case UpkeepFailed(_, message):
                self._end(message)
            case UpkeepCancelled():
                self._end(tr(_STOPPED))

    def _on_cancel(self) -> None:
        request: UpkeepRequest = CancelUpkeep(self._number)
        self.wanted.emit(request)

    def _show_state(self, *, running: bool) -> None:
        super()._show_state(running=running)
        self.cancel.setVisible(running)
        self.setVisible(bool(self.text.text()))
        self.running.emit(running)
