"""Lines that are painted, each in the direction of its own text."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextOption


def write(painter: QPainter, area: QRect, text: str, font: QFont, *, wraps: bool = False) -> None:
    """Write from where a line begins in the direction of the painter, in that of the text.

    Else a size or a path would be turned round in a window that is read from the right.
    """
    option = _option(painter.layoutDirection() is Qt.LayoutDirection.RightToLeft, wraps)
    painter.setFont(font)
    painter.drawText(QRectF(area), text, option)


@cache
def _option(from_right: bool, wraps: bool) -> QTextOption:
    """How a line is written; kept, since a screen has a hundred of them."""
    side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    modes = QTextOption.WrapMode
    option.setWrapMode(modes.WordWrap if wraps else modes.NoWrap)
    return option
