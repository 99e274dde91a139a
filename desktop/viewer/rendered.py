"""A text as it is meant, to be read, with the places that matched marked as in its bare text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from engine.explain import CharSpan, Highlight
from engine.language import tr

from ..widgets.markdown import rendered
from ..widgets.text_keys import keeps_keys
from ..widgets.text_marks import marked_spans, next_found
from ..widgets.utf16 import utf16_length
from .markdown import Places


class RenderedText(QTextEdit):
    """Shows a text, read-only. What it is given of places is counted in its bare text.

    Args:
        margin: pixels around the text.
    """

    def __init__(self, margin: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin = margin
        self._text = self._markdown = self._shown = ""
        self._places = Places((), (), ())
        self._highlights: tuple[Highlight, ...] = ()
        self._place = 0
        self._found = (0, 0)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(self.Shape.NoFrame)
        self.setAccessibleName(tr("Text of the document"))
        self.setTabChangesFocus(True)
        # Drops belong to the window.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)

    def event(self, event: QEvent) -> bool:
        has_selection = self.textCursor().hasSelection()
        return keeps_keys(event, has_selection=has_selection) or super().event(event)

    @property
    def selected_words(self) -> str:
        """The text that is selected, on one line."""
        return " ".join(self.textCursor().selectedText().split())

    @property
    def marked_texts(self) -> list[str]:
        """What is marked, in the order in which it is drawn."""
        return [mark.cursor.selectedText() for mark in self.extraSelections()]

    def show_text(self, text: str, quoted: CharSpan | None, markdown: str = "") -> None:
        """Show a text and mark the passage that its hit quotes.

        Args:
            markdown: the same in Markdown, where the text is none itself.
        """
        markdown = markdown or text
        self._found, self._place = (0, 0), 0
        self._highlights = (Highlight(quoted, ""),) if quoted else ()
        if (text, markdown) != (self._text, self._markdown):
            self._text, self._markdown = text, markdown
            self._render()
        self._show_place()

    def show_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Mark the places that matched, instead of the passage; no places change nothing."""
        if highlights:
            before, self._highlights = self._highlights, tuple(highlights)
            self._place = 0
            if [one.place for one in before] != [highlights[0].place]:
                self._show_place()
            self._mark()

    def show_next(self) -> None:
        """Go to the next place that matched; after the last comes the first."""
        if self._highlights:
            self._place = (self._place + 1) % len(self._highlights)
            self._show_place()

    def find_words(self, words: str, *, backwards: bool = False, from_here: bool = False) -> bool:
        """Go to the next place where some words are shown; see `next_found`.

        Returns:
            Whether there is any.
        """
        found = next_found(
            self._shown, words, self._found, backwards=backwards, from_here=from_here
        )
        if found is None:
            return False
        self._found = found
        self.setTextCursor(self._cursor(CharSpan(*found)))
        self.ensureCursorVisible()
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._text:
            # Links have the colour that they were read with.
            self._render()
            self._mark()

    def _render(self) -> None:
        document = rendered(self._markdown)
        document.setDocumentMargin(self._margin)
        document.setDefaultFont(self.font())
        document.setParent(self)
        self.setDocument(document)
        self._shown = document.toPlainText()
        self._places = Places.between(self._text, self._shown)

    def _show_place(self) -> None:
        """Bring the place that is looked at into the middle of the view, and mark all."""
        span = self._highlights[self._place].place if self._highlights else CharSpan(0, 0)
        cursor = self._cursor(self._places.of(span))
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 2)
        self._mark()

    def _mark(self) -> None:
        spans = marked_spans(self._highlights, self.palette())
        marks = [self._selection(self._places.of(span), form) for span, form in spans]
        self.setExtraSelections([mark for mark in marks if mark.cursor.hasSelection()])

    def _selection(self, span: CharSpan, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = self._cursor(span), form
        return mark

    def _cursor(self, span: CharSpan) -> QTextCursor:
        """What selects a part of what is shown; Qt counts its characters in UTF-16 units."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_length(self._shown[: span.start]))
        cursor.setPosition(utf16_length(self._shown[: span.end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor
