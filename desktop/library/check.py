"""Checks how good searches of this library are, and says it in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.language import tr, tr_noop
from engine.service.check_messages import CheckCancelled, CheckDone, CheckFailed, CheckProgress

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

CheckEvent = CheckProgress | CheckDone | CheckFailed | CheckCancelled


class CheckPanel(QWidget):
    """Starts a check, shows how far it is, and what it found.

    Signals:
        check_wanted(int): a check is to begin, under this generation.
        cancel_wanted(): the check is to stop.
    """

    check_wanted = Signal(int)
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._generation = 0
        self._is_running = False
        self.text = line(tr(_INVITATION))
        self.bar = WorkBar()
        self.bar.setAccessibleName(tr("Progress of the check"))
        self.start = QPushButton(tr("Check"))
        self.cancel = QPushButton(tr("Cancel"))
        set_icon(self.cancel, "stop")
        self._lay_out()
        self._show_state(running=False)

    def take(self, event: CheckEvent) -> None:
        """Show an event, if it is of the check that runs."""
        if not self._is_running:
            return
        match event:
            case CheckProgress(self._generation, done, total):
                self.text.setText(tr("Asking test searches…"))
                self.bar.setRange(0, total)
                self.bar.setValue(done)
            case CheckDone(self._generation, report):
                self._end("\n\n".join(paragraphs(report)))
            case CheckFailed(self._generation, message):
                self._end(message)
            case CheckCancelled(self._generation):
                self._end(tr(_CANCELLED))

    def break_off(self, message: str) -> None:
        """The engine has ended, and a check that ran ends with it."""
        if self._is_running:
            self._end(message)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.text, self.bar, wrapped((self.start, self.cancel))):
            column.addWidget(widget)
        self.start.clicked.connect(self._on_start)
        self.cancel.clicked.connect(self._on_cancel)

    def _on_start(self) -> None:
        self._generation += 1
        self.text.setText(tr(_WAITING))
        self.bar.setRange(0, 0)
        self._show_state(running=True)
        self.check_wanted.emit(self._generation)

    def _on_cancel(self) -> None:
        # The engine may be busy for long before it hears of it: nobody has to wait for that.
        self.cancel_wanted.emit()
        self._end(tr(_CANCELLED))

    def _end(self, text: str) -> None:
        self.text.setText(text)
        self._show_state(running=False)

    def _show_state(self, *, running: bool) -> None:
        self._is_running = running
        self.bar.setVisible(running)
        self.start.setVisible(not running)
        self.cancel.setVisible(running)
