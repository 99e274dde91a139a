"""Draws one row of the gallery: a picture, film, waveform or text card, with its name below."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engine.types import Hit, Item, Modality
from engine.wording import clock_span, sound_length

from ..widgets import icons
from ..widgets.moments import moment_of
from ..widgets.waveform import WaveformSpan, draw_waveform
from .caption import (
    PAD,
    caption_height,
    copies_height,
    line_height,
    paint_caption,
    paint_copies,
    smaller,
)
from .film import shot_to_show
from .film_tile import paint_film_marks
from .heading_row import paint_heading
from .headings import Heading
from .mark_badge import BADGE_BOTTOM, has_badge, paint_marks
from .model import TileRole
from .shot_browser import ShotBrowser
from .thumbnails import Art, ThumbnailLoader

_CORNER = 8
_ColorRole = QPalette.ColorRole
_Index = QModelIndex | QPersistentModelIndex


class TileDelegate(QStyledItemDelegate):
    """Paints tiles from the art that is loaded, and plain ground where it is not yet."""

    def __init__(self, thumbnails: ThumbnailLoader) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self.shots = ShotBrowser(thumbnails)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return option.rect.size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = index.data(TileRole.HEADING)
        if isinstance(heading, Heading):
            paint_heading(painter, option, heading)
        else:
            self._paint_tile(painter, option, index)
        painter.restore()

    def _paint_tile(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item: Item | None = index.data(TileRole.ITEM)
        hit: Hit | None = index.data(TileRole.HIT)
        _paint_ground(painter, option)
        art_area = option.rect.adjusted(0, 0, 0, -caption_height(option.font))
        if item is not None:
            painter.save()
            painter.setClipPath(_rounded(art_area))
            quote = index.data(TileRole.QUOTE)
            self._paint_art(painter, art_area, option.palette, item, hit, quote)
            painter.restore()
            paint_caption(painter, option, item, hit)
            paint_marks(painter, art_area, option.palette, item.marks)
            if hit is not None and hit.copies:
                paint_copies(painter, art_area, option.palette, hit)
        _paint_frame(painter, option)

    def _paint_art(
        self,
        painter: QPainter,
        area: QRect,
        colours: QPalette,
        item: Item,
        hit: Hit | None,
        quote: str,
    ) -> None:
        art = self._thumbnails.art(item) or Art()
        if item.modality is Modality.TEXT:
            copies = copies_height(painter.font()) if hit and hit.copies else 0
            top = max(copies, BADGE_BOTTOM if has_badge(item.marks) else 0)
            _paint_text(painter, area, colours, quote or art.text, top)
        elif item.modality is Modality.AUDIO:
            _paint_sound(painter, area, colours, art.peaks, item, hit)
        elif item.modality is Modality.VIDEO:
            self._paint_film(painter, area, colours, item, hit)
        elif art.picture is not None:
            _paint_picture(painter, area, art.picture)
        else:
            _paint_icon(painter, area, colours, item.modality)

    def _paint_film(
        self, painter: QPainter, area: QRect, colours: QPalette, item: Item, hit: Hit | None
    ) -> None:
        art = self._thumbnails.art(item) or Art()
        chosen = self.shots.number_of(item)
        picture, shot = art.picture, None
        if art.film is not None:
            number = shot_to_show(art.film, hit, chosen)
            picture = picture if number is None else art.film.picture(number)
            shot = None if chosen is None else art.film.strip.shots[chosen]
        if picture is not None:
            _paint_picture(painter, area, picture)
        else:
            _paint_icon(painter, area, colours, item.modality)
        paint_film_marks(painter, area, colours, item, hit, shot)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    colours = option.palette
    tile = QColor(colours.color(_ColorRole.AlternateBase))
    if option.state & QStyle.StateFlag.State_MouseOver:
        tile = colours.color(_ColorRole.Midlight)
    painter.fillPath(_rounded(option.rect), tile)


def _paint_frame(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Mark what is selected with a frame, and the current tile of a focused gallery inside it."""
    accent = option.palette.color(_ColorRole.Accent)
    if option.state & QStyle.StateFlag.State_Selected:
        _paint_ring(painter, option.rect, 1.5, QPen(accent, 3))
    if option.state & QStyle.StateFlag.State_HasFocus:
        _paint_ring(painter, option.rect, 4.5, QPen(accent, 1.5, Qt.PenStyle.DashLine))


def _paint_ring(painter: QPainter, area: QRect, inset: float, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = QRectF(area).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(ring, _CORNER, _CORNER)


def _paint_picture(painter: QPainter, area: QRect, picture: QPixmap) -> None:
    """Fill the area; of a picture that is wider or higher the middle is seen."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    size = QSizeF(picture.size())
    seen = QRectF(QPointF(), area.size().toSizeF().scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    seen.moveCenter(QRectF(picture.rect()).center())
    painter.drawPixmap(QRectF(area), picture, seen)


def _paint_sound(
    painter: QPainter, area: QRect, colours: QPalette, peaks: bytes, item: Item, hit: Hit | None
) -> None:
    duration, moment = item.metadata.duration, moment_of(item, hit)
    match = WaveformSpan.of_seconds(moment.start, moment.end, duration) if moment else None
    waves = QRectF(area).adjusted(PAD + 4, PAD + 8, -PAD - 4, -PAD - 26)
    draw_waveform(painter, waves, peaks, colours, match)
    if duration > 0:
        place = clock_span(moment.start, moment.end) if moment else ""
        line = area.adjusted(PAD + 4, 0, -PAD - 4, -PAD)
        _paint_times(painter, line, colours, place, sound_length(duration))


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


def _paint_text(painter: QPainter, area: QRect, colours: QPalette, text: str, top: int) -> None:
    """Write a text on a page, below what stands at its top."""
    painter.fillRect(area, colours.color(_ColorRole.Base))
    painter.setPen(colours.color(_ColorRole.Text))
    page = QRectF(area.adjusted(PAD + 4, max(PAD, top), -PAD - 4, -PAD))
    line = line_height(painter.font())
    page.setHeight(max(1, page.height() // line) * line)
    option = QTextOption(Qt.AlignmentFlag.AlignTop)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    painter.drawText(page, " ".join(text.split()), option)
    frame = QPen(colours.color(_ColorRole.Mid), 1)
    painter.setPen(frame)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_rounded(area.adjusted(0, 0, -1, 0)))


def _paint_icon(painter: QPainter, area: QRect, colours: QPalette, modality: Modality) -> None:
    ink = colours.color(_ColorRole.Mid)
    scale = painter.device().devicePixelRatio()
    drawing = icons.pixmap(icons.MODALITY_ICONS[modality], 32, ink, scale)
    painter.drawPixmap(area.center().x() - 16, area.center().y() - 16, drawing)


def _rounded(area: QRect) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(area), _CORNER, _CORNER)
    return path
