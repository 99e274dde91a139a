"""The panel of the library's folders: what is in it, how indexing goes, what could not be read."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.sentences.runs import passed_over
from engine.types import Root
from engine.wording import counted

from ..widgets import icons
from .library_store import Contents
from .progress import ProgressPanel

_PATH = Qt.ItemDataRole.UserRole


class FoldersPanel(QWidget):
    """The folders of the library.

    Signals:
        add_wanted(), update_wanted(), failures_wanted(), cancel_wanted().
        remove_wanted(str): a folder is to be taken out of the library.
        reveal_wanted(str): a folder is to be shown in the file manager.
    """

    add_wanted = Signal()
    update_wanted = Signal()
    failures_wanted = Signal()
    cancel_wanted = Signal()
    remove_wanted = Signal(str)
    reveal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roots: tuple[Root, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName("Folders")
        self.list.setSpacing(2)
        self.list.setIconSize(QSize(20, 20))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.add = QPushButton("Add folder…")
        self.update_all = QPushButton("Look for changes")
        self.failures = QPushButton()
        self.progress = ProgressPanel()
        icons.set_icon(self.add, "folder-add")
        icons.set_icon(self.update_all, "retry")
        icons.set_icon(self.failures, "warning")
        self._lay_out()
        self._connect()
        self.show_contents(Contents())

    def show_contents(self, contents: Contents) -> None:
        """Show the folders and how many files could not be read."""
        self._roots = contents.roots
        self.redraw()
        failed = len(contents.failures)
        self.failures.setVisible(failed > 0)
        self.failures.setText(counted(failed, "file not readable…", "files not readable…"))
        self.update_all.setVisible(bool(contents.roots))

    def redraw(self) -> None:
        """Draw the folders again, in the colours in use now."""
        # In place, so that the list stays where it was scrolled to while files come in.
        while self.list.count() > len(self._roots):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(self._roots):
            self.list.addItem("")
        for row, root in enumerate(self._roots):
            _fill(self.list.item(row), root)

    def menu(self, path: str) -> QMenu:
        """What can be done with a folder."""
        menu = QMenu(self)
        menu.addAction("Show in file manager", lambda: self.reveal_wanted.emit(path))
        menu.addAction("Remove from library…", lambda: self.remove_wanted.emit(path))
        return menu

    def _lay_out(self) -> None:
        title = QLabel("Folders")
        bold = QFont(title.font())
        bold.setBold(True)
        title.setFont(bold)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        for widget in (title, self.list, self.progress, self.failures, self.update_all, self.add):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.update_all.clicked.connect(self.update_wanted)
        self.failures.clicked.connect(self.failures_wanted)
        self.progress.cancel_wanted.connect(self.cancel_wanted)
        self.list.customContextMenuRequested.connect(self._on_menu)

    def _on_menu(self, place: QPoint) -> None:
        entry = self.list.itemAt(place)
        if entry is not None:
            self.menu(entry.data(_PATH)).popup(self.list.viewport().mapToGlobal(place))


def _fill(entry: QListWidgetItem, root: Root) -> None:
    state = counted(root.items, "file", "files")
    if not root.online:
        state = f"not connected, {state}"
    elif root.failures:
        state += f", {root.failures:,} not read"
    entry.setText(f"{PurePath(root.path).name or root.path}\n{state}")
    colours = QApplication.palette()
    role = QPalette.ColorRole.ButtonText if root.online else QPalette.ColorRole.PlaceholderText
    entry.setIcon(icons.icon("folder" if root.online else "offline", colours.color(role)))
    entry.setData(_PATH, root.path)
    told = (root.path, state, passed_over(root.passed_over) if root.passed_over else "")
    entry.setToolTip("\n".join(filter(None, told)))
