"""The lines below a tile: its kind and name, and of a hit how well it matches and by what."""

from __future__ import annotations

import math
from pathlib import PurePath

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from engine.language import tr, tr_noop, whole
from engine.types import Hit, Item, MatchSource

from ..widgets import icons
from ..widgets.elided import elided_name
from .layout import CAPTION_HEIGHT
from .pictures import mirrored

PAD = 8
_MARK = 13
_MARK_GAP = 4
_BETWEEN_MARKS = 8
_BADGE_EDGE, _BADGE_ROOM = 6, 4
_MARKS = {
    MatchSource.NAME: ("by-name", tr_noop("name")),
    MatchSource.TITLE: ("by-name", tr_noop("title")),
    MatchSource.WORDS: ("by-words", tr_noop("text")),
    MatchSource.PICTURE_TEXT: ("picture", tr_noop("text")),
    MatchSource.SPEECH: ("sound", tr_noop("said")),
}
_ColorRole = QPalette.ColorRole


def paint_caption(
    painter: QPainter, option: QStyleOptionViewItem, item: Item, hit: Hit | None
) -> None:
    """Draw the line in the lowest part of the tile."""
    colours, font = option.palette, option.font
    top = option.rect.height() - caption_height(font)
    line = option.rect.adjusted(PAD, top, -PAD, 0)
    name, metrics = PurePath(item.path).name, QFontMetrics(font)
    if hit is not None:
        # A disc that is full, half full or empty: how likely it is right.
        _paint_icon(painter, option.rect, line.left(), line, f"match-{hit.likelihood}", colours)
        line.setLeft(line.left() + _MARK + _MARK_GAP)
        line.setRight(_paint_marks(painter, option, line, metrics.horizontalAdvance(name), hit))
    painter.setPen(colours.color(_ColorRole.Text))
    shown = elided_name(name, line.width(), metrics)
    seen = mirrored(painter, option.rect, line)
    painter.drawText(seen, Qt.AlignmentFlag.AlignVCenter, shown)


def paint_copies(painter: QPainter, area: QRect, colours: QPalette, hit: Hit) -> None:
    """Draw in the upper corner where a line ends how many other files have the same content."""
    text = f"+{whole(len(hit.copies))}"
    painter.setFont(smaller(painter.font()))
    metrics = QFontMetrics(painter.font())
    badge = QRect(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + _BADGE_ROOM)
    badge.moveTopRight(QPoint(area.right() - _BADGE_EDGE, area.top() + _BADGE_EDGE))
    badge = mirrored(painter, area, badge)
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


def caption_height(font: QFont) -> int:
    """Pixels of the line below a tile, in which a large font has room, too."""
    return max(CAPTION_HEIGHT, line_height(font) + 6)


def smaller(font: QFont) -> QFont:
    """The font of figures beside a name."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * 0.875)
    return result


def _paint_marks(
    painter: QPainter, option: QStyleOptionViewItem, line: QRect, name: int, hit: Hit
) -> int:
    """Draw at the end of a line what brought a hit in, beside a name of so many pixels.

    Where there is room a word goes with each mark, and where there is little the marks give way.

    Returns:
        Where the name has to end.
    """
    found = [mark for source, mark in _MARKS.items() if source in hit.sources]
    marks = [(drawing, tr(word)) for drawing, word in found]
    if not marks or line.width() < 2 * len(marks) * (_MARK + _BETWEEN_MARKS):
        return line.right()
    painter.save()
    painter.setFont(smaller(painter.font()))
    painter.setPen(option.palette.color(_ColorRole.PlaceholderText))
    metrics = QFontMetrics(painter.font())
    words = sum(metrics.horizontalAdvance(word) + _MARK_GAP for _, word in marks)
    fits = name + words + len(marks) * (_MARK + _BETWEEN_MARKS) <= line.width()
    right = line.right()
    for drawing, word in reversed(marks):
        right = _paint_mark(painter, option, line, right, drawing, word if fits else "")
    painter.restore()
    return right


def _paint_mark(
    painter: QPainter,
    option: QStyleOptionViewItem,
    line: QRect,
    right: int,
    drawing: str,
    word: str,
) -> int:
    """Draw a mark that ends at `right`; tells where the one before it ends."""
    left = right - _MARK
    if word:
        left -= QFontMetrics(painter.font()).horizontalAdvance(word) + _MARK_GAP
        place = QRect(left + _MARK + _MARK_GAP, line.top(), line.width(), line.height())
        place = mirrored(painter, option.rect, place)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)
    _paint_icon(painter, option.rect, left, line, drawing, option.palette)
    return left - _BETWEEN_MARKS


def _paint_icon(
    painter: QPainter, tile: QRect, left: int, line: QRect, name: str, colours: QPalette
) -> None:
    ink = colours.color(_ColorRole.PlaceholderText)
    drawing = icons.pixmap(name, _MARK, ink, painter.device().devicePixelRatio())
    place = QRect(left, line.center().y() - _MARK // 2 + 1, _MARK, _MARK)
    painter.drawPixmap(mirrored(painter, tile, place).topLeft(), drawing)
