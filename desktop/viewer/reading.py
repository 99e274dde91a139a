"""A document in the viewer: its text in lines of a length that reads well, and what finds in it.

Markdown and Word documents are shown as they are meant; a button shows their bare text.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.explain import CharSpan, Highlight
from engine.language import tr
from engine.types import Item

from ..preview import PassageView
from ..widgets.buttons import tool_button
from ..widgets.flow import FlowLayout
from .find_box import FindBox
from .markdown import is_light, is_rendered
from .rendered import RenderedText

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
        self.text, self.rendered = PassageView(), RenderedText(_MARGIN)
        font = self.text.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        for view in (self.text, self.rendered):
            view.setFont(font)
        self.text.document().setDocumentMargin(_MARGIN)
        self._views = QStackedWidget()
        self.box = FindBox()
        self.told = QLabel()
        self.before = tool_button(tr("The place before"), "previous", lambda: self._step(True))
        self.next = tool_button(tr("The next place"), "next", lambda: self._step(False))
        self.next_match, self.search, self.as_written = (
            QToolButton(autoRaise=True) for _ in range(3)
        )
        self.pages = QPushButton(tr("Show pages"))
        self.pages.hide()
        self._lay_out()
        self.pages.clicked.connect(self.pages_wanted)
        self.box.textEdited.connect(lambda words: self._look(from_here=True))
        self.box.next_wanted.connect(self._step)
        self.next_match.clicked.connect(self._show_next)
        self.search.clicked.connect(self._look_in_library)
        self.as_written.toggled.connect(self._choose_view)
        for view in (self.text, self.rendered):
            view.copyAvailable.connect(self._offer_search)

    @property
    def shown(self) -> PassageView | RenderedText:
        """The text as it is read now."""
        return self.rendered if self._views.currentWidget() is self.rendered else self.text

    def begin(self) -> None:
        """Show another text, in which nothing is looked for yet."""
        self.box.clear()
        self.told.clear()
        self.pages.hide()
        self.as_written.setChecked(False)

    def show_document(
        self, item: Item, text: str, quoted: CharSpan | None, markdown: str = ""
    ) -> None:
        """Show the text of a document and mark the passage that its hit quotes.

        Args:
            markdown: the same in Markdown, of a document that is no Markdown itself.
        """
        self.text.show_text(text, quoted)
        is_written_so = is_rendered(item.path, text)
        # A decoder made it, which a hostile file may have taken over.
        meant = markdown if is_light(markdown) else ""
        renders = is_written_so or bool(meant)
        self.rendered.show_text(text if renders else "", quoted, meant)
        self._name_bare_text(is_written_so)
        self.as_written.setVisible(renders)
        self._choose_view()

    def show_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Mark the places that matched, instead of the passage."""
        for view in (self.text, self.rendered):
            view.show_highlights(highlights)

    def _name_bare_text(self, is_written_so: bool) -> None:
        """Say what is seen instead of what is meant."""
        name = tr("As written") if is_written_so else tr("Plain text")
        told = tr("Show the text with the marks that it was written with")
        self.as_written.setText(name)
        self.as_written.setToolTip(told if is_written_so else tr("Show the words alone"))

    def _choose_view(self) -> None:
        # Hidden as such, whether or not the page is in sight.
        renders = not self.as_written.isHidden() and not self.as_written.isChecked()
        self._views.setCurrentWidget(self.rendered if renders else self.text)
        self._offer_search()

    def _offer_search(self) -> None:
        self.search.setEnabled(self.shown.textCursor().hasSelection())

    def _look_in_library(self) -> None:
        self.words_wanted.emit(self.shown.selected_words[:_MOST_WORDS])

    def _show_next(self) -> None:
        self.shown.show_next()

    def _step(self, backwards: bool) -> None:
        self._look(backwards=backwards)

    def _look(self, *, backwards: bool = False, from_here: bool = False) -> None:
        words = self.box.text()
        found = not words or self.shown.find_words(words, backwards=backwards, from_here=from_here)
        self.told.setText("" if found else tr("Not found"))

    def _lay_out(self) -> None:
        self.next_match.setText(tr("Next match"))
        self.search.setText(tr("Search for the selection"))
        self.search.setEnabled(False)
        self.as_written.setCheckable(True)
        self.as_written.hide()
        for view in (self.text, self.rendered):
            self._views.addWidget(view)
        self.box.setMinimumWidth(_BOX_WIDTH)
        tools = (self.before, self.next, self.told, self.next_match, self.search)
        bar = FlowLayout()
        for widget in (self.box, *tools, self.as_written, self.pages):
            bar.addWidget(widget)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 8)
        column.addLayout(bar)
        column.addWidget(self._views, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
