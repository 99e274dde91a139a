"""Draws one row of the gallery: a picture, film, waveform or text card, with its name below."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from engine.types import Item, Modality

from .caption import (
    caption_height,
    copies_height,
    paint_caption,
    paint_copies,
)
from .document_tile import paint_document
from .film import shot_to_show
from .film_tile import paint_film_marks
from .heading_row import paint_heading
from .mark_badge import BADGE_BOTTOM, badge_of, paint_badge
from .painted_tiles import PLAIN, Content, PaintedTiles
from .pictures import CORNER, paint_edge, paint_kind, paint_picture, rounded
from .quotes import Quote
from .row_content import RowContent
from .row_delegate import RowDelegate
from .shot_browser import ShotBrowser
from .sound_tile import paint_button, paint_sound
from .thumbnails import NO_ART, ThumbnailLoader

_ColorRole = QPalette.ColorRole
_Index = QModelIndex | QPersistentModelIndex


class TileDelegate(RowDelegate):
    """Paints tiles from the art that is loaded, and plain ground where it is not yet.

    Signals:
        unfinished(frozenset[int]): there was no time for the tiles of these items.
    """

    unfinished = Signal(object)

    def __init__(self, thumbnails: ThumbnailLoader) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self.shots = ShotBrowser(thumbnails)
        self.playing: Item | None = None
        self._painted = PaintedTiles(self)
        self._painted.unfinished.connect(self.unfinished)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return option.rect.size()

    def begin(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painted.begin(painter, option)

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, content: RowContent
    ) -> None:
        if content.heading is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(option.direction)
            paint_heading(painter, option, content.heading)
            painter.restore()
        else:
            self._painted.show(painter, option, self._tile(content), self._paint_tile)

    def _tile(self, content: RowContent) -> Content:
        """What a tile shows."""
        if (item := content.item) is None:
            return PLAIN
        return Content(
            item,
            hit=content.hit,
            art=self._thumbnails.art(item) or NO_ART,
            quote=content.quote,
            shot=self.shots.number_of(item) if item.modality is Modality.VIDEO else None,
            plays=item == self.playing,
            is_away=content.is_away,
        )

    def _paint_tile(
        self, painter: QPainter, option: QStyleOptionViewItem, content: Content
    ) -> None:
        paint_ground(painter, option)
        art_area = option.rect.adjusted(0, 0, 0, -caption_height(option.font))
        item, hit = content.item, content.hit
        if item is not None:
            painter.save()
            painter.setClipPath(rounded(art_area))
            # Time goes from left to right everywhere.
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            _paint_art(painter, art_area, option.palette, item, content)
            painter.restore()
            if item.modality is Modality.IMAGE and content.art.picture is not None:
                paint_edge(painter, art_area, option.palette)
            _paint_button(painter, art_area, option, item, plays=content.plays)
            paint_caption(painter, option, item, hit)
            badge = badge_of(item.marks, is_away=content.is_away)
            paint_badge(painter, art_area, option.palette, badge)
            if hit is not None and hit.copies:
                paint_copies(painter, art_area, option.palette, hit)
        paint_frame(painter, option)


def _paint_art(
    painter: QPainter, area: QRect, colours: QPalette, item: Item, content: Content
) -> None:
    art, hit = content.art, content.hit
    if item.modality is Modality.TEXT:
        copies = copies_height(painter.font()) if hit and hit.copies else 0
        badge = badge_of(item.marks, is_away=content.is_away)
        paint_document(
            painter,
            area,
            colours,
            page=art.picture,
            words=content.quote if content.quote.text else Quote(art.text),
            is_quote=hit is not None,
            top=max(copies, BADGE_BOTTOM if badge else 0),
        )
    elif item.modality is Modality.AUDIO:
        paint_sound(painter, area, colours, art, item, hit)
    elif item.modality is Modality.VIDEO:
        _paint_film(painter, area, colours, item, content)
    elif art.picture is not None:
        paint_picture(painter, area, art.picture)
    else:
        paint_kind(painter, area, colours, item.modality)


def _paint_button(
    painter: QPainter, area: QRect, option: QStyleOptionViewItem, item: Item, *, plays: bool
) -> None:
    """Draw the button of a sound that plays, or is under the pointer."""
    is_pointed_at = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if item.modality is Modality.AUDIO and (plays or is_pointed_at):
        paint_button(painter, area, plays=plays)


def _paint_film(
    painter: QPainter, area: QRect, colours: QPalette, item: Item, content: Content
) -> None:
    art, hit = content.art, content.hit
    picture, shot = art.picture, None
    if art.film is not None:
        number = shot_to_show(art.film, hit, content.shot)
        picture = picture if number is None else art.film.picture(number)
        shot = None if content.shot is None else art.film.strip.shots[content.shot]
    if picture is not None:
        paint_picture(painter, area, picture)
    else:
        paint_kind(painter, area, colours, item.modality)
    paint_film_marks(painter, area, colours, item, hit, shot)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Fill a tile, lighter below the pointer."""
    colours = option.palette
    tile = QColor(colours.color(_ColorRole.AlternateBase))
    if option.state & QStyle.StateFlag.State_MouseOver:
        tile = colours.color(_ColorRole.Midlight)
    painter.fillPath(rounded(option.rect), tile)


def paint_frame(painter: QPainter, option: QStyleOptionViewItem) -> None:
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
    painter.drawRoundedRect(ring, CORNER, CORNER)
