"""The items of the tree: a row each, as it is drawn and told."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from engine.language import whole

from ..widgets import icons
from .rows import Row

TITLE, COUNT = 0, 1
_ROW = Qt.ItemDataRole.UserRole
SECTION = Qt.ItemDataRole.UserRole + 1
_ROOM = 9
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_Policy = QTreeWidgetItem.ChildIndicatorPolicy
Index = QModelIndex | QPersistentModelIndex


class Roomy(QStyledItemDelegate):
    """Gives each row room to be hit, whatever the font, and its title what its count leaves."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() == TITLE:
            option = QStyleOptionViewItem(option)
            option.rect = self.title_place(option, index)
        super().paint(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return size.expandedTo(QSize(0, option.fontMetrics.height() + _ROOM))

    def title_place(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Up to the count of this very row: the column is as wide as the widest of all."""
        tree = option.widget
        assert isinstance(tree, QTreeWidget)
        taken = self.sizeHint(option, index.sibling(index.row(), COUNT)).width()
        start, place = tree.columnViewportPosition(COUNT), QRect(option.rect)
        # A title without a count has the whole line already.
        if option.direction == Qt.LayoutDirection.RightToLeft:
            place.setLeft(min(place.left(), start + taken))
        else:
            place.setRight(max(place.right(), start + tree.columnWidth(COUNT) - taken - 1))
        return place


def show_row(item: QTreeWidgetItem, row: Row) -> None:
    """Let an item show a row."""
    item.setData(TITLE, _ROW, row)
    item.setText(TITLE, row.title)
    item.setText(COUNT, "" if row.count is None else whole(row.count))
    item.setTextAlignment(COUNT, _TRAILING)
    for column in (TITLE, COUNT):
        item.setToolTip(column, row.tip or row.line)
    item.setChildIndicatorPolicy(
        _Policy.ShowIndicator if row.is_partial else _Policy.DontShowIndicatorWhenChildless
    )
    # Qt would paint all rows anew, also where nothing becomes another.
    if item.isFirstColumnSpanned() != (is_alone := row.count is None and not row.badge):
        item.setFirstColumnSpanned(is_alone)
    draw_icons(item, row)


def draw_icons(item: QTreeWidgetItem, row: Row) -> None:
    """Draw the icons of a row in the colours in use now."""
    colours = QApplication.palette()
    ink = colours.color(QPalette.ColorRole.ButtonText)
    faint = colours.color(QPalette.ColorRole.PlaceholderText)
    for column, name in ((TITLE, row.icon), (COUNT, row.badge)):
        if name:
            item.setIcon(column, icons.icon(name, ink if column == TITLE else faint))
        else:
            item.setData(column, Qt.ItemDataRole.DecorationRole, None)


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The items right below one."""
    found = (item.child(place) for place in range(item.childCount()))
    return [one for one in found if one is not None]


def below(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    """The items below one, at any depth."""
    for child in children(item):
        yield child
        yield from below(child)


def has_row(item: QTreeWidgetItem) -> bool:
    """Whether it is no title of a section."""
    return item.parent() is not None


def row_of(item: QTreeWidgetItem) -> Row:
    """The row that an item shows."""
    row = item.data(TITLE, _ROW)
    assert isinstance(row, Row)
    return row
