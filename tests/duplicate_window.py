"""What tests do with the page of duplicates, and see on it; the engine that fills it."""

from __future__ import annotations

from pathlib import Path

from desktop_support import (
    EngineInProcess,
)
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.duplicates import DuplicatesPage
from desktop.duplicates.choices import taken
from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.service.duplicate_messages import (
    DuplicatesFound,
    FindDuplicates,
)
from engine.service.messages import Index, IndexingDone, Request
from engine.types import Item
from engine.types.duplicates import (
    DuplicateKind,
)

EXACT, NEAR, SIMILAR = DuplicateKind
LEFT = Qt.MouseButton.LeftButton


class SearchingEngine(EngineInProcess):
    """Looks for duplicates as well, at once unless it holds, and reads files that are back."""

    def send(self, request: Request) -> None:
        super().send(request)
        if self.library is None or self.holds:
            return
        if isinstance(request, FindDuplicates):
            self.post(DuplicatesFound(request.number, self.library.duplicates.find(request.rule)))
        if isinstance(request, Index) and request.folders:
            self.post(IndexingDone(self.library.index(request.folders)))


def files(page: DuplicatesPage) -> list[set[str]]:
    """The names of the files of each group that is listed."""
    return [{Path(one.item.path).name for one in group.items} for group in page.model.groups]


def going(page: DuplicatesPage) -> set[str]:
    """The names of the files that are to go."""
    return {Path(item.path).name for item in taken(page.model.groups)}


def cell(page: DuplicatesPage, name: str) -> QModelIndex:
    """The cell of a file, made current."""
    shown = (one.item for group in page.model.groups for one in group.items)
    index = page.model.index_of(next(item for item in shown if Path(item.path).name == name))
    page.view.setCurrentIndex(index)
    return index


def click(page: DuplicatesPage, qtbot: QtBot, name: str) -> QPoint:
    """Click a file; tells where."""
    place = page.view.visualRect(cell(page, name)).center()
    qtbot.mouseClick(page.view.viewport(), LEFT, pos=place)
    return place


def menu(page: DuplicatesPage, name: str) -> QMenu:
    """The menu of a file."""
    place = page.view.visualRect(cell(page, name)).center()
    QApplication.sendEvent(
        page.view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    )
    (opened,) = (one for one in page.findChildren(QMenu) if one.isVisible())
    return opened


def choose(menu: QMenu, title: str) -> None:
    """Choose an entry of a menu."""
    next(entry for entry in menu.actions() if entry.text() == title).trigger()
    menu.close()


def trash(desktop: Desktop) -> str:
    """Press the button for the trash, and agree; tells what was asked."""
    desktop.window.pages.duplicates.bar.trash.click()
    asked = desktop.window.messages.text.text()
    desktop.window.messages.button.click()
    return asked


def known(library: Library, path: Path) -> Item:
    """What the library knows of a file."""
    (item,) = library.by_hand.find(str(path))[0]
    return item
