"""A document in the viewer: its text in lines of a length that reads well, and what finds in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ..preview import PassageView
from ..widgets.icons import set_icon

_WIDEST = 860
_MARGIN = 20
# Characters; models read no more of a query.
_MOST_WORDS = 500


class FindBox(QLineEdit):
    """Where the words to find are typed.

    Signals:
        next_wanted(bool): go to the next place, or to the one before it.
        left(): the Escape key.
    """

    next_wanted = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Find in this document")
        self.setAccessibleName("Find in this document")
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        # The Escape key is the window's elsewhere.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            if event.isAccepted():
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.next_wanted.emit(backwards)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class ReadingPage(QWidget):
    """A text with a bar to find words in it.

    Signals:
        words_wanted(str): the selected words are to be looked for in the library.
    """

    words_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = PassageView()
        font = self.text.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.text.setFont(font)
        self.text.document().setDocumentMargin(_MARGIN)
        self.box = FindBox()
        self.told = QLabel()
        self.before, self.next, self.next_match, self.search = (
            QToolButton(autoRaise=True) for _ in range(4)
        )
        self._lay_out()
        self.box.textEdited.connect(lambda words: self._look(from_here=True))
        self.box.next_wanted.connect(lambda backwards: self._look(backwards=backwards))
        self.before.clicked.connect(lambda: self.box.next_wanted.emit(True))
        self.next.clicked.connect(lambda: self.box.next_wanted.emit(False))
        self.next_match.clicked.connect(self.text.show_next)
        self.search.clicked.connect(
            lambda: self.words_wanted.emit(self.text.selected_words[:_MOST_WORDS])
        )
        self.text.copyAvailable.connect(self.search.setEnabled)

    def begin(self) -> None:
        """Show another text, in which nothing is looked for yet."""
        self.box.clear()
        self.told.clear()

    def _look_in_library(self) -> None:
        self.words_wanted.emit(self.text.selected_words[:_MOST_WORDS])

    def _look(self, *, backwards: bool = False, from_here: bool = False) -> None:
        words = self.box.text()
        found = not words or self.text.find_words(words, backwards=backwards, from_here=from_here)
        self.told.setText("" if found else "Not found")

    def _lay_out(self) -> None:
        for button, title, drawing in (
            (self.before, "The place before", "previous"),
            (self.next, "The next place", "next"),
        ):
            button.setToolTip(title)
            button.setAccessibleName(title)
            set_icon(button, drawing)
        self.next_match.setText("Next match")
        self.search.setText("Search for the selection")
        self.search.setEnabled(False)
        bar = QHBoxLayout()
        bar.addWidget(self.box, 1)
        for widget in (self.before, self.next, self.told, self.next_match, self.search):
            bar.addWidget(widget)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 8)
        column.addLayout(bar)
        column.addWidget(self.text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
