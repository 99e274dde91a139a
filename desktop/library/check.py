"""Checks how good searches of this library are, and says it in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.language import tr, tr_noop
from engine.service.check_messages import (
    CheckCancelled,
    CheckDone,
    CheckEvent,
    CheckFailed,
    CheckProgress,
)

from ..widgets.engine_task import EngineTask
from ..widgets.icons import set_icon
from ..widgets.motion import WorkBar
from ..widgets.sections import line, wrapped
from .check_sentences import paragraphs

_INVITATION = tr_noop(
    "Triptych asks the library test searches whose right answers are known, and counts how often "
    "they are found. Labels come from the names of the folders, or from a captions.jsonl. It "
    "takes up to a few minutes; nothing is changed."
)
_WAITING = tr_noop("Waiting; indexing and what else is under way come first…")
_CANCELLED = tr_noop("The check was stopped.")


class CheckPanel(EngineTask):
    """Starts a check, shows how far it is, and what it found.

    Signals:
        check_wanted(int): a check is to begin, under this generation.
        cancel_wanted(): the check is to stop.
    """

    check_wanted = Signal(int)
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(line(tr(_INVITATION)), WorkBar(), parent)
        self.bar.setAccessibleName(tr("Progress of the check"))
        self.start = QPushButton(tr("Check"))
        self.cancel = QPushButton(tr("Cancel"))
        set_icon(self.cancel, "stop")
        self._lay_out()
        self._show_state(running=False)

    def take(self, event: CheckEvent) -> None:
        """Show an event, if it is of the check that runs."""
        if not self._goes_on(event.generation):
            return
        match event:
            case CheckProgress(_, done, total):
                self._show_progress(tr("Asking test searches…"), done, total)
            case CheckDone(_, report):
                self._end("\n\n".join(paragraphs(report)))
            case CheckFailed(_, message):
                self._end(message)
            case CheckCancelled():
                self._end(tr(_CANCELLED))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.text, self.bar, wrapped((self.start, self.cancel))):
            column.addWidget(widget)
        self.start.clicked.connect(self._on_start)
        self.cancel.clicked.connect(self._on_cancel)

    def _on_start(self) -> None:
        self.check_wanted.emit(self._begin(tr(_WAITING)))

    def _on_cancel(self) -> None:
        # The engine may be busy for long before it hears of it: nobody has to wait for that.
        self.cancel_wanted.emit()
        self._end(tr(_CANCELLED))

    def _show_state(self, *, running: bool) -> None:
        super()._show_state(running=running)
        self.start.setVisible(not running)
        self.cancel.setVisible(running)
