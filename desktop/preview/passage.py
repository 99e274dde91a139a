"""A document's text with the passage that matched marked and in sight."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from engine.types import Segment, SegmentKind

MOST_SHOWN = 100_000


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The part of a text that is shown, with the marked range in it, in UTF-16 units as Qt counts.

    Attributes:
        marked_from, marked_to: equal where nothing is marked.
    """

    text: str
    marked_from: int = 0
    marked_to: int = 0


class PassageView(QPlainTextEdit):
    """Shows a document's text, read-only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setAccessibleName("Text of the document")
        self.setTabChangesFocus(True)
        # Drops belong to the window.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)

    def show_text(self, text: str, segment: Segment | None) -> None:
        """Show a text and mark the passage of a segment, given in characters of that text."""
        excerpt = cut(text, segment)
        self.setPlainText(excerpt.text or "No text was found in this document.")
        cursor = self.textCursor()
        cursor.setPosition(excerpt.marked_from)
        self.setTextCursor(cursor)
        self.centerCursor()
        cursor.setPosition(excerpt.marked_to, QTextCursor.MoveMode.KeepAnchor)
        self.setExtraSelections([self._mark(cursor)] if cursor.hasSelection() else [])

    @property
    def marked_text(self) -> str:
        """The passage that is marked, or nothing."""
        marks = self.extraSelections()
        return marks[0].cursor.selectedText().replace("\u2029", "\n") if marks else ""

    def _mark(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        tint = QColor(self.palette().color(QPalette.ColorRole.Accent))
        tint.setAlpha(72)
        mark.format.setBackground(tint)
        mark.cursor = cursor
        return mark


def cut(text: str, segment: Segment | None) -> Excerpt:
    """Cut out at most `MOST_SHOWN` characters around a segment's passage."""
    start = end = 0
    if segment is not None and segment.kind is SegmentKind.PASSAGE:
        start, end = int(segment.start), int(segment.end)
    first = max(0, min(start - MOST_SHOWN // 2, len(text) - MOST_SHOWN))
    shown = text[first : first + MOST_SHOWN]
    before, marked = shown[: start - first], shown[start - first : end - first]
    begin = _qt_length(before)
    return Excerpt(shown, begin, begin + _qt_length(marked))


def _qt_length(text: str) -> int:
    """The length that Qt's text document gives it: UTF-16 units, one for each line end."""
    return len(text.replace("\r\n", "\n").encode("utf-16-le", "surrogatepass")) // 2
