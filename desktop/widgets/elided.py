"""Text that is shortened to the room it has."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from engine.wording import on_one_line

from .written import write

# Names of one folder often differ in a number before the ending, which no program makes longer.
_LAST_LETTERS = 4
_LONGEST_ENDING = 6


def elided_name(name: str, width: int, metrics: QFontMetrics) -> str:
    """A file name in so many pixels: most of its start, and its last letters with the ending.

    Where these two would leave little else the ending goes first, and then the start.
    """
    name = on_one_line(name)
    if metrics.horizontalAdvance(name) <= width:
        return name
    ending = PurePath(name).suffix
    cut = len(ending) if len(ending) <= _LONGEST_ENDING else 0
    kept = _LAST_LETTERS + cut
    start, last = name[:-kept], name[-kept:].lstrip()
    room = width - metrics.horizontalAdvance(last)
    shown = metrics.elidedText(start, Qt.TextElideMode.ElideRight, room)
    if room < width // 2 or shown == start:
        stem = name[: len(name) - cut]
        return metrics.elidedText(stem, Qt.TextElideMode.ElideLeft, width)
    return shown + last


class ElidedLabel(QLabel):
    """A line that shows as much of its text as fits, and tells all of it as a tool tip."""

    def __init__(self, mode: Qt.TextElideMode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setPen(self.palette().color(self.foregroundRole()))
        line = QRect(0, 0, self.width(), self.fontMetrics().height())
        line.moveTop((self.height() - line.height()) // 2)
        write(painter, line, self.shortened(), self.font())
        painter.end()

    def shortened(self) -> str:
        """What of the text is shown."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.width())


class NameLabel(ElidedLabel):
    """Shows the name of a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.TextElideMode.ElideMiddle, parent)

    def shortened(self) -> str:
        return elided_name(self.text(), self.width(), self.fontMetrics())
