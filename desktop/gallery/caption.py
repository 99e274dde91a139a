"""The lines below a tile: its kind and name, and of a hit how well it matches and by what."""

from __future__ import annotations

import math
from pathlib import PurePath

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from engine.types import Hit, Item, MatchSource

from ..widgets import icons
from ..widgets.elided import elided_name
from .layout import CAPTION_HEIGHT

PAD = 8
_ICON = 16
_ICON_GAP = 6
_MARK = 13
_MARK_GAP = 3
_BETWEEN_MARKS = 8
_BADGE_EDGE, _BADGE_ROOM = 6, 4
# The line of the name has room around it, into which the next one moves.
_OVERLAP, _BELOW = 5, 7
_MARKS = {
    MatchSource.NAME: ("by-name", "name"),
    MatchSource.TITLE: ("by-name", "title"),
    MatchSource.WORDS: ("by-words", "text"),
    MatchSource.PICTURE_TEXT: ("picture", "text"),
    MatchSource.SPEECH: ("sound", "said"),
}
_ColorRole = QPalette.ColorRole


def paint_caption(
    painter: QPainter, option: QStyleOptionViewItem, item: Item, hit: Hit | None
) -> None:
    """Draw the lines in the lowest part of the tile."""
    colours, font = option.palette, option.font
    top = option.rect.height() - caption_height(font, of_hit=hit is not None)
    caption = option.rect.adjusted(PAD, top, -PAD, 0)
    line = QRect(caption.topLeft(), caption.size())
    line.setHeight(_name_height(font))
    _paint_icon(painter, line.left(), line, icons.MODALITY_ICONS[item.modality], _ICON, colours)
    line.setLeft(line.left() + _ICON + _ICON_GAP)
    painter.setPen(colours.color(_ColorRole.Text))
    name = elided_name(PurePath(item.path).name, line.width(), QFontMetrics(painter.font()))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
    if hit is not None:
        line.translate(0, line.height() - _OVERLAP)
        line.setHeight(line_height(smaller(font)))
        _paint_match(painter, line, colours, hit)


def paint_copies(painter: QPainter, area: QRect, colours: QPalette, hit: Hit) -> None:
    """Draw in the upper right corner how many other files have the same content."""
    text = f"+{len(hit.copies):,}"
    painter.setFont(smaller(painter.font()))
    metrics = QFontMetrics(painter.font())
    badge = QRectF(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + _BADGE_ROOM)
    badge.moveTopRight(QPointF(area.right() - _BADGE_EDGE, area.top() + _BADGE_EDGE))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.color(_ColorRole.Highlight))
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
    painter.setPen(colours.color(_ColorRole.HighlightedText))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def copies_height(font: QFont) -> int:
    """Pixels at the top of a tile that the number of copies takes."""
    return _BADGE_EDGE + QFontMetrics(smaller(font)).height() + _BADGE_ROOM


def line_height(font: QFont) -> int:
    """Pixels from one line to the next as Qt lays text out, which rounds them up."""
    return math.ceil(QFontMetricsF(font).height())


def caption_height(font: QFont, *, of_hit: bool = False) -> int:
    """Pixels of the lines below a tile, in which a large font has room, too."""
    name = _name_height(font)
    return name + line_height(smaller(font)) + _BELOW - _OVERLAP if of_hit else name


def smaller(font: QFont) -> QFont:
    """The font of figures beside a name."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * 0.875)
    return result


def _name_height(font: QFont) -> int:
    return max(CAPTION_HEIGHT, line_height(font) + 6)


def _paint_match(painter: QPainter, line: QRect, colours: QPalette, hit: Hit) -> None:
    """Draw how likely a hit is right at the left, and what brought it in at the right."""
    painter.save()
    painter.setFont(smaller(painter.font()))
    painter.setPen(colours.color(_ColorRole.PlaceholderText))
    # A disc that is full, half full or empty.
    _paint_icon(painter, line.left(), line, f"match-{hit.likelihood}", _MARK, colours)
    text, word = line.adjusted(_MARK + _MARK_GAP, 0, 0, 0), hit.likelihood.capitalize()
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, word)
    metrics = QFontMetrics(painter.font())
    room = text.width() - metrics.horizontalAdvance(word) - _BETWEEN_MARKS
    marks = [mark for source, mark in _MARKS.items() if source in hit.sources]
    words = sum(metrics.horizontalAdvance(word) + _MARK_GAP for _, word in marks)
    fits = words + len(marks) * (_MARK + _BETWEEN_MARKS) <= room
    right = line.right()
    for drawing, word in reversed(marks):
        right = _paint_mark(painter, line, right, drawing, word if fits else "", colours)
    painter.restore()


def _paint_mark(
    painter: QPainter, line: QRect, right: int, drawing: str, word: str, colours: QPalette
) -> int:
    """Draw a mark that ends at `right`; tells where the one before it ends."""
    left = right - _MARK
    if word:
        left -= QFontMetrics(painter.font()).horizontalAdvance(word) + _MARK_GAP
        place = QRect(left + _MARK + _MARK_GAP, line.top(), line.width(), line.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)
    _paint_icon(painter, left, line, drawing, _MARK, colours)
    return left - _BETWEEN_MARKS


def _paint_icon(
    painter: QPainter, left: int, line: QRect, name: str, size: int, colours: QPalette
) -> None:
    ink = colours.color(_ColorRole.PlaceholderText)
    drawing = icons.pixmap(name, size, ink, painter.device().devicePixelRatio())
    painter.drawPixmap(left, line.center().y() - size // 2 + 1, drawing)
