"""The dialog that checks how good searches of this library are, and says it in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.service.check_messages import CheckCancelled, CheckDone, CheckFailed, CheckProgress

from ..widgets.icons import set_icon
from .check_sentences import paragraphs

_INVITATION = (
    "Triptych asks the library test searches whose right answers are known, and counts how often "
    "they are found. Labels come from the names of the folders, or from a captions.jsonl. It "
    "takes up to a few minutes; nothing is changed."
)
_WAITING = "Waiting; indexing and what else is under way come first…"
_CANCELLED = "The check was stopped."

CheckEvent = CheckProgress | CheckDone | CheckFailed | CheckCancelled


class CheckDialog(QDialog):
    """Starts a check, shows how far it is, and what it found. Never in the way of the window.

    Signals:
        check_wanted(int): a check is to begin, under this generation.
        cancel_wanted(): the check is to stop.
    """

    check_wanted = Signal(int)
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Check this library")
        self.resize(560, 420)
        self._generation = 0
        self._is_running = False
        self.text = QLabel(_INVITATION, wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.text.setContentsMargins(0, 0, 8, 0)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Progress of the check")
        self.start = QPushButton("Check")
        self.cancel = QPushButton("Cancel")
        self.close_button = QPushButton("Close")
        set_icon(self.cancel, "stop")
        self._lay_out()
        self._connect()
        self._show_state(running=False)

    def take(self, event: CheckEvent) -> None:
        """Show an event, if it is of the check that runs."""
        if not self._is_running:
            return
        match event:
            case CheckProgress(self._generation, done, total):
                self.text.setText("Asking test searches…")
                self.bar.setRange(0, total)
                self.bar.setValue(done)
            case CheckDone(self._generation, report):
                self._end("\n\n".join(paragraphs(report)))
            case CheckFailed(self._generation, message):
                self._end(message)
            case CheckCancelled(self._generation):
                self._end(_CANCELLED)

    def break_off(self, message: str) -> None:
        """The engine has ended, and a check that ran ends with it."""
        if self._is_running:
            self._end(message)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        page = QScrollArea(widgetResizable=True)
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setWidget(self.text)
        column = QVBoxLayout(self)
        column.addWidget(page, 1)
        column.addWidget(self.bar)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start)
        self.cancel.clicked.connect(self._on_cancel)
        self.close_button.clicked.connect(self.close)

    def _on_start(self) -> None:
        self._generation += 1
        self.text.setText(_WAITING)
        self.bar.setRange(0, 0)
        self._show_state(running=True)
        self.check_wanted.emit(self._generation)

    def _on_cancel(self) -> None:
        # The engine may be busy for long before it hears of it: nobody has to wait for that.
        self.cancel_wanted.emit()
        self._end(_CANCELLED)

    def _end(self, text: str) -> None:
        self.text.setText(text)
        self._show_state(running=False)

    def _show_state(self, *, running: bool) -> None:
        self._is_running = running
        self.bar.setVisible(running)
        self.start.setVisible(not running)
        self.cancel.setVisible(running)
