"""The side bar: the tree of what can be chosen, how reading goes, and what could not be read."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from engine.language import tr, tr_count
from engine.query import write
from engine.types import FolderCount, MonthCount, Root, TagCount

from ..library.contents import Contents
from ..library.progress import ProgressPanel
from ..search.draft import QueryDraft
from ..widgets.buttons import row_button
from .drops import AlbumDrops
from .rows import (
    ALL_FOLDERS,
    Row,
    Section,
    album_rows,
    date_rows,
    discover_rows,
    folder_rows,
    kind_rows,
    mark_rows,
    root_rows,
)
from .tree import SideTree

_GAP, _ABOVE_BUTTONS = 2, 6


class SideBar(QWidget):
    """What the library holds, to choose from.

    Attributes:
        is_over: it lies over something else, from which a line parts it.
        has_folder_menus: something can be done with folders on this computer.

    Signals:
        add_wanted(), update_wanted(), failures_wanted(), cancel_wanted(), pages_wanted().
        everywhere_wanted(): files of any folder are wanted.
        remove_wanted(str): a folder is to be taken out of the library.
        reveal_wanted(str): a folder is to be shown in the file manager.
        outliers_wanted(str): what does not look like the rest is to be listed, below a folder.
    """

    add_wanted = Signal()
    update_wanted = Signal()
    failures_wanted = Signal()
    cancel_wanted = Signal()
    pages_wanted = Signal()
    everywhere_wanted = Signal()
    remove_wanted = Signal(str)
    reveal_wanted = Signal(str)
    outliers_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roots: tuple[Root, ...] = ()
        self._current = ""
        self.is_over = False
        self.has_folder_menus = True
        self.tree = SideTree()
        self.drops = AlbumDrops(self.tree)
        self.add = row_button("folder-add", tr("Add folder…"))
        self.update_all = row_button("retry", tr("Look for changes"))
        self.failures = row_button("warning")
        self.pages = row_button("settings", tr("Settings and more…"))
        self.progress = ProgressPanel()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 8, 8, 12)
        self.column.setSpacing(_GAP)
        self.column.addWidget(self.tree)
        self.column.addSpacing(_ABOVE_BUTTONS)
        for widget in (self.progress, self.failures, self.update_all, self.add, self.pages):
            self.column.addWidget(widget)
        self._connect()
        self.show_contents(Contents())

    def show_contents(self, contents: Contents) -> None:
        """Show the folders, albums and kinds, and how many files could not be read."""
        self._roots = contents.roots
        self._show_roots()
        self.tree.show_rows(Section.ALBUMS, album_rows(contents.albums))
        self.tree.show_rows(Section.DISCOVER, discover_rows() if contents.items else ())
        self.tree.show_rows(Section.KINDS, kind_rows(contents.counts))
        failed = len(contents.failures)
        self.failures.setVisible(failed > 0)
        self.failures.setText(tr_count("{n} files not readable…", "{n} file not readable…", failed))
        self.update_all.setVisible(bool(contents.roots))

    def show_folders(self, below: dict[str, tuple[FolderCount, ...]]) -> None:
        """Show what lies right below each of these folders."""
        for folder, folders in below.items():
            self.tree.show_folders(folder, folder_rows(folders))

    def show_months(self, months: tuple[MonthCount, ...]) -> None:
        """Show the months that files are of."""
        self.tree.show_rows(Section.DATES, date_rows(months))

    def show_tags(self, tags: list[TagCount]) -> None:
        """Show the tags that files have, below the favourites; none in an empty library."""
        self.tree.show_rows(Section.MARKS, mark_rows(tags) if self._roots else ())

    def show_current(self, path: str) -> None:
        """Show in which folder a file is being read; none is with an empty path."""
        if path != self._current:
            before, self._current = self._rows(), path
            if self._rows() != before:
                self._show_roots()

    def show_draft(self, draft: QueryDraft) -> None:
        """Mark what the query is narrowed by."""
        asked = write(draft.query) if not draft.files else ""

        def holds(row: Row) -> bool:
            return draft.holds(row.filters) if row.filters else "" != row.query == asked

        self.tree.mark(holds)

    def menu(self, section: Section, row: Row) -> QMenu | None:
        """What can be done with a row of the library; None where that is no more than a click."""
        is_folder = section is Section.FOLDERS and row.key != ALL_FOLDERS
        if not (is_folder and self.has_folder_menus):
            return None
        menu = QMenu(self)
        menu.addAction(tr("Show in file manager"), lambda: self.reveal_wanted.emit(row.key))
        title = tr("List what does not look like the rest")
        menu.addAction(title, lambda: self.outliers_wanted.emit(row.key))
        if row.key in {root.path for root in self._roots}:
            menu.addAction(tr("Remove from library…"), lambda: self.remove_wanted.emit(row.key))
        return menu

    def redraw(self) -> None:
        """Draw the rows again, in the colours in use now."""
        self.tree.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_over:
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.Shadow))
            edge = self.rect().left() if self.isRightToLeft() else self.rect().right()
            painter.drawLine(edge, 0, edge, self.height())
            painter.end()

    def _rows(self) -> tuple[Row, ...]:
        return root_rows(self._roots, self._current)

    def _show_roots(self) -> None:
        # A folder stays open; what is below it is asked for again by who reads the library.
        self.tree.show_rows(Section.FOLDERS, self._rows())

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.update_all.clicked.connect(self.update_wanted)
        self.failures.clicked.connect(self.failures_wanted)
        self.pages.clicked.connect(self.pages_wanted)
        self.progress.cancel_wanted.connect(self.cancel_wanted)
        self.tree.menu_wanted.connect(self._on_menu)
        self.tree.row_wanted.connect(self._on_row)

    def _on_menu(self, section: Section, row: Row, place: QPoint) -> None:
        if (menu := self.menu(section, row)) is not None:
            menu.popup(place)

    def _on_row(self, section: Section, row: Row) -> None:
        if section is Section.FOLDERS and row.key == ALL_FOLDERS:
            self.everywhere_wanted.emit()
