"""The line below a tile: its kind and name, what brought it in, and how well it matches."""

from __future__ import annotations

import math
from pathlib import PurePath

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from engine.types import Hit, Item, MatchSource

from ..widgets import icons
from .layout import CAPTION_HEIGHT

PAD = 8
_ICON = 16
_MARK = 13
_MARKS = {MatchSource.NAME: "by-name", MatchSource.WORDS: "by-words"}
_ColorRole = QPalette.ColorRole


def paint_caption(
    painter: QPainter, option: QStyleOptionViewItem, item: Item, hit: Hit | None
) -> None:
    """Draw the line in the lowest part of the tile."""
    colours = option.palette
    top = option.rect.height() - caption_height(option.font)
    line = option.rect.adjusted(PAD, top, -PAD, 0)
    _paint_icon(painter, line.left(), line, icons.MODALITY_ICONS[item.modality], _ICON, colours)
    right = line.right()
    if hit is not None:
        right -= _paint_strength(painter, line, colours, hit)
        right -= _paint_marks(painter, line.adjusted(0, 0, right - line.right(), 0), colours, hit)
    names = QRect(line.left() + _ICON + 6, line.top(), 0, line.height())
    names.setRight(right)
    name, metrics = PurePath(item.path).name, QFontMetrics(painter.font())
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, names.width())
    painter.setPen(colours.color(_ColorRole.Text))
    painter.drawText(names, Qt.AlignmentFlag.AlignVCenter, shown)


def paint_copies(painter: QPainter, area: QRect, colours: QPalette, hit: Hit) -> None:
    """Draw in the upper right corner how many other files have the same content."""
    text = f"+{len(hit.copies):,}"
    painter.setFont(smaller(painter.font()))
    metrics = QFontMetrics(painter.font())
    badge = QRectF(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 4)
    badge.moveTopRight(QPointF(area.right() - 6, area.top() + 6))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.color(_ColorRole.Highlight))
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
    painter.setPen(colours.color(_ColorRole.HighlightedText))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def line_height(font: QFont) -> int:
    """Pixels from one line to the next as Qt lays text out, which rounds them up."""
    return math.ceil(QFontMetricsF(font).height())


def caption_height(font: QFont) -> int:
    """Pixels of the line below a tile, in which a large font has room, too."""
    return max(CAPTION_HEIGHT, line_height(font) + 6)


def smaller(font: QFont) -> QFont:
    """The font of figures beside a name."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * 0.875)
    return result


def _paint_strength(painter: QPainter, line: QRect, colours: QPalette, hit: Hit) -> int:
    """Draw how well a hit matches, small, at the right; tells the pixels it took."""
    font = painter.font()
    painter.setFont(smaller(font))
    text = str(hit.strength)
    width = QFontMetrics(painter.font()).horizontalAdvance(text)
    painter.setPen(colours.color(_ColorRole.PlaceholderText))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    painter.setFont(font)
    return width + 6


def _paint_marks(painter: QPainter, line: QRect, colours: QPalette, hit: Hit) -> int:
    """Draw a mark for each way but meaning that brought a hit in; tells the pixels they took."""
    marks = [drawing for source, drawing in _MARKS.items() if source in hit.sources]
    for number, drawing in enumerate(marks, 1):
        _paint_icon(painter, line.right() - number * (_MARK + 3), line, drawing, _MARK, colours)
    return len(marks) * (_MARK + 3) + 3 * bool(marks)


def _paint_icon(
    painter: QPainter, left: int, line: QRect, name: str, size: int, colours: QPalette
) -> None:
    ink = colours.color(_ColorRole.PlaceholderText)
    drawing = icons.pixmap(name, size, ink, painter.device().devicePixelRatio())
    painter.drawPixmap(left, line.center().y() - size // 2 + 1, drawing)
