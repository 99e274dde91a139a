"""Paints a group: a few of its files beside each other, its name, and what it is like."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engine.types import Item, Modality
from engine.wording import on_one_line

from ..gallery.caption import PAD, line_height
from ..gallery.delegate import paint_frame, paint_ground
from ..gallery.document_tile import paint_document
from ..gallery.pictures import mirrored, paint_kind, paint_picture, rounded
from ..gallery.quotes import Quote
from ..gallery.thumbnails import Art, ThumbnailLoader
from ..widgets import icons
from ..widgets.waveform import draw_waveform
from ..widgets.written import write
from .content import Card
from .model import CardModel
from .sentences import card_line

_GAP, _BETWEEN = 5, 2
_LINES = 2
_PIN = 14
_ColorRole = QPalette.ColorRole
_Index = QModelIndex | QPersistentModelIndex


def card_height(width: int, font: QFont) -> int:
    """Pixels of a card that is so wide."""
    return _art_height(width) + _LINES * line_height(font) + 2 * PAD + 2 * _GAP


def _art_height(width: int) -> int:
    return round(0.6 * width)


def mosaic(area: QRect, count: int) -> list[QRect]:
    """Where so many files lie, 1 to 4: the first is the largest."""
    left, right = QRect(area), QRect(area)
    left.setRight(area.center().x() - _BETWEEN)
    right.setLeft(area.center().x() + 1)
    if count < 2:
        return [area]
    if count == 2:
        return [left, right]
    halves = (left, right) if count > 3 else (right,)
    quarters = [part for half in halves for part in _two(half)]
    return quarters if count > 3 else [left, *quarters]


def _two(area: QRect) -> tuple[QRect, QRect]:
    upper, lower = QRect(area), QRect(area)
    upper.setBottom(area.center().y() - _BETWEEN)
    lower.setTop(area.center().y() + 1)
    return upper, lower


class CardDelegate(QStyledItemDelegate):
    """Paints the rows of a `CardModel` from the art that is loaded; a name is edited in place."""

    def __init__(self, model: CardModel, thumbnails: ThumbnailLoader) -> None:
        super().__init__()
        self._model = model
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return option.rect.size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card = self._model.card_at(index)
        if card is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        width = option.rect.width()
        option.rect = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        paint_ground(painter, option)
        art = QRect(option.rect.topLeft(), QSize(option.rect.width(), _art_height(width)))
        self._paint_samples(painter, art, option.palette, card)
        _paint_lines(painter, option, option.rect.adjusted(PAD, art.height() + PAD, -PAD, 0), card)
        paint_frame(painter, option)
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        edge = _GAP + PAD // 2
        top = option.rect.top() + _GAP + _art_height(option.rect.width()) + PAD // 2
        height = max(editor.sizeHint().height(), line_height(option.font) + PAD)
        editor.setGeometry(option.rect.left() + edge, top, option.rect.width() - 2 * edge, height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(_called(self._model, index))
        return editor

    def _paint_samples(self, painter: QPainter, area: QRect, colours: QPalette, card: Card) -> None:
        painter.save()
        painter.setClipPath(rounded(area))
        for item, place in zip(card.samples, mosaic(area, len(card.samples)), strict=False):
            seen = mirrored(painter, area, place)
            painter.save()
            painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
            # Time goes from left to right everywhere.
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            self._paint_sample(painter, seen, colours, item)
            painter.restore()
        painter.restore()

    def _paint_sample(self, painter: QPainter, area: QRect, colours: QPalette, item: Item) -> None:
        art = self._thumbnails.art(item) or Art()
        if item.modality is Modality.TEXT:
            words = Quote(art.text)
            paint_document(
                painter, area, colours, page=art.picture, words=words, is_quote=False, top=0
            )
        elif art.picture is not None:
            paint_picture(painter, area, art.picture)
        elif item.modality is Modality.AUDIO and art.peaks:
            painter.fillRect(area, colours.color(_ColorRole.Base))
            inner = QRectF(area).adjusted(PAD, PAD, -PAD, -PAD)
            draw_waveform(painter, inner, art.peaks, colours, None)
        else:
            paint_kind(painter, area, colours, item.modality)


def _called(model: CardModel, index: _Index) -> str:
    card = model.card_at(index)
    return card.group.name if card else ""


def _paint_lines(painter: QPainter, option: QStyleOptionViewItem, area: QRect, card: Card) -> None:
    """Write the name, and below it how large the group is and how alike its files are."""
    line = QRect(area.left(), area.top(), area.width(), line_height(option.font))
    bold = QFont(option.font)
    bold.setBold(True)
    name = QRect(line)
    if card.group.is_pinned:
        name.setRight(line.right() - _PIN - PAD // 2)
        _paint_pin(painter, option, line)
    painter.setPen(option.palette.color(_ColorRole.Text))
    _write_shortened(painter, mirrored(painter, line, name), on_one_line(card.group.name), bold)
    painter.setPen(option.palette.color(_ColorRole.PlaceholderText))
    line.translate(0, line.height())
    _write_shortened(painter, line, card_line(card), option.font)


def _paint_pin(painter: QPainter, option: QStyleOptionViewItem, line: QRect) -> None:
    scale = painter.device().devicePixelRatio()
    drawing = icons.pixmap("pin", _PIN, option.palette.color(_ColorRole.PlaceholderText), scale)
    place = QRect(line.right() - _PIN, line.center().y() - _PIN // 2, _PIN, _PIN)
    painter.drawPixmap(mirrored(painter, line, place).topLeft(), drawing)


def _write_shortened(painter: QPainter, area: QRect, text: str, font: QFont) -> None:
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    write(painter, area, shown, font)
