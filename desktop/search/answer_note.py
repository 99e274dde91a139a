"""The line below the filters that says what an answer could not take into account, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class AnswerNote(QWidget):
    """A line with the way to the models; hidden while there is nothing to say.

    Signals:
        models_wanted(): the button was pressed.
    """

    models_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton("Models…")
        self.button.clicked.connect(self.models_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.hide()

    def say(self, line: str) -> None:
        """Say something of what is shown now; nothing hides the line."""
        if line == self.text.text():
            return
        self.text.setText(line)
        self.setVisible(bool(line))
        if line:
            QAccessible.updateAccessibility(QAccessibleEvent(self.text, QAccessible.Event.Alert))
