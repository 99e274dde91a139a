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

from ..widgets.icons import set_icon
from ..widgets.motion import WorkBar
from ..widgets.sections import line

_WAITING = tr_noop("Waiting for its turn…")
_STOPPED = tr_noop("Stopped. Nothing was changed by halves.")


class UpkeepTask(QWidget):
    """One thing at a time; each event is taken only if it is of the last that was begun.

    Signals:
        wanted(UpkeepRequest): the engine is to do something, or to stop.
        running(bool): something goes on, or no more.
        done(UpkeepDone): it came to its end.
    """

    wanted = Signal(object)
    running = Signal(bool)
    done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._is_running = False
        self.text = line()
        self.bar = WorkBar(textVisible=False, maximumHeight=8)
        self.bar.setAccessibleName(tr("Progress"))
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
        self._number += 1
        self.text.setText(tr(_WAITING))
        self.bar.setRange(0, 0)
        self._show_state(running=True)
        self.wanted.emit(request(self._number))

    def take(self, event: UpkeepEvent) -> None:
        """Show an event, if it is of what goes on."""
        if event.number != self._number or not self._is_running:
            return
        match event:
            case UpkeepProgress(_, step, done, total):
                self.text.setText(tr(STEPS[step]))
                self.bar.setRange(0, total)
                self.bar.setValue(done)
            case UpkeepDone(_, lines):
                self._end("\n".join(lines))
                self.done.emit(event)
            case UpkeepFailed(_, message):
                self._end(message)
            case UpkeepCancelled():
                self._end(tr(_STOPPED))

    def break_off(self, message: str) -> None:
        """The engine has ended, and what it did ends with it."""
        if self._is_running:
            self._end(message)

    def _on_cancel(self) -> None:
        request: UpkeepRequest = CancelUpkeep(self._number)
        self.wanted.emit(request)

    def _end(self, text: str) -> None:
        self.text.setText(text)
        self._show_state(running=False)

    def _show_state(self, *, running: bool) -> None:
        self._is_running = running
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.setVisible(bool(self.text.text()))
        self.running.emit(running)
