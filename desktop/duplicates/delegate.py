"""Paints a cell: of a file its picture, what becomes of it and what it is; of a group its size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engine.language import tr, whole
from engine.types import Item, Modality
from engine.types.duplicates import DuplicateGroup

from ..gallery.caption import PAD, line_height, smaller
from ..gallery.delegate import paint_frame, paint_ground
from ..gallery.document_tile import paint_document
from ..gallery.pictures import CORNER, mirrored, paint_kind, paint_whole_picture
from ..gallery.quotes import Quote
from ..gallery.sound_tile import paint_sound
from ..gallery.thumbnails import Art, ThumbnailLoader
from ..widgets.elided import elided_name
from ..widgets.written import write
from .facts import Fact, Facts
from .model import DuplicatesModel, Spot
from .sentences import badge, group_lines

_GAP = 4
_BADGE_EDGE = 6
_LINES = 5
_GONE_OPACITY = 0.35
_BETWEEN = Fact(" · ", differs=False)
_ColorRole = QPalette.ColorRole
_Index = QModelIndex | QPersistentModelIndex


def cell_height(width: int, font: QFont) -> int:
    """Pixels of a cell that is so wide."""
    return _art_height(width) + _LINES * line_height(font) + 3 * PAD + 2 * _GAP


def _art_height(width: int) -> int:
    return round(0.54 * width)


class DuplicatesDelegate(QStyledItemDelegate):
    """Paints the cells of a `DuplicatesModel` from the art that is loaded."""

    def __init__(self, model: DuplicatesModel, thumbnails: ThumbnailLoader) -> None:
        super().__init__()
        self._model = model
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return option.rect.size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        spot, group = self._model.spot(index), self._model.group_at(index)
        if spot is None or group is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        option.rect = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        facts = self._model.facts_at(index)
        view = option.widget
        if isinstance(view, QAbstractItemView) and view.currentIndex() == index:
            option.state |= QStyle.StateFlag.State_Selected
        if facts is None:
            _paint_head(painter, option, group, spot.group)
        else:
            paint_ground(painter, option)
            self._paint_file(painter, option, group, spot, facts)
        paint_frame(painter, option)
        painter.restore()

    def _paint_file(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        group: DuplicateGroup,
        spot: Spot,
        facts: Facts,
    ) -> None:
        one = group.items[spot.place]
        art = option.rect.adjusted(PAD, PAD, -PAD, 0)
        art.setHeight(_art_height(option.rect.width()))
        painter.setOpacity(1 if one.keep else _GONE_OPACITY)
        self._paint_art(painter, art, option.palette, one.item)
        painter.setOpacity(1)
        _paint_badge(painter, art, option.palette, badge(group, spot.place), stays=one.keep)
        lines = option.rect.adjusted(PAD, PAD + art.height() + _GAP, -PAD, 0)
        _paint_facts(painter, option, lines, facts)

    def _paint_art(self, painter: QPainter, area: QRect, colours: QPalette, item: Item) -> None:
        art = self._thumbnails.art(item) or Art()
        painter.save()
        painter.setClipRect(area)
        # Time goes from left to right everywhere.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        # What is written there would lie below what tells whether the file stays.
        top = _BADGE_EDGE + _badge_height(painter.font())
        if item.modality is Modality.AUDIO:
            paint_sound(painter, area.adjusted(0, top, 0, 0), colours, art, item, None)
        elif item.modality is Modality.TEXT:
            page, words = art.picture, Quote(art.text)
            paint_document(painter, area, colours, page=page, words=words, is_quote=False, top=top)
        elif art.picture is not None:
            paint_whole_picture(painter, area, art.picture)
        else:
            paint_kind(painter, area, colours, item.modality)
        painter.restore()


def _paint_head(
    painter: QPainter, option: QStyleOptionViewItem, group: DuplicateGroup, number: int
) -> None:
    """Write the number of a group, how many files it has, and what would be freed."""
    title = tr("Group {number}", number=whole(number + 1))
    area = option.rect.adjusted(PAD, PAD, -PAD, -PAD)
    painter.setPen(option.palette.color(_ColorRole.Text))
    write(painter, area, title, _bold(option.font))
    painter.setPen(option.palette.color(_ColorRole.PlaceholderText))
    below = area.adjusted(0, line_height(option.font), 0, 0)
    write(painter, below, "\n".join(group_lines(group)), option.font, wraps=True)


def _paint_badge(
    painter: QPainter, area: QRect, colours: QPalette, text: str, *, stays: bool
) -> None:
    """Write in the upper corner where a line begins what becomes of a file."""
    font = _bold(smaller(painter.font()))
    metrics = QFontMetrics(font)
    height = _badge_height(painter.font())
    place = QRect(0, 0, metrics.horizontalAdvance(text) + 14, height)
    place.moveTopLeft(area.topLeft() + QPoint(_BADGE_EDGE, _BADGE_EDGE))
    place = mirrored(painter, area, place)
    ground = colours.color(_ColorRole.Highlight if stays else _ColorRole.BrightText)
    ink = colours.color(_ColorRole.HighlightedText if stays else _ColorRole.Base)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(place, CORNER, CORNER)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def _badge_height(font: QFont) -> int:
    return QFontMetrics(_bold(smaller(font))).height() + 4


def _paint_facts(
    painter: QPainter, option: QStyleOptionViewItem, area: QRect, facts: Facts
) -> None:
    """Write the lines below a picture; what differs in the group is bold, and the rest faint."""
    line = QRect(area.topLeft(), QSize(area.width(), line_height(option.font)))
    name_font = _bold(option.font) if facts.name.differs else option.font
    painter.setPen(option.palette.color(_ColorRole.Text))
    name = elided_name(facts.name.text, line.width(), QFontMetrics(name_font))
    write(painter, line, name, name_font)
    for row in facts.rows:
        line.translate(0, line.height())
        _paint_row(painter, option, QRect(line), row)


def _paint_row(
    painter: QPainter, option: QStyleOptionViewItem, line: QRect, facts: Sequence[Fact]
) -> None:
    """Write facts beside each other, the last of which is shortened where it lacks room."""
    whole_line = QRect(line)
    pieces = [piece for fact in facts for piece in (_BETWEEN, fact)][1:]
    for piece in pieces:
        font = _bold(option.font) if piece.differs else option.font
        role = _ColorRole.Text if piece.differs else _ColorRole.PlaceholderText
        painter.setPen(option.palette.color(role))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(piece.text, Qt.TextElideMode.ElideMiddle, line.width())
        write(painter, mirrored(painter, whole_line, line), shown, font)
        line.setLeft(min(line.right(), line.left() + metrics.horizontalAdvance(shown)))


def _bold(font: QFont) -> QFont:
    result = QFont(font)
    result.setBold(True)
    return result
