"""A document in the viewer: its text in lines of a length that reads well, and what finds in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from engine.language import tr

from ..preview import PassageView
from ..widgets.buttons import tool_button
from ..widgets.flow import FlowLayout
from .find_box import FindBox

_WIDEST = 860
_MARGIN = 20
_BOX_WIDTH = 260
# Characters; models read no more of a query.
_MOST_WORDS = 500


class ReadingPage(QWidget):
    """A text with a bar to find words in it.

    Signals:
        words_wanted(str): the selected words are to be looked for in the library.
        pages_wanted(): its pages are to be seen instead.
    """

    words_wanted = Signal(str)
    pages_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = PassageView()
        font = self.text.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.text.setFont(font)
        self.text.document().setDocumentMargin(_MARGIN)
        self.box = FindBox()
        self.told = QLabel()
        self.before = tool_button(tr("The place before"), "previous", lambda: self._step(True))
        self.next = tool_button(tr("The next place"), "next", lambda: self._step(False))
        self.next_match, self.search = (QToolButton(autoRaise=True) for _ in range(2))
        self.pages = QPushButton(tr("Show pages"))
        self.pages.hide()
        self._lay_out()
        self.pages.clicked.connect(self.pages_wanted)
        self.box.textEdited.connect(lambda words: self._look(from_here=True))
        self.box.next_wanted.connect(self._step)
        self.next_match.clicked.connect(self.text.show_next)
        self.search.clicked.connect(self._look_in_library)
        self.text.copyAvailable.connect(self.search.setEnabled)

    def begin(self) -> None:
        """Show another text, in which nothing is looked for yet."""
        self.box.clear()
        self.told.clear()
        self.pages.hide()

    def _look_in_library(self) -> None:
        self.words_wanted.emit(self.text.selected_words[:_MOST_WORDS])

    def _step(self, backwards: bool) -> None:
        self._look(backwards=backwards)

    def _look(self, *, backwards: bool = False, from_here: bool = False) -> None:
        words = self.box.text()
        found = not words or self.text.find_words(words, backwards=backwards, from_here=from_here)
        self.told.setText("" if found else tr("Not found"))

    def _lay_out(self) -> None:
        self.next_match.setText(tr("Next match"))
        self.search.setText(tr("Search for the selection"))
        self.search.setEnabled(False)
        self.box.setMinimumWidth(_BOX_WIDTH)
        tools = (self.before, self.next, self.told, self.next_match, self.search, self.pages)
        bar = FlowLayout()
        for widget in (self.box, *tools):
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
