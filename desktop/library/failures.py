"""The list of files that could not be read, each with its reason, and a way to try again."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr, tr_count, tr_noop
from engine.sentences.runs import EVERY_FILE_READ, tried
from engine.stored_texts import retold
from engine.types import Failure
from engine.wording import short_path

from ..widgets.icons import set_icon
from ..widgets.sections import wrapped

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = (
    tr_noop("File"),
    tr_noop("Reason"),
    tr_noop("Folder"),
    tr_noop("First seen"),
    tr_noop("Last seen"),
    tr_noop("Tried"),
)
_REASON, _FOLDER = 1, 2
_TIMES = (3, 4, 5)
# In less than that they would leave no room for the reason.
_LEAST_WIDTH_OF_TIMES = 800
# Pixels above and below the words of a row, together.
_ROOM_OF_ROW = 8
# More of them scroll, so that the rest of the page stays in sight.
_MOST_ROWS = 12


class FailureModel(QAbstractTableModel):
    """Failures as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failures: tuple[Failure, ...] = ()

    def show_failures(self, failures: tuple[Failure, ...]) -> None:
        """List these."""
        if failures != self._failures:
            self.beginResetModel()
            self._failures = failures
            self.endResetModel()

    def failure(self, row: int) -> Failure:
        """The failure of a row."""
        return self._failures[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._failures)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return tr(_COLUMNS[section])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        failure = self._failures[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((failure.path, retold(failure.reason), _sentence(tried(failure))))
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(failure)[index.column()]
        return None


class FailuresPanel(QWidget):
    """The files that could not be read; the table is there while there are any.

    Signals:
        retry_wanted(): all of them are to be read again.
        retry_file_wanted(str): one of them is.
        reveal_wanted(str): a file is to be shown in the file manager.
    """

    retry_wanted = Signal()
    retry_file_wanted = Signal(str)
    reveal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FailureModel(self)
        self.title = QLabel(wordWrap=True)
        self.table = QTableView()
        self.retry_one = QPushButton(tr("Try this one again"))
        self.retry = QPushButton(tr("Try all again"))
        self.reveal = QPushButton(tr("Show in folder"))
        set_icon(self.retry_one, "retry")
        set_icon(self.retry, "retry")
        set_icon(self.reveal, "folder")
        self.buttons = wrapped((self.retry_one, self.retry, self.reveal))
        self._set_up_table()
        self._lay_out()
        self._connect()

    def show_failures(self, failures: tuple[Failure, ...]) -> None:
        """List these."""
        self.model.show_failures(failures)
        self.table.setFixedHeight(self._height_of(min(len(failures), _MOST_ROWS)))
        self.title.setText(_summary(len(failures)) if failures else tr(EVERY_FILE_READ))
        for widget in (self.table, self.buttons):
            widget.setVisible(bool(failures))
        self._give_reasons_room()
        self._on_selection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The tool tip of a row has them, too.
        for column in _TIMES:
            self.table.setColumnHidden(column, self.width() < _LEAST_WIDTH_OF_TIMES)
        self._give_reasons_room()

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Files that could not be read"))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.setTabKeyNavigation(False)
        rows = self.table.verticalHeader()
        rows.setDefaultSectionSize(self.table.fontMetrics().height() + _ROOM_OF_ROW)
        rows.hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_FOLDER, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading)
        header.setHighlightSections(False)
        header.resizeSection(0, 130)
        for column in _TIMES:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def _give_reasons_room(self) -> None:
        """What is wrong matters more than where: folders have what is left."""
        wanted = self.table.sizeHintForColumn(_REASON)
        self.table.horizontalHeader().resizeSection(_REASON, min(wanted, self.width() // 2))

    def _height_of(self, rows: int) -> int:
        around = self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth()
        return around + rows * self.table.verticalHeader().defaultSectionSize()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.table, self.buttons):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.retry.clicked.connect(self.retry_wanted)
        self.retry_one.clicked.connect(lambda: self.retry_file_wanted.emit(self._current))
        self.reveal.clicked.connect(lambda: self.reveal_wanted.emit(self._current))
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.model.modelReset.connect(self._on_selection)

    def _on_selection(self) -> None:
        # Getting the focus makes a row current, but chooses none.
        chosen = self.table.selectionModel().hasSelection()
        self.reveal.setEnabled(chosen)
        self.retry_one.setEnabled(chosen)

    @property
    def _current(self) -> str:
        """The path of the file that is selected."""
        return self.model.failure(self.table.currentIndex().row()).path


def _summary(count: int) -> str:
    return tr_count(
        "{n} files could not be read. Each is tried again when it, or what reads it, changes.",
        "{n} file could not be read. Each is tried again when it, or what reads it, changes.",
        count,
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cells(failure: Failure) -> tuple[str, ...]:
    path = PurePath(failure.path)
    first, last = (datetime.fromtimestamp(seen) for seen in (failure.first_seen, failure.seen))
    reason = _sentence(retold(failure.reason))
    times = tr_count("{n} times", "{n} time", failure.attempts)
    folder = short_path(str(path.parent))
    return path.name, reason, folder, f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}", times
