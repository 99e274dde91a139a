"""A hit of the quick search: its picture, its name, and fainter below it its folder."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ..widgets.elided import elided_name

_ROLE = QPalette.ColorRole
_AT = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class QuickRows(QStyledItemDelegate):
    """Paints entries of two lines."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        style = shown.widget.style()
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, shown.widget)
        name, _, folder = str(index.data()).partition("\n")
        shown.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        metrics = QFontMetrics(shown.font)
        line = QRect(place.left(), 0, place.width(), metrics.height())
        line.moveTop(place.center().y() - line.height())
        is_chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        painter.setFont(shown.font)
        painter.setPen(shown.palette.color(_ROLE.HighlightedText if is_chosen else _ROLE.Text))
        painter.drawText(line, _AT, elided_name(name, line.width(), metrics))
        if not is_chosen:
            painter.setPen(shown.palette.color(_ROLE.PlaceholderText))
        shortened = metrics.elidedText(folder, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line.translated(0, line.height()), _AT, shortened)


def as_it_is(picture: QPixmap) -> QIcon:
    """An icon that a style leaves its colours where it is chosen."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
