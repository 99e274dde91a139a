"""The line below the filters that says what an answer could not take into account, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.language import tr
from engine.sentences.searches import did_you_mean


class AnswerNote(QWidget):
    """A line with the way to the models, and a question; hidden while there is nothing to say.

    Signals:
        models_wanted(): the button was pressed.
        correction_wanted(str): the question was answered with yes: the query that was meant.
    """

    models_wanted = Signal()
    correction_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meant = ""
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(tr("Models…"))
        self.button.clicked.connect(self.models_wanted)
        self.question = QPushButton(did_you_mean(tr("other words")), flat=True)
        self.question.setCursor(Qt.CursorShape.PointingHandCursor)
        self.question.clicked.connect(lambda: self.correction_wanted.emit(self._meant))
        font = self.question.font()
        font.setUnderline(True)
        self.question.setFont(font)
        self._lay_out()
        self.hide()

    def say(self, line: str, meant: str = "") -> None:
        """Say something of what is shown now, and ask whether another query was meant."""
        if (line, meant) == (self.text.text(), self._meant):
            return
        self.text.setText(line)
        self._meant = meant
        # An ampersand would underline the letter behind it.
        self.question.setText(did_you_mean(meant).replace("&", "&&"))
        # In line with the words of a question below, or with all else that stands above.
        self.text.setIndent(_room_before_text(self.question) if meant else 0)
        self.text.setVisible(bool(line))
        self.button.setVisible(bool(line))
        self.question.setVisible(bool(meant))
        self.setVisible(bool(line or meant))
        if line or meant:
            told = self.text if line else self.question
            QAccessible.updateAccessibility(QAccessibleEvent(told, QAccessible.Event.Alert))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.question, alignment=Qt.AlignmentFlag.AlignLeft)


def _room_before_text(button: QPushButton) -> int:
    """Pixels of a button at the left of its words, which stand in its middle."""
    words = button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text())
    return (button.sizeHint().width() - words.width()) // 2
