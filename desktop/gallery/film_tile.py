"""What stands on the picture of a film: that it is one, its length, and which moment is seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette

from engine.types import Hit, Item
from engine.types.film_strip import ShotPicture
from engine.wording import clock, clock_span, sound_length

from ..widgets import icons
from ..widgets.moments import moment_of
from .caption import smaller

# Light on dark is read on every picture.
_GROUND, _INK = QColor(0, 0, 0, 175), QColor(255, 255, 255)
_EDGE, _PAD, _GAP, _CORNER = 6, 5, 6, 4
_MARK, _MARK_GAP = 11, 3
_BAR = 4


def paint_film_marks(
    painter: QPainter,
    area: QRect,
    colours: QPalette,
    item: Item,
    hit: Hit | None,
    shot: ShotPicture | None,
) -> None:
    """Draw the marks; of a shot that was chosen, when it is and how far that is into the film."""
    duration = item.metadata.duration
    line = QRectF(area.adjusted(_EDGE, 0, -_EDGE, -_EDGE))
    if shot is not None and duration > 0:
        line.adjust(0, 0, 0, -_BAR)
        _paint_bar(painter, area, colours, shot, duration)
    painter.setFont(smaller(painter.font()))
    length = sound_length(duration) if duration else ""
    room = line.width() - _GAP - _length_width(painter, length)
    when = moment_of(item, hit) if shot is None else shot
    if when is not None:
        span = clock_span(when.start, when.end)
        is_short = shot is not None or _width(painter, span) > room
        line.setLeft(_paint_moment(painter, line, clock(when.start) if is_short else span))
    _paint_length(painter, line, length)


def _paint_bar(
    painter: QPainter, area: QRect, colours: QPalette, shot: ShotPicture, duration: float
) -> None:
    """Draw where in the film a shot is, along the lower edge."""
    bar = QRectF(area.left(), area.bottom() + 1 - _BAR, area.width(), _BAR)
    painter.fillRect(bar, _GROUND)
    left, right = (min(1.0, at / duration) * bar.width() for at in (shot.start, shot.end))
    part = QRectF(bar.left() + left, bar.top(), max(_BAR, right - left), _BAR)
    painter.fillRect(part, colours.color(QPalette.ColorRole.Accent))


def _paint_moment(painter: QPainter, line: QRectF, text: str) -> float:
    """Write a moment at the left of a line; tells where what comes after it may begin."""
    badge = QRectF(0, 0, _width(painter, text), _height(painter))
    badge.moveBottomLeft(line.bottomLeft())
    if badge.width() > line.width():
        return line.left()
    _paint_ground(painter, badge)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
    return badge.right() + _GAP


def _paint_length(painter: QPainter, line: QRectF, text: str) -> None:
    """Draw the mark of a film at the right of a line, with its length where there is room."""
    if _length_width(painter, text) > line.width():
        text = ""
    badge = QRectF(0, 0, _length_width(painter, text), _height(painter))
    badge.moveBottomRight(line.bottomRight())
    if badge.width() > line.width():
        return
    _paint_ground(painter, badge)
    mark = icons.pixmap("play", _MARK, _INK, painter.device().devicePixelRatio())
    painter.drawPixmap(QPointF(badge.left() + _PAD, badge.center().y() - _MARK / 2), mark)
    words = badge.adjusted(0, 0, -_PAD, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def _paint_ground(painter: QPainter, badge: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(badge, _CORNER, _CORNER)
    painter.setPen(_INK)


def _length_width(painter: QPainter, text: str) -> int:
    return _MARK + (_MARK_GAP if text else 0) + _width(painter, text)


def _width(painter: QPainter, text: str) -> int:
    return QFontMetrics(painter.font()).horizontalAdvance(text) + 2 * _PAD


def _height(painter: QPainter) -> int:
    return QFontMetrics(painter.font()).height() + 2
