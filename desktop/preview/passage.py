"""A document's text with the places that matched marked, and the best of them in sight."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from engine.explain import CharSpan, Highlight
from engine.language import tr

from ..widgets.text_keys import keeps_keys
from ..widgets.text_marks import marked_spans, next_found
from ..widgets.utf16 import utf16_length

MOST_SHOWN = 100_000


class Excerpt(Struct, frozen=True):
    """The part of a text that is shown.

    Attributes:
        first: how many characters of the text stand before it.
    """

    text: str
    first: int = 0

    def position(self, offset: int) -> int:
        """Where Qt counts a character of the whole text: in UTF-16 units, one for a line end."""
        before = self.text[: max(0, offset - self.first)]
        return utf16_length(before.replace("\r\n", "\n"))


class PassageView(QPlainTextEdit):
    """Shows a document's text, read-only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._excerpt = Excerpt("")
        self._highlights: tuple[Highlight, ...] = ()
        self._place = 0
        self._found = (0, 0)
        self.setReadOnly(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setAccessibleName(tr("Text of the document"))
        self.setTabChangesFocus(True)
        # Drops belong to the window.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)

    def show_text(self, text: str, quoted: CharSpan | None) -> None:
        """Show a text and mark the passage that its hit quotes."""
        self._text, self._found = text, (0, 0)
        passage = text[quoted.start : quoted.end] if quoted else ""
        self._highlights = (Highlight(quoted, passage),) if quoted else ()
        self._show_around(quoted or CharSpan(0, 0))

    def show_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Mark the places that matched, instead of the passage; no places change nothing."""
        if not highlights:
            return
        before = [one.place for one in self._highlights]
        self._highlights = tuple(highlights)
        if before != [highlights[0].place]:
            self._show_around(highlights[0].place)
        self._place = 0
        self._mark()

    def forget_highlights(self) -> None:
        """Mark nothing any more."""
        self._highlights = ()
        self._mark()

    @property
    def selected_words(self) -> str:
        """The text that is selected, on one line."""
        return " ".join(self.textCursor().selectedText().split())

    def show_next(self) -> None:
        """Go to the next place that matched; after the last comes the first."""
        if self._highlights:
            self._place = (self._place + 1) % len(self._highlights)
            self._show_around(self._highlights[self._place].place)

    def find_words(self, words: str, *, backwards: bool = False, from_here: bool = False) -> bool:
        """Go to the next place in the whole text where some words stand, whatever their case.

        Args:
            from_here: the place where one stands counts as the next.

        Returns:
            Whether there is any; after the last comes the first.
        """
        found = next_found(self._text, words, self._found, backwards=backwards, from_here=from_here)
        if found is None:
            return False
        self._found = found
        self._show_around(CharSpan(*self._found))
        self._select(self._found)
        return True

    def sizeHint(self) -> QSize:
        return QSize(280, 160)

    def event(self, event: QEvent) -> bool:
        has_selection = self.textCursor().hasSelection()
        return keeps_keys(event, has_selection=has_selection) or super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()

    @property
    def marked_text(self) -> str:
        """The passage that is marked, or nothing."""
        marks = self.extraSelections()
        return marks[0].cursor.selectedText().replace("\u2029", "\n") if marks else ""

    def _show_around(self, place: CharSpan) -> None:
        """Show the text around a place, with the place in the middle of the view."""
        excerpt = cut(self._text, place)
        if excerpt != self._excerpt or not self.toPlainText():
            self._excerpt = excerpt
            self.setPlainText(excerpt.text or tr("No text was read in this document, or not yet."))
        cursor = self.textCursor()
        cursor.setPosition(excerpt.position(place.start))
        self.setTextCursor(cursor)
        self.centerCursor()
        self._mark()

    def _select(self, found: tuple[int, int]) -> None:
        cursor = self.textCursor()
        first, last = (self._excerpt.position(offset) for offset in found)
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _mark(self) -> None:
        spans = marked_spans(self._highlights, self.palette())
        marks = [self._selection(span, form) for span, form in spans]
        self.setExtraSelections([mark for mark in marks if mark.cursor.hasSelection()])

    def _selection(self, span: CharSpan, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._excerpt.position(span.start))
        cursor.setPosition(self._excerpt.position(span.end), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, form
        return mark


def cut(text: str, place: CharSpan) -> Excerpt:
    """Cut out at most `MOST_SHOWN` characters around a place."""
    first = max(0, min(place.start - MOST_SHOWN // 2, len(text) - MOST_SHOWN))
    return Excerpt(text[first : first + MOST_SHOWN], first)
