"""A wavy line below places of a one-line text box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QLineEdit


def mark_places(box: QLineEdit, places: Sequence[tuple[int, int]]) -> None:
    """Underline these places (start and end, in characters of the text) and no others.

    A `QLineEdit` takes formats only as those of an input method that composes nothing.
    """
    wavy = QTextCharFormat()
    wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    wavy.setUnderlineColor(box.palette().color(QPalette.ColorRole.BrightText))
    kind = QInputMethodEvent.AttributeType.TextFormat
    cursor = box.cursorPosition()
    marks = [
        QInputMethodEvent.Attribute(kind, start - cursor, end - start, wavy)
        for start, end in _in_utf16(box.text(), places)
    ]
    QCoreApplication.sendEvent(box, QInputMethodEvent("", marks))


def _in_utf16(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places as Qt counts them, in which characters beyond the basic plane are two."""
    return [(_length(text[:start]), _length(text[:end])) for start, end in places]


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
