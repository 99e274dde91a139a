"""The rows of the gallery: ids at once, what they stand for when they are shown.

Browsing gives ids only, and rows ask for their items as they are painted. A search brings its
items along; hits no better than the library's background are folded under a section row.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePath
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    QUrl,
    Signal,
)

from engine.types import Hit, Item

from ..wording import counted, tile_description

ITEMS_KEPT = 20_000
_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What else a row knows, beside its name."""

    ITEM = Qt.ItemDataRole.UserRole
    HIT = Qt.ItemDataRole.UserRole + 1
    SECTION = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Section:
    """The row that folds the weaker matches.

    Attributes:
        count: the matches below it.
        folded: they are not shown.
        alone: nothing better was found.
    """

    count: int
    folded: bool
    alone: bool

    @property
    def title(self) -> str:
        """The line that the row shows."""
        matches = counted(self.count, "weaker match", "weaker matches")
        return f"No good match · {matches}" if self.alone else matches

    @property
    def hint(self) -> str:
        """What a click does."""
        return "Show" if self.folded else "Hide"


class GalleryModel(QAbstractListModel):
    """A list of items, by id.

    Signals:
        items_wanted(list[int]): ids that were shown without their items being known.
    """

    items_wanted = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._hits: tuple[Hit, ...] = ()
        self._strong = 0
        self._unfolded = False
        self._items: OrderedDict[int, Item] = OrderedDict()
        self._fresh: set[int] = set()
        self._wanted: dict[int, int] = {}
        self._asked: dict[int, int] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask)

    @property
    def header_row(self) -> int | None:
        """The section row, if there is one."""
        return self._strong if self._strong < len(self._ids) else None

    def show_ids(self, ids: NDArray[np.int64]) -> None:
        """List items by id (int64, (n,)), to be read as they are shown."""
        self._reset(ids, (), len(ids))

    @property
    def is_unfolded(self) -> bool:
        """Whether the weaker matches are shown."""
        return self._unfolded

    def show_hits(self, hits: Sequence[Hit], *, unfolded: bool = False) -> None:
        """List the hits of a search, best first; weak ones folded unless told otherwise."""
        ordered = tuple(sorted(hits, key=lambda hit: hit.weak))
        ids = np.array([hit.item.id for hit in ordered], dtype=np.int64)
        self._reset(ids, ordered, sum(not hit.weak for hit in ordered), unfolded)
        self._keep(hit.item for hit in ordered)

    def put_items(self, items: Iterable[Item]) -> None:
        """Take in items that were asked for."""
        for item in self._keep(items):
            row = self._asked.pop(item.id, None)
            if row is not None and self.id_at(row) == item.id:
                self.dataChanged.emit(self.index(row), self.index(row))

    def toggle_section(self) -> None:
        """Unfold or fold the weaker matches."""
        header = self.header_row
        if header is None:
            return
        first, last = header + 1, len(self._ids)
        if self._unfolded:
            self.beginRemoveRows(QModelIndex(), first, last)
        else:
            self.beginInsertRows(QModelIndex(), first, last)
        self._unfolded = not self._unfolded
        self.endRemoveRows() if not self._unfolded else self.endInsertRows()
        self.dataChanged.emit(self.index(header), self.index(header))

    def id_at(self, row: int) -> int | None:
        """The id of a row, or None for the section row and rows that are not there."""
        header = self.header_row
        if not 0 <= row < self.rowCount() or row == header:
            return None
        return int(self._ids[row if header is None or row < header else row - 1])

    def row_of(self, item_id: int) -> int | None:
        """The row of an id, or None if it is not listed or folded away."""
        places = np.flatnonzero(self._ids == item_id)
        if len(places) == 0:
            return None
        place, header = int(places[0]), self.header_row
        row = place if header is None or place < header else place + 1
        return row if row < self.rowCount() else None

    def item_at(self, row: int) -> Item | None:
        """The item of a row; asks for it where it is not known yet."""
        item_id = self.id_at(row)
        if item_id is None:
            return None
        if item_id not in self._fresh:
            self._want(item_id, row)
        return self._items.get(item_id)

    def hit_at(self, row: int) -> Hit | None:
        """The hit of a row, when a search is shown."""
        header = self.header_row
        if not self._hits or self.id_at(row) is None:
            return None
        return self._hits[row if header is None or row < header else row - 1]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        if parent.isValid():
            return 0
        header = self.header_row
        if header is None:
            return len(self._ids)
        return len(self._ids) + 1 if self._unfolded else header + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not index.isValid():
            return None
        if row == self.header_row:
            return self._section_data(role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _name(self.item_at(row))
            case Qt.ItemDataRole.AccessibleTextRole:
                item = self.item_at(row)
                return tile_description(item, self.hit_at(row)) if item else "Loading"
            case Qt.ItemDataRole.ToolTipRole:
                item = self.item_at(row)
                return item.path if item else None
            case Role.ITEM:
                return self.item_at(row)
            case Role.HIT:
                return self.hit_at(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.row() == self.header_row:
            return Qt.ItemFlag.ItemIsEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        items = [self.item_at(index.row()) for index in indexes]
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(item.path) for item in items if item])
        return mime

    def _section_data(self, role: int) -> Any:
        section = Section(len(self._ids) - self._strong, not self._unfolded, self._strong == 0)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return section.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{section.title}. Press Enter to {section.hint.lower()} them"
            case Role.SECTION:
                return section
        return None

    def _reset(
        self,
        ids: NDArray[np.int64],
        hits: tuple[Hit, ...],
        strong: int,
        unfolded: bool = False,
    ) -> None:
        self.beginResetModel()
        self._ids, self._hits, self._strong = ids, hits, strong
        self._unfolded = unfolded
        self._fresh.clear()
        self._wanted.clear()
        self._asked.clear()
        self.endResetModel()

    def _keep(self, items: Iterable[Item]) -> list[Item]:
        kept = list(items)
        for item in kept:
            self._items[item.id] = item
            self._items.move_to_end(item.id)
            self._fresh.add(item.id)
        while len(self._items) > ITEMS_KEPT:
            self._fresh.discard(self._items.popitem(last=False)[0])
        return kept

    def _want(self, item_id: int, row: int) -> None:
        if item_id not in self._asked:
            self._wanted[item_id] = row
            self._timer.start()

    def _ask(self) -> None:
        self._asked |= self._wanted
        wanted, self._wanted = list(self._wanted), {}
        self.items_wanted.emit(wanted)


def _name(item: Item | None) -> str | None:
    return PurePath(item.path).name if item else None
