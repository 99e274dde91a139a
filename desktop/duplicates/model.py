"""The groups of one kind as rows of a table: what is said of each, then its files side by side.

A group that has more files than there are columns goes on in the rows below.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from engine.language import tr
from engine.types import Item
from engine.types.duplicates import DuplicateGroup, DuplicateItem, DuplicateKind, DuplicateReport

from .choices import as_chosen, is_last, keeping, turned, without
from .facts import Facts, facts_of
from .sentences import GUARDED, LAST_STAYS, file_told, group_told

_Index = QModelIndex | QPersistentModelIndex
HEAD = 1
_Change = Callable[[DuplicateGroup], DuplicateGroup]


class Spot(NamedTuple):
    """A cell: the number of its group, and the place of a file in it; -1 for the group itself."""

    group: int
    place: int = -1


class DuplicatesModel(QAbstractTableModel):
    """Holds the groups of all kinds and lists those of one; remembers what a person chose.

    Signals:
        chosen(): other files stay now, or other groups are listed.
        refused(str): a file cannot be taken, for the reason that is told.
    """

    chosen = Signal()
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[DuplicateKind, list[DuplicateGroup]] = {
            kind: [] for kind in DuplicateKind
        }
        self._by_hand: dict[DuplicateKind, dict[int, bool]] = {kind: {} for kind in DuplicateKind}
        self._kind = DuplicateKind.EXACT
        self._files_in_row = 1
        # The number of a group, and the place of the first of its files in that row.
        self._rows: list[tuple[int, int]] = []

    # -- what is listed -------------------------------------------------------------------------

    @property
    def kind(self) -> DuplicateKind:
        """The kind whose groups are listed."""
        return self._kind

    @property
    def groups(self) -> list[DuplicateGroup]:
        """The groups that are listed."""
        return self._groups[self._kind]

    def count(self, kind: DuplicateKind) -> int:
        """How many groups there are of a kind."""
        return len(self._groups[kind])

    @property
    def most_files(self) -> int:
        """How many files the largest group has."""
        return max((len(group.items) for group in self.groups), default=1)

    def show_report(
        self, report: DuplicateReport, kinds: Iterable[DuplicateKind] = DuplicateKind
    ) -> None:
        """List what was found of some kinds; what a person chose before still holds."""
        with self._listing():
            for kind in kinds:
                found = (group for group in report.groups if group.kind is kind)
                self._groups[kind] = [as_chosen(group, self._by_hand[kind]) for group in found]

    def show_kind(self, kind: DuplicateKind) -> None:
        """List the groups of another kind."""
        with self._listing():
            self._kind = kind

    def show_files_in_row(self, count: int) -> None:
        """Have so many files side by side."""
        if count != self._files_in_row:
            with self._listing():
                self._files_in_row = count

    def remove_files(self, paths: Container[str]) -> None:
        """Take files out that are gone, and groups of which less than two are left."""
        with self._listing():
            for kind, groups in self._groups.items():
                left = (without(group, paths) for group in groups)
                self._groups[kind] = [group for group in left if group is not None]

    def remove_group(self, group: DuplicateGroup) -> None:
        """Take a group out of the list."""
        ids = _ids(group)
        groups = self._groups[group.kind]
        with self._listing():
            self._groups[group.kind] = [one for one in groups if _ids(one) != ids]

    # -- what stays -----------------------------------------------------------------------------

    def forget_choices(self) -> None:
        """Nothing that a person chose file by file holds any more."""
        for by_hand in self._by_hand.values():
            by_hand.clear()

    def turn(self, index: _Index) -> None:
        """Let a file go that was to stay, or the other way round; the last of a group stays."""
        spot = self.spot(index)
        if spot is None or spot.place < 0:
            return
        group = self.groups[spot.group]
        if group.items[spot.place].is_reference:
            self.refused.emit(tr(GUARDED))
        elif is_last(group, spot.place):
            self.refused.emit(tr(LAST_STAYS))
        else:
            self._put(spot.group, turned(group, spot.place))

    def keep_only(self, index: _Index) -> None:
        """Let all files of a group go but one."""
        spot = self.spot(index)
        if spot is not None and spot.place >= 0:
            self._put(spot.group, keeping(self.groups[spot.group], (spot.place,)))

    def take_whole(self, index: _Index) -> None:
        """Let every file of a group go, but for those in reference folders."""
        spot = self.spot(index)
        if spot is not None:
            self._put(spot.group, keeping(self.groups[spot.group], ()))

    def change_all(self, change: _Change) -> None:
        """Choose anew in every group that is listed."""
        for number, group in enumerate(self.groups):
            self._note(number, change(group))
        self._tell(0, len(self._rows) - 1)

    # -- cells ----------------------------------------------------------------------------------

    def spot(self, index: _Index) -> Spot | None:
        """What a cell is about, or None where it is empty."""
        if not index.isValid():
            return None
        number, start = self._rows[index.row()]
        if index.column() < HEAD:
            return Spot(number) if start == 0 else None
        place = start + index.column() - HEAD
        return Spot(number, place) if place < len(self.groups[number].items) else None

    def group_at(self, index: _Index) -> DuplicateGroup | None:
        """The group that a cell belongs to."""
        return self.groups[self._rows[index.row()][0]] if index.isValid() else None

    def file_at(self, index: _Index) -> DuplicateItem | None:
        """The file of a cell."""
        spot = self.spot(index)
        if spot is None or spot.place < 0:
            return None
        return self.groups[spot.group].items[spot.place]

    def facts_at(self, index: _Index) -> Facts | None:
        """What is known of the file of a cell."""
        spot = self.spot(index)
        if spot is None or spot.place < 0:
            return None
        return facts_of(self.groups[spot.group])[spot.place]

    def index_of(self, item: Item) -> QModelIndex:
        """The cell of a file; an invalid one where it is not listed."""
        for row, (number, start) in enumerate(self._rows):
            shown = self.groups[number].items[start : start + self._files_in_row]
            for column, one in enumerate(shown, HEAD):
                if one.item.id == item.id:
                    return self.index(row, column)
        return QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else HEAD + self._files_in_row

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.spot(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            one = self.file_at(index)
            return one.item.path if one else None
        return None

    def _told(self, index: _Index) -> str:
        spot = self.spot(index)
        if spot is None:
            return ""
        group = self.groups[spot.group]
        if spot.place < 0:
            return group_told(group, spot.group + 1, len(self.groups))
        return file_told(group, spot.place, facts_of(group)[spot.place])

    # -- private --------------------------------------------------------------------------------

    @contextmanager
    def _listing(self) -> Iterator[None]:
        """List the groups anew that are changed meanwhile."""
        self.beginResetModel()
        yield
        step = self._files_in_row
        self._rows = [
            (number, start)
            for number, group in enumerate(self.groups)
            for start in range(0, len(group.items), step)
        ]
        self.endResetModel()
        self.chosen.emit()

    def _put(self, number: int, group: DuplicateGroup) -> None:
        self._note(number, group)
        rows = [row for row, spot in enumerate(self._rows) if spot[0] == number]
        self._tell(rows[0], rows[-1])

    def _note(self, number: int, group: DuplicateGroup) -> None:
        self.groups[number] = group
        self._by_hand[self._kind] |= {one.item.id: one.keep for one in group.items}

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self._files_in_row))
        self.chosen.emit()


def _ids(group: DuplicateGroup) -> list[int]:
    return [one.item.id for one in group.items]
