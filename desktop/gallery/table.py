"""The gallery as a table: its columns, the header above them, and one row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import PurePath

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen, QStandardItemModel
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.language import tr, tr_noop
from engine.sentences.media import MODALITY_NAMES
from engine.types import Hit, Item, Likelihood, Sort
from engine.types.grouping import Grouping, group_name
from engine.wording import file_size, sound_length

from ..widgets import icons
from ..widgets.elided import elided_name
from .heading_row import paint_heading
from .headings import Heading
from .pictures import mirrored
from .roles import TileRole

_ICON, _ICON_GAP, _PAD, _CORNER = 16, 8, 8, 5
_BESIDE_TITLE = 24
_BESIDE_MATCH = _ICON + _ICON_GAP + 2 * _PAD
_ColorRole = QPalette.ColorRole
_Index = QModelIndex | QPersistentModelIndex


class Column(Enum):
    """What a row of the table tells: its title, and how wide it is in widths of a digit."""

    NAME = (tr_noop("Name"), 24)
    FOLDER = (tr_noop("Folder"), 20)
    DATE = (tr_noop("Date"), 14)
    SIZE = (tr_noop("Size"), 12)
    LENGTH = (tr_noop("Length"), 10)
    MATCH = (tr_noop("Match"), 12)
    KIND = (tr_noop("Kind"), 12)

    def __init__(self, title: str, digits: int) -> None:
        self.title = title
        self.digits = digits


_MATCHES = {
    Likelihood.CLEAR: tr_noop("Clear"),
    Likelihood.LIKELY: tr_noop("Likely"),
    Likelihood.GUESS: tr_noop("Guess"),
}
# What a click on a header orders by.
_SORTS = {
    Column.NAME: Sort.NAME,
    Column.DATE: Sort.DATE,
    Column.SIZE: Sort.SIZE,
    Column.LENGTH: Sort.DURATION,
    Column.MATCH: Sort.SCORE,
}
# What is left out first where there is little room.
_DISPENSABLE = (Column.KIND, Column.LENGTH, Column.FOLDER, Column.SIZE, Column.DATE)
_COLUMNS = tuple(Column)
_RIGHT = {Column.SIZE, Column.LENGTH}
_AT_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole


class TableHeader(QHeaderView):
    """Titles of the columns; a click on one asks for its order.

    Signals:
        sort_chosen(Sort).
    """

    sort_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        titles = QStandardItemModel(0, len(_COLUMNS), self)
        titles.setHorizontalHeaderLabels([tr(column.title) for column in _COLUMNS])
        for column in _RIGHT:
            titles.setHeaderData(_COLUMNS.index(column), self.orientation(), _AT_RIGHT, _ALIGNMENT)
        self.setModel(titles)
        self.setAccessibleName(tr("Columns"))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.sectionClicked.connect(self._on_click)
        self._resize_sections()

    def fit(self, room: int, *, shows_hits: bool) -> None:
        """Leave out columns that have no room, and how well files match where nothing is asked."""
        shown = [one for one in _COLUMNS if shows_hits or one is not Column.MATCH]
        for column in _DISPENSABLE:
            if self._width_of(shown) > room:
                shown.remove(column)
        for place, column in enumerate(_COLUMNS):
            self.setSectionHidden(place, column not in shown)

    def places(self) -> list[tuple[Column, int, int]]:
        """The columns that are shown, with where each begins and how wide it is."""
        return [
            (column, self.sectionPosition(place), self.sectionSize(place))
            for place, column in enumerate(_COLUMNS)
            if not self.isSectionHidden(place)
        ]

    def show_sort(self, sort: Sort) -> None:
        """Mark the column that the list is ordered by; a mix of kinds is ordered by none."""
        sorts = {order: column for column, order in _SORTS.items()}
        column = sorts.get(sort)
        self.setSortIndicatorShown(column is not None)
        if column is not None:
            rising = column is Column.NAME
            order = Qt.SortOrder.AscendingOrder if rising else Qt.SortOrder.DescendingOrder
            self.setSortIndicator(_COLUMNS.index(column), order)

    def _resize_sections(self) -> None:
        for place, column in enumerate(_COLUMNS):
            self.resizeSection(place, self._width_of([column]))

    def _width_of(self, columns: Sequence[Column]) -> int:
        return sum(map(self._width, columns))

    def _width(self, column: Column) -> int:
        """Room for what a column usually tells, and for its words, which some languages make long.

        A title has the mark of the order beside it.
        """
        room = self.fontMetrics().horizontalAdvance
        words = _MATCHES.values() if column is Column.MATCH else ()
        usual, title = column.digits * room("0"), room(tr(column.title)) + _BESIDE_TITLE
        return max(usual, title, *(room(tr(word)) + _BESIDE_MATCH for word in words))

    def _on_click(self, place: int) -> None:
        if (sort := _SORTS.get(_COLUMNS[place])) is not None:
            self.sort_chosen.emit(sort)


class TableDelegate(QStyledItemDelegate):
    """Paints rows of the table, and the headings between them."""

    def __init__(self, header: TableHeader) -> None:
        super().__init__(header)
        self._header = header

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        heading, item = index.data(TileRole.HEADING), index.data(TileRole.ITEM)
        if isinstance(heading, Heading):
            paint_heading(painter, option, heading)
        elif item is not None:
            paint_row(painter, option, item, index.data(TileRole.HIT), self._header.places())
        painter.restore()


def paint_row(
    painter: QPainter,
    option: QStyleOptionViewItem,
    item: Item,
    hit: Hit | None,
    places: Sequence[tuple[Column, int, int]],
) -> None:
    """Draw what each column tells of an item."""
    ink, faint = _paint_ground(painter, option)
    for column, left, width in places:
        cell = QRect(option.rect.left() + left, option.rect.top(), width, option.rect.height())
        cell.adjust(_PAD, 0, -_PAD, 0)
        painter.setPen(option.palette.color(ink if column is Column.NAME else faint))
        drawing = _drawing(column, item, hit)
        if drawing:
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


def _drawing(column: Column, item: Item, hit: Hit | None) -> str:
    """The name of the icon in a cell, if it has one."""
    if column is Column.NAME:
        return icons.MODALITY_ICONS[item.modality]
    return f"match-{hit.likelihood}" if column is Column.MATCH and hit is not None else ""


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
            return tr(_MATCHES[hit.likelihood]) if hit is not None else ""
    return tr(MODALITY_NAMES[item.modality])


def _paint_text(painter: QPainter, cell: QRect, column: Column, text: str) -> None:
    shown = elided_name(text, cell.width(), QFontMetrics(painter.font()))
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    painter.drawText(cell, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_icon(painter: QPainter, place: QRect, name: str) -> None:
    drawing = icons.pixmap(name, _ICON, painter.pen().color(), painter.device().devicePixelRatio())
    painter.drawPixmap(place.topLeft(), drawing)
