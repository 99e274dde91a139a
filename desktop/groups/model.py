"""The groups of one level as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from engine.types.item_groups import GroupBy

from .content import Card
from .sentences import card_told

_Index = QModelIndex | QPersistentModelIndex


class CardModel(QAbstractListModel):
    """Holds the cards that are shown; a name that is typed is only told.

    Signals:
        renamed(int, str): the group of that id is to be called so.
    """

    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards: tuple[Card, ...] = ()

    def show_cards(self, cards: Sequence[Card]) -> None:
        """List these groups."""
        self.beginResetModel()
        self.cards = tuple(cards)
        self.endResetModel()

    def card_at(self, index: _Index) -> Card | None:
        """The group of a row."""
        return self.cards[index.row()] if index.isValid() else None

    def index_of(self, group_id: int) -> QModelIndex:
        """The row of a group; an invalid one where it is not listed."""
        rows = (row for row, card in enumerate(self.cards) if card.group.id == group_id)
        row = next(rows, None)
        return QModelIndex() if row is None else self.index(row)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.cards)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        card = self.card_at(index)
        is_kept = card is not None and card.by is GroupBy.MEANING
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if is_kept else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.card_at(index)
        if card is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return card.group.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return card_told(card)
            case Qt.ItemDataRole.ToolTipRole:
                return card.group.name
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        card = self.card_at(index)
        if card is None or value == card.group.name:
            return False
        self.renamed.emit(card.group.id, str(value))
        return True
