"""A wavy line below places of a one-line text box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QLineEdit

from ..widgets.utf16 import utf16_length


def mark_places(box: QLineEdit, places: Sequence[tuple[int, int]]) -> None:
    """Underline these places (start and end, in characters of the text) and no others.

    A `QLineEdit` takes formats only as those of an input method that composes nothing.
    """
    wavy = QTextCharFormat()
    wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    wavy.setUnderlineColor(box.palette().color(QPalette.ColorRole.BrightText))
    kind = QInputMethodEvent.AttributeType.TextFormat
    text, cursor = box.text(), box.cursorPosition()
    marks = [
        QInputMethodEvent.Attribute(
            kind, utf16_length(text[:start]) - cursor, utf16_length(text[start:end]), wavy
        )
        for start, end in places
    ]
    QCoreApplication.sendEvent(box, QInputMethodEvent("", marks))
