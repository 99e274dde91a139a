"""Draws the heading of a group, as tiles and the table have it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from .headings import Heading

_HINT_GAP = 12
_ColorRole = QPalette.ColorRole


def paint_heading(painter: QPainter, option: QStyleOptionViewItem, heading: Heading) -> None:
    """Write the title where the line begins and its hint at the end; what has no room is shortened.

    A title may take all but the room of a count, and advice what a title leaves.
    """
    colours, metrics = option.palette, QFontMetrics(painter.font())
    line = QRectF(option.rect)
    painter.setPen(QPen(colours.color(_ColorRole.Mid), 1))
    painter.drawLine(line.topLeft(), line.topRight())
    text = option.rect.adjusted(4, 0, -4, 0)
    kept = 0 if heading.advice else metrics.horizontalAdvance(heading.hint)
    cut = Qt.TextElideMode.ElideMiddle
    title = metrics.elidedText(heading.title, cut, text.width() - kept - _HINT_GAP)
    painter.setPen(colours.color(_ColorRole.Text))
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, title)
    room = text.width() - metrics.horizontalAdvance(title) - _HINT_GAP
    hint = metrics.elidedText(heading.hint, Qt.TextElideMode.ElideRight, room)
    faint = _ColorRole.PlaceholderText if heading.kind is None else _ColorRole.Link
    painter.setPen(colours.color(faint))
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hint)
