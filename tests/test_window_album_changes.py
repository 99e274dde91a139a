"""Albums that there are: renamed, removed and put back, and files dropped on them."""

from __future__ import annotations

import pytest
from album_window import counts, library_of, make_album, said, select_pictures
from desktop_support import (
    OFFSCREEN_NOISE,
    click_row,
    listed,
)
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.sidebar import Section

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
ADD, SHIFT = QItemSelectionModel.SelectionFlag.Select, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desktop(own_desktop: Desktop) -> Desktop:
    """A window for each test: albums change its library."""
    return own_desktop


class _Enter(QDragEnterEvent):
    def source(self) -> QObject:
        return QApplication.instance() or QObject()


class _Move(QDragMoveEvent):
    def source(self) -> QObject:
        return QApplication.instance() or QObject()


class _Drop(QDropEvent):
    def source(self) -> QObject:
        return QApplication.instance() or QObject()


def test_an_album_is_renamed_where_it_stands(desktop: Desktop, qtbot: QtBot) -> None:
    """F2 does it, the list that it narrows follows, and undo gives it its old name."""
    make_album(desktop, qtbot, "Rome")
    click_row(desktop, qtbot, Section.ALBUMS, "Rome")
    tree = desktop.window.side.tree
    tree.setCurrentItem(tree.item_of(Section.ALBUMS, "Rome"))
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    (editor,) = (one for one in tree.findChildren(QLineEdit) if one.isVisible())
    editor.setText("Roma")
    with qtbot.waitSignal(tree.title_edited):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counts(desktop) == {"Roma": 3})
    assert desktop.session.query.filters.albums == ("Roma",)
    desktop.selection.undo.undo()
    qtbot.waitUntil(lambda: counts(desktop) == {"Rome": 3})
    assert desktop.session.query.filters.albums == ("Rome",)


def test_a_name_belongs_to_one_album(desktop: Desktop, qtbot: QtBot) -> None:
    """What the engine refuses is told in one line, and the album keeps its name."""
    make_album(desktop, qtbot, "Rome")
    make_album(desktop, qtbot, "Paris")
    desktop.selection.albums.rename("Rome", "paris")
    told = "There is an album paris already. Choose another name."
    qtbot.waitUntil(lambda: said(desktop) == told)
    desktop.selection.albums.rename("Rome", " ")
    assert "at least one letter" in said(desktop)
    assert {album.name for album in library_of(desktop).albums.all()} == {"Rome", "Paris"}


def test_an_album_is_removed_and_put_back(desktop: Desktop, qtbot: QtBot) -> None:
    """Delete asks nothing: the files stay, the list is narrowed no longer, and undo has it all."""
    make_album(desktop, qtbot, "Rome")
    click_row(desktop, qtbot, Section.ALBUMS, "Rome")
    qtbot.waitUntil(lambda: len(listed(desktop)) == 3)
    menu = desktop.presenters.album_rows.menu("Rome")
    assert [entry.text() for entry in menu.actions()] == ["Rename", "Remove"]
    tree = desktop.window.side.tree
    tree.setCurrentItem(tree.item_of(Section.ALBUMS, "Rome"))
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: counts(desktop) == {})
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    qtbot.mouseClick(desktop.window.messages.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: counts(desktop) == {"Rome": 3})


def _drag(desktop: Desktop, key: str) -> tuple[bool, bool]:
    """Drag the selected tiles to a row of the side bar; tells whether it takes them, by events."""
    tree, gallery = desktop.window.side.tree, desktop.window.gallery
    item = tree.item_of(Section.ALBUMS, key) or tree.topLevelItem(0)
    assert item is not None
    place = tree.visualItemRect(item).center()
    mime = desktop.model.mimeData(gallery.selectedIndexes())
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, SHIFT
    QApplication.sendEvent(tree.viewport(), _Enter(place, action, mime, left, none))
    move = _Move(place, action, mime, left, none)
    QApplication.sendEvent(tree.viewport(), move)
    shaded = item.background(0).style() is not Qt.BrushStyle.NoBrush
    drop = _Drop(QPointF(place), action, mime, left, none, QEvent.Type.Drop)
    QApplication.sendEvent(tree.viewport(), drop)
    return move.isAccepted(), shaded


def test_tiles_are_dropped_on_an_album(desktop: Desktop, qtbot: QtBot) -> None:
    """The row is shaded meanwhile; all that is selected is added. No other row takes tiles."""
    make_album(desktop, qtbot, "Rome", count=1)
    make_album(desktop, qtbot, "Sounds", query="type:audio")
    select_pictures(desktop)
    assert _drag(desktop, "no album") == (False, False)
    assert _drag(desktop, "Rome") == (True, True)
    qtbot.waitUntil(lambda: counts(desktop)["Rome"] == 3)
    item = desktop.window.side.tree.item_of(Section.ALBUMS, "Rome")
    assert item is not None
    assert item.background(0).style() is Qt.BrushStyle.NoBrush
    _drag(desktop, "Sounds")
    assert "filled by its search" in said(desktop)
    assert counts(desktop)["Sounds"] == 2


def test_files_from_outside_are_no_matter_of_albums(desktop: Desktop, qtbot: QtBot) -> None:
    """What another program drags over the side bar is left to the window."""
    make_album(desktop, qtbot, "Rome", count=1)
    tree = desktop.window.side.tree
    mime = desktop.model.mimeData([desktop.model.index(0)])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    item = tree.item_of(Section.ALBUMS, "Rome")
    assert item is not None
    place: QPoint = tree.visualItemRect(item).center()
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, left, none)
    enter.ignore()
    assert desktop.window.side.drops.eventFilter(tree.viewport(), enter)
    assert not enter.isAccepted()
