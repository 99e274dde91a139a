"""The art of a sound: its waveform with what matched, its cover, its title, a button to play it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette

from engine.types import Hit, Item
from engine.wording import clock_span, sound_length

from ..widgets import icons
from ..widgets.moments import moment_of
from ..widgets.waveform import WaveformSpan, draw_waveform
from .caption import PAD, line_height, smaller
from .pictures import paint_picture
from .thumbnails import Art

_EDGE = PAD + 4
_COVER_SHARE = 0.42
_LEAST_WAVES = 24
_BUTTON, _SIGN = 28, 14
# Light on dark is seen on every cover.
_GROUND, _INK = QColor(0, 0, 0, 175), QColor(255, 255, 255)
_ColorRole = QPalette.ColorRole


def paint_sound(
    painter: QPainter, area: QRect, colours: QPalette, art: Art, item: Item, hit: Hit | None
) -> None:
    """Draw a sound; its cover, where it has one, takes the left of the area."""
    right = QRect(area)
    if art.picture is not None:
        cover = QRect(area.topLeft(), area.size())
        cover.setWidth(min(area.height(), round(_COVER_SHARE * area.width())))
        paint_picture(painter, cover, art.picture)
        right.setLeft(cover.right() + 1)
    times = _times_height(painter.font())
    inner = right.adjusted(_EDGE, PAD, -_EDGE, -PAD - times)
    inner.setTop(inner.top() + _paint_titles(painter, inner, colours, item))
    duration, moment = item.metadata.duration, moment_of(item, hit)
    match = WaveformSpan.of_seconds(moment.start, moment.end, duration) if moment else None
    draw_waveform(painter, QRectF(inner).adjusted(0, 2, 0, -4), art.peaks, colours, match)
    if duration > 0:
        place = clock_span(moment.start, moment.end) if moment else ""
        line = right.adjusted(_EDGE, 0, -_EDGE, -PAD)
        _paint_times(painter, line, colours, place, sound_length(duration))


def button_of_sound(area: QRect) -> QRect:
    """Where a click plays the sound whose art lies there."""
    return QRect(area.left() + PAD, area.center().y() - _BUTTON // 2, _BUTTON, _BUTTON)


def paint_button(painter: QPainter, area: QRect, *, plays: bool) -> None:
    """Draw what plays or pauses the sound whose art lies there."""
    place = QRectF(button_of_sound(area))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawEllipse(place)
    scale = painter.device().devicePixelRatio()
    sign = icons.pixmap("pause" if plays else "play", _SIGN, _INK, scale)
    half = _SIGN / 2
    painter.drawPixmap(place.center() - QPointF(half, half), sign)


def _paint_titles(painter: QPainter, area: QRect, colours: QPalette, item: Item) -> int:
    """Write title and artist where there is room above the waveform; tells how high they are."""
    font, small = QFont(painter.font()), smaller(painter.font())
    lines = [
        (text, font_of, role)
        for text, font_of, role in (
            (item.metadata.title, font, _ColorRole.Text),
            (item.metadata.author, small, _ColorRole.PlaceholderText),
        )
        if text
    ]
    top = 0
    for text, font_of, role in lines:
        height = line_height(font_of)
        if top + height > area.height() - _LEAST_WAVES:
            break
        painter.setFont(font_of)
        painter.setPen(colours.color(role))
        cut = QFontMetrics(font_of).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(QPointF(area.left(), area.top() + top + _ascent(font_of)), cut)
        top += height
    painter.setFont(font)
    return top


def _ascent(font: QFont) -> int:
    return QFontMetrics(font).ascent()


def _times_height(font: QFont) -> int:
    return line_height(smaller(font))


def _paint_times(
    painter: QPainter, line: QRect, colours: QPalette, place: str, length: str
) -> None:
    """Write where a sound matched at the left and, where there is room, its length at the right."""
    bottom = Qt.AlignmentFlag.AlignBottom
    painter.setFont(smaller(painter.font()))
    painter.setPen(colours.color(_ColorRole.Link))
    painter.drawText(line, bottom | Qt.AlignmentFlag.AlignLeft, place)
    if QFontMetrics(painter.font()).horizontalAdvance(f"{place}  {length}") <= line.width():
        painter.setPen(colours.color(_ColorRole.PlaceholderText))
        painter.drawText(line, bottom | Qt.AlignmentFlag.AlignRight, length)
