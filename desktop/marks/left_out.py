"""The list of what each folder leaves out of the library, from which it can be taken in again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr, tr_noop
from engine.types import Root

_ABOUT = tr_noop(
    "These are not in the library. A path is one that you left out or forgot; a pattern was given "
    "with --ignore."
)
_NOTHING = tr_noop("Nothing is left out.")


class LeftOutDialog(QDialog):
    """Lists globs with the folders that they hold for.

    Signals:
        take_in_wanted(list): pairs of a root's path and a glob that it is to leave out no more.
    """

    take_in_wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Left out of the library"))
        self.about = QLabel(wordWrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What is left out"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setUniformItemSizes(True)
        self.take_in = QPushButton(tr("Take in again"))
        self.close_button = QPushButton(tr("Close"), autoDefault=False)
        self.take_in.clicked.connect(self._take_in)
        self.close_button.clicked.connect(self.close)
        self.list.itemSelectionChanged.connect(self._let_act)
        below = QHBoxLayout()
        below.addWidget(self.take_in)
        below.addStretch(1)
        below.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addWidget(self.about)
        column.addWidget(self.list, 1)
        column.addLayout(below)
        self.resize(560, 380)

    def show_roots(self, roots: Sequence[Root]) -> None:
        """Show what these folders leave out."""
        self.list.clear()
        for root in roots:
            for glob in root.ignore:
                entry = QListWidgetItem(f"{glob.removeprefix('/')}  ·  {root.path}")
                entry.setData(Qt.ItemDataRole.UserRole, (root.path, glob))
                self.list.addItem(entry)
        self.about.setText(tr(_ABOUT if self.list.count() else _NOTHING))
        self._let_act()

    def _take_in(self) -> None:
        chosen = [entry.data(Qt.ItemDataRole.UserRole) for entry in self.list.selectedItems()]
        for entry in self.list.selectedItems():
            self.list.takeItem(self.list.row(entry))
        self.take_in_wanted.emit(chosen)

    def _let_act(self) -> None:
        self.take_in.setEnabled(bool(self.list.selectedItems()))
