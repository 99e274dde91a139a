"""The search box and, below it, the query as chips."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from engine.types import Query

from . import icons
from .chips import ChipRow
from .intake import read_mime


class SearchBox(QLineEdit):
    """Where words are typed; a picture or files in the clipboard are pasted as query.

    Signals:
        pasted(Intake): something other than text was pasted.
        left_downward(): the Down key, towards the results.
    """

    pasted = Signal(object)
    left_downward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Describe what you look for, or drop a picture, sound or document")
        self.setAccessibleName("Search")
        self.setClearButtonEnabled(True)
        self.setMinimumHeight(38)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.setFont(font)
        self._drawing = self.addAction(
            icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )

    def redraw(self) -> None:
        """Draw the icon again, in the colours in use now."""
        self._drawing.setIcon(icons.icon("search"))

    def sizeHint(self) -> QSize:
        return QSize(400, 38)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste():
            return
        if event.key() == Qt.Key.Key_Down:
            self.left_downward.emit()
        else:
            super().keyPressEvent(event)

    def _paste(self) -> bool:
        """Take in what is not text; tells whether it did."""
        intake = read_mime(QGuiApplication.clipboard().mimeData())
        if not intake or intake.text:
            return False
        self.pasted.emit(intake)
        return True


class SearchBar(QWidget):
    """Search box and chips.

    Signals:
        typed(str): the words as they are now.
        submitted(): Enter.
        pasted(Intake), chip_removed(Term), left_downward().
    """

    typed = Signal(str)
    submitted = Signal()
    pasted = Signal(object)
    chip_removed = Signal(object)
    left_downward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = SearchBox()
        self.chips = ChipRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.chips)
        self.box.setDragEnabled(True)
        self.box.setAcceptDrops(False)
        self.box.textChanged.connect(self.typed)
        self.box.returnPressed.connect(self.submitted)
        self.box.pasted.connect(self.pasted)
        self.box.left_downward.connect(self.left_downward)
        self.chips.removed.connect(self.chip_removed)

    def show_query(self, query: Query) -> None:
        """Show the query as it is now; the words being typed are left alone."""
        words = next((term.value for term in query.terms if not term.is_file), "")
        if self.box.text().strip() != words:
            self.box.setText(words)
        self.chips.show_query(query)

    def redraw(self) -> None:
        """Draw again, in the colours in use now."""
        self.box.redraw()
        self.chips.redraw()
