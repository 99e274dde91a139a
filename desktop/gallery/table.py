"""The gallery as a table: one row below its header."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
)

from engine.language import tr
from engine.sentences.media import MODALITY_NAMES
from engine.types import Hit, Item
from engine.types.grouping import Grouping, group_name
from engine.wording import file_size, sound_length

from ..widgets import icons
from ..widgets.elided import elided_name
from .heading_row import paint_heading
from .pictures import mirrored
from .row_content import RowContent
from .row_delegate import RowDelegate
from .table_header import MATCHES, PAD, RIGHT, Column, TableHeader

_ICON, _ICON_GAP, _CORNER = 16, 8, 5
_ColorRole = QPalette.ColorRole


class TableDelegate(RowDelegate):
    """Paints rows of the table, and the headings between them."""

    def __init__(self, header: TableHeader) -> None:
        super().__init__(header)
        self._header = header
        self._places = header.places()

    def begin(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        self._places = self._header.places()

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, content: RowContent
    ) -> None:
        if content.heading is not None:
            paint_heading(painter, option, content.heading)
        elif content.item is not None:
            paint_cells(painter, option, content.item, content, self._places)


def paint_cells(
    painter: QPainter,
    option: QStyleOptionViewItem,
    item: Item,
    content: RowContent,
    places: Sequence[tuple[Column, int, int]],
) -> None:
    """Draw what each column tells of an item."""
    ink, faint = _paint_ground(painter, option)
    hit = content.hit
    for column, left, width in places:
        cell = QRect(option.rect.left() + left, option.rect.top(), width, option.rect.height())
        cell.adjust(PAD, 0, -PAD, 0)
        painter.setPen(option.palette.color(ink if column is Column.NAME else faint))
        for drawing in _drawings(column, item, hit, is_away=content.is_away):
            place = QRect(cell.left(), cell.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            _paint_icon(painter, mirrored(painter, option.rect, place), drawing)
            cell.setLeft(cell.left() + _ICON + _ICON_GAP)
        place = mirrored(painter, option.rect, cell)
        _paint_text(painter, place, column, _text(column, item, hit))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> tuple[_ColorRole, _ColorRole]:
    """Mark what is selected, or pointed at; tells the colours of the name and of the rest."""
    ground = QRectF(option.rect).adjusted(1, 1, -1, -1)
    has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    accent = option.palette.color(_ColorRole.Accent)
    painter.setPen(QPen(accent, 1.5) if has_focus else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setBrush(option.palette.color(_ColorRole.Highlight))
        painter.drawRoundedRect(ground, _CORNER, _CORNER)
        return _ColorRole.HighlightedText, _ColorRole.HighlightedText
    if option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(option.palette.color(_ColorRole.Midlight))
    painter.drawRoundedRect(ground, _CORNER, _CORNER)
    return _ColorRole.Text, _ColorRole.PlaceholderText


def _drawings(column: Column, item: Item, hit: Hit | None, *, is_away: bool) -> list[str]:
    """The names of the icons in a cell: what a file is, that its drive is away, how it matches."""
    if column is Column.NAME:
        return [icons.MODALITY_ICONS[item.modality], *["offline"] * is_away]
    return [f"match-{hit.likelihood}"] if column is Column.MATCH and hit is not None else []


def _text(column: Column, item: Item, hit: Hit | None) -> str:
    path = PurePath(item.path)
    match column:
        case Column.NAME:
            return path.name
        case Column.FOLDER:
            return path.parent.name
        case Column.DATE:
            return group_name(item, Grouping.DAY)
        case Column.SIZE:
            return file_size(item.size)
        case Column.LENGTH:
            return sound_length(item.metadata.duration) if item.metadata.duration else ""
        case Column.MATCH:
            return tr(MATCHES[hit.likelihood]) if hit is not None else ""
    return tr(MODALITY_NAMES[item.modality])


def _paint_text(painter: QPainter, cell: QRect, column: Column, text: str) -> None:
    shown = elided_name(text, cell.width(), QFontMetrics(painter.font()))
    side = Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft
    painter.drawText(cell, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_icon(painter: QPainter, place: QRect, name: str) -> None:
    drawing = icons.pixmap(name, _ICON, painter.pen().color(), painter.device().devicePixelRatio())
    painter.drawPixmap(place.topLeft(), drawing)
