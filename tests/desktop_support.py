"""What the tests of the window share: an engine to hold answers back, and ways to act and look.

The engine's link is real search over the real library, answered in this process, so that a test
can hold answers back; the end-to-end tests use the real engine process instead.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.sidebar import Row, Section
from desktop.viewer import Viewer
from engine.library.facade import Library
from engine.service.discovery_messages import DiscoveryWork
from engine.service.discovery_worker import DiscoveryWorker
from engine.service.group_messages import DoWithGroups
from engine.service.group_worker import GroupWorker
from engine.service.hand_messages import DoByHand
from engine.service.hand_worker import answer_by_hand
from engine.service.listing_messages import ListHits
from engine.service.listing_worker import ListingWorker
from engine.service.messages import Event, Ready, Request, Search, SearchDone
from engine.types import Item

# What Qt and its media library say of a machine without a screen, a sound card and a video card.
OFFSCREEN_NOISE = pytest.mark.qt_log_ignore(
    "propagateSizeHints",
    r"plugin does not support (raise\(\)|grabbing the keyboard)",
    r"(library|symbols)$",
    "PulseAudio",
    "No audio device detected",
    "No RHI backend",
    extend=True,
)
OpenDesktop = Callable[..., Desktop]


class EngineInProcess:
    """Answers searches over a library at once, or when told to; keeps what it was asked.

    Args:
        loads: its model is ready as soon as it was started.
    """

    def __init__(
        self, post: Callable[[Event], None], library: Library | None, *, loads: bool = True
    ) -> None:
        self.post = post
        self.loads = loads
        self.library = library
        self.requests: list[Request] = []
        self.holds = False
        self.starts = 0
        self.started_before_asked = True

    def start(self) -> None:
        """There is no process to start; counts how often it was to be."""
        self.starts += 1
        if self.loads and self.library is not None:
            self.post(Ready(self.library.preset))

    def send(self, request: Request) -> None:
        self.requests.append(request)
        self.started_before_asked &= bool(self.starts)
        if isinstance(request, Search) and not self.holds:
            self.answer(request)
        if isinstance(request, DoByHand) and self.library is not None:
            answer_by_hand(self.library.by_hand, request, self.post)
        if isinstance(request, DoWithGroups) and self.library is not None:
            GroupWorker(self.library.groups, self.library.albums, self.post).answer(request)
        if isinstance(request, DiscoveryWork) and self.library is not None and not self.holds:
            DiscoveryWorker(self.library.discovery, self.post).answer(request)
        if isinstance(request, ListHits) and self.library is not None:
            ListingWorker(self.library.search, self.post).answer(request)

    def answer(self, search: Search) -> None:
        """Answer a search."""
        assert self.library is not None
        self.post(SearchDone(search.generation, self.library.search(search.query)))

    def close(self) -> None:
        """There is no process to end."""

    @property
    def searches(self) -> list[Search]:
        """The searches among the requests."""
        return [request for request in self.requests if isinstance(request, Search)]


class FileOpener(QObject):
    """Stands where the system's programs are: Qt hands it the files to open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


def engine_of(desktop: Desktop) -> EngineInProcess:
    """The in-process engine of a window."""
    assert isinstance(desktop.engine, EngineInProcess)
    return desktop.engine


def listed(desktop: Desktop) -> list[Item]:
    """The items in the gallery that are known, in order."""
    rows = range(desktop.model.rowCount())
    return [item for item in map(desktop.model.item_at, rows) if item]


def names(desktop: Desktop) -> list[str]:
    """The file names in the gallery, in order."""
    return [Path(item.path).name for item in listed(desktop)]


def row_of(desktop: Desktop, name: str) -> int:
    """The row of a tile, by its file name."""
    items = ((row, desktop.model.item_at(row)) for row in range(desktop.model.rowCount()))
    return next(row for row, item in items if item and Path(item.path).name == name)


def side_rows(desktop: Desktop, section: Section) -> dict[str, Row]:
    """The rows of a section of the side bar, by their titles."""
    return {row.title: row for row in desktop.window.side.tree.rows(section)}


def has_folder_away(desktop: Desktop) -> bool:
    """Whether the side bar says that a folder is not connected."""
    rows = side_rows(desktop, Section.FOLDERS).values()
    return any("not connected" in row.notes for row in rows)


def click_row(desktop: Desktop, qtbot: QtBot, section: Section, key: str) -> None:
    """Click a row of the side bar."""
    tree = desktop.window.side.tree
    item = tree.item_of(section, key)
    assert item is not None
    tree.scrollToItem(item)
    place = tree.visualItemRect(item).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def type_words(desktop: Desktop, qtbot: QtBot, words: str) -> None:
    """Type into the search box and wait for the answer to be shown."""
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClicks(desktop.window.search.box, words)


def select(desktop: Desktop, qtbot: QtBot, name: str) -> None:
    """Select a tile by its file name and wait for the preview to show it."""
    with qtbot.waitSignal(desktop.loader.loaded):
        desktop.window.gallery.select_row(row_of(desktop, name))


def look_at(desktop: Desktop, qtbot: QtBot, name: str) -> Viewer:
    """Select a tile and press Space."""
    select(desktop, qtbot, name)
    with qtbot.waitSignal(desktop.viewer_loader.loaded):
        qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Space)
    return desktop.window.viewer


def double_click(widget: QWidget, place: QPoint) -> None:
    """Double-click; Qt's own leaves the button pressed for all tests that follow."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    kind, where = QEvent.Type.MouseButtonDblClick, QPointF(place)
    at = QPointF(widget.mapToGlobal(place))
    QApplication.sendEvent(widget, QMouseEvent(kind, where, at, left, left, none))


def file_mime(*paths: Path) -> QMimeData:
    """What a file manager drags."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(
    target: QWidget,
    mime: QMimeData,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> bool:
    """Drag something over a widget and drop it; tells whether the drag was accepted."""
    place, left = QPoint(40, 40), Qt.MouseButton.LeftButton
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, action, mime, left, keys)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDragMoveEvent(place, action, mime, left, keys))
    QApplication.sendEvent(target, QDropEvent(QPointF(place), action, mime, left, keys))
    return True
