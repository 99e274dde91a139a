"""What stands on the picture of a film: that it is one, its length, and which moment is seen."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette

from engine.types import Hit, Item
from engine.types.film_strip import ShotPicture
from engine.wording import clock, clock_span, sound_length

from ..widgets import icons
from ..widgets.moments import is_heard, moment_of
from .caption import smaller

# Light on dark is read on every picture.
_GROUND, _INK = QColor(0, 0, 0, 175), QColor(255, 255, 255)
_EDGE, _PAD, _GAP, _CORNER = 6, 5, 6, 4
_MARK, _MARK_GAP = 11, 3
_BAR = 4


class _Badge(Struct, frozen=True):
    """A text on its own ground, behind a drawing where there is one."""

    text: str
    drawing: str = ""

    def size(self, painter: QPainter) -> QSizeF:
        metrics = QFontMetrics(painter.font())
        mark = _MARK + (_MARK_GAP if self.text else 0) if self.drawing else 0
        return QSizeF(mark + metrics.horizontalAdvance(self.text) + 2 * _PAD, metrics.height() + 2)

    def paint(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_GROUND)
        painter.drawRoundedRect(place, _CORNER, _CORNER)
        painter.setPen(_INK)
        if self.drawing:
            mark = icons.pixmap(self.drawing, _MARK, _INK, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(place.left() + _PAD, place.center().y() - _MARK / 2), mark)
        words = place.adjusted(0, 0, -_PAD, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.text
        )


_MARK_ALONE = _Badge("", "play")


def paint_film_marks(
    painter: QPainter,
    area: QRect,
    colours: QPalette,
    item: Item,
    hit: Hit | None,
    shot: ShotPicture | None,
) -> None:
    """Draw the marks; of a shot that was chosen, when it is and how far that is into the film."""
    duration, moment = item.metadata.duration, moment_of(item, hit)
    line = QRectF(area.adjusted(_EDGE, 0, -_EDGE, -_EDGE))
    if shot is not None and duration > 0:
        line.adjust(0, 0, 0, -_BAR)
        _paint_bar(painter, area, colours, shot, duration)
    painter.setFont(smaller(painter.font()))
    length = _Badge(sound_length(duration) if duration else "", "play")
    if shot is not None:
        _paint_moment(painter, line, [_Badge(clock(shot.start))], length)
    elif moment is not None:
        drawing = "sound" if is_heard(moment) else ""
        texts = (clock_span(moment.start, moment.end), clock(moment.start))
        _paint_moment(painter, line, [_Badge(text, drawing) for text in texts], length)
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


def _paint_moment(painter: QPainter, line: QRectF, moments: list[_Badge], length: _Badge) -> None:
    """Write at the left of a line the first that leaves room for the length, else the last.

    What is left of the line is left for what comes after it.
    """
    room = line.width() - _GAP - length.size(painter).width()
    fitting = (one for one in moments if one.size(painter).width() <= room)
    badge = next(fitting, moments[-1])
    place = QRectF(line.topLeft(), badge.size(painter))
    if place.width() <= line.width():
        place.moveBottom(line.bottom())
        badge.paint(painter, place)
        line.setLeft(place.right() + _GAP)


def _paint_length(painter: QPainter, line: QRectF, length: _Badge) -> None:
    """Draw the mark of a film at the right of a line, with its length where there is room."""
    badges = (length, _MARK_ALONE)
    badge = next((one for one in badges if one.size(painter).width() <= line.width()), None)
    if badge is not None:
        place = QRectF(line.topLeft(), badge.size(painter))
        place.moveBottomRight(line.bottomRight())
        badge.paint(painter, place)
