"""Albums in the window: in the side bar, of what is selected, of what is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    click_row,
    engine_of,
    listed,
    names,
    row_of,
    select,
    side_rows,
)
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.sidebar import Section
from engine.library.facade import Library
from engine.service.group_messages import DoWithGroups, RefreshAlbums
from engine.service.messages import LibraryChanged
from engine.types import Filters, Item, MarkChange, Marking
from engine.types.albums import Album

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
ADD, SHIFT = QItemSelectionModel.SelectionFlag.Select, Qt.KeyboardModifier.ShiftModifier


class _Enter(QDragEnterEvent):
    def source(self) -> QObject:
        return QApplication.instance() or QObject()


class _Move(QDragMoveEvent):
    def source(self) -> QObject:
        return QApplication.instance() or QObject()


class _Drop(QDropEvent):
    def source(self) -> QObject:
        return QApplication.instance() or QObject()


def _library(desktop: Desktop) -> Library:
    library = engine_of(desktop).library
    assert library is not None
    return library


def _pictures(desktop: Desktop) -> list[Item]:
    return [item for item in listed(desktop) if item.path.endswith(".png")]


def _make(desktop: Desktop, qtbot: QtBot, name: str, *, count: int = 3, query: str = "") -> None:
    """Make an album of so many pictures, or of a search, and wait for its row."""
    if query:
        _library(desktop).albums.make_of_search(name, query)
    else:
        _library(desktop).albums.make(name, [one.id for one in _pictures(desktop)[:count]])
    desktop.store.read_contents()
    qtbot.waitUntil(lambda: name in side_rows(desktop, Section.ALBUMS))


def _counts(desktop: Desktop) -> dict[str, int | None]:
    return {title: row.count for title, row in side_rows(desktop, Section.ALBUMS).items()}


def _select_pictures(desktop: Desktop) -> None:
    desktop.window.gallery.clearSelection()
    for picture in _pictures(desktop):
        index = desktop.model.index(row_of(desktop, Path(picture.path).name))
        desktop.window.gallery.selectionModel().select(index, ADD)


def _name_album(desktop: Desktop, qtbot: QtBot, name: str) -> None:
    dialog = desktop.selection.albums.dialog
    assert dialog.isVisible()
    dialog.box.setText(name)
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)


def _said(desktop: Desktop) -> str:
    return desktop.window.messages.text.text()


def test_the_side_bar_lists_albums_and_narrows_by_them(desktop: Desktop, qtbot: QtBot) -> None:
    """Each has its count and is told to screen readers; a second click lets all files in again."""
    assert side_rows(desktop, Section.ALBUMS) == {}
    _make(desktop, qtbot, "Summer in Rome", count=2)
    _make(desktop, qtbot, "Sounds", query="type:audio")
    assert _counts(desktop) == {"Summer in Rome": 2, "Sounds": 2}
    rows = side_rows(desktop, Section.ALBUMS)
    assert rows["Summer in Rome"].icon != rows["Sounds"].icon
    assert "filled by a search" in rows["Sounds"].line
    click_row(desktop, qtbot, Section.ALBUMS, "Summer in Rome")
    qtbot.waitUntil(lambda: len(listed(desktop)) == 2)
    assert desktop.session.query.filters == Filters(albums=("Summer in Rome",))
    item = desktop.window.side.tree.item_of(Section.ALBUMS, "Summer in Rome")
    assert item is not None
    assert item.isSelected()
    click_row(desktop, qtbot, Section.ALBUMS, "Summer in Rome")
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)


def test_the_selected_files_go_to_a_new_album(desktop: Desktop, qtbot: QtBot) -> None:
    """The key asks for a name; the album is made of them, and undo removes it."""
    _select_pictures(desktop)
    desktop.window.selected.album_wanted.emit()
    assert desktop.selection.albums.dialog.list.isHidden()
    _name_album(desktop, qtbot, "  Summer   in Rome ")
    qtbot.waitUntil(lambda: _counts(desktop) == {"Summer in Rome": 3})
    qtbot.waitUntil(lambda: "Summer in Rome: 3 files" in _said(desktop))
    desktop.selection.undo.undo()
    qtbot.waitUntil(lambda: _counts(desktop) == {})


def test_the_selected_files_go_to_an_album_that_there_is(desktop: Desktop, qtbot: QtBot) -> None:
    """It can be chosen from the list, whatever is in it stays, and undo takes out what came."""
    _make(desktop, qtbot, "Rome", count=1)
    _make(desktop, qtbot, "Sounds", query="type:audio")
    _select_pictures(desktop)
    keys = Qt.KeyboardModifier.ControlModifier | SHIFT
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_T, keys)
    dialog = desktop.selection.albums.dialog
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["Rome"]
    dialog.list.setCurrentRow(0)
    qtbot.mouseClick(dialog.fine, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _counts(desktop)["Rome"] == 3)
    desktop.selection.undo.undo()
    qtbot.waitUntil(lambda: _counts(desktop)["Rome"] == 1)


def test_what_is_in_an_album_already_is_said(desktop: Desktop, qtbot: QtBot) -> None:
    """Nothing is added twice, and there is nothing to undo."""
    _make(desktop, qtbot, "Rome")
    _select_pictures(desktop)
    desktop.selection.albums.ask_album()
    _name_album(desktop, qtbot, "rome")
    qtbot.waitUntil(lambda: _said(desktop) == "In Rome already: 3 files.")
    assert _library(desktop).albums.all() == (Album("Rome", 3),)


@pytest.mark.parametrize(
    ("name", "problem"), [("  ", "at least one letter"), ("sounds", "filled by its search")]
)
def test_no_album_that_cannot_be_filled_is_taken(
    desktop: Desktop, qtbot: QtBot, name: str, problem: str
) -> None:
    """The dialog says why, and stays open for another name."""
    _make(desktop, qtbot, "Sounds", query="type:audio")
    _select_pictures(desktop)
    desktop.selection.albums.ask_album()
    _name_album(desktop, qtbot, name)
    dialog = desktop.selection.albums.dialog
    assert dialog.isVisible()
    assert problem in dialog.problem.text()


def test_files_are_taken_out_of_the_album_that_is_open(desktop: Desktop, qtbot: QtBot) -> None:
    """The menu of the tiles names it while it narrows the list, and undo puts them back."""
    entry = desktop.actions.selection_menu.take_out
    desktop.menus.tile.aboutToShow.emit()
    assert not entry.isVisible()
    _make(desktop, qtbot, "Rome")
    click_row(desktop, qtbot, Section.ALBUMS, "Rome")
    qtbot.waitUntil(lambda: len(listed(desktop)) == 3)
    gone = names(desktop)[0]
    select(desktop, qtbot, gone)
    desktop.menus.tile.aboutToShow.emit()
    assert entry.isVisible()
    assert entry.text() == "Remove from Rome"
    entry.trigger()
    qtbot.waitUntil(lambda: len(listed(desktop)) == 2)
    qtbot.waitUntil(lambda: _said(desktop) == f"Removed from Rome: {gone}.")
    desktop.selection.undo.undo()
    qtbot.waitUntil(lambda: len(listed(desktop)) == 3)


def test_an_album_is_renamed_where_it_stands(desktop: Desktop, qtbot: QtBot) -> None:
    """F2 does it, the list that it narrows follows, and undo gives it its old name."""
    _make(desktop, qtbot, "Rome")
    click_row(desktop, qtbot, Section.ALBUMS, "Rome")
    tree = desktop.window.side.tree
    tree.setCurrentItem(tree.item_of(Section.ALBUMS, "Rome"))
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    (editor,) = (one for one in tree.findChildren(QLineEdit) if one.isVisible())
    editor.setText("Roma")
    with qtbot.waitSignal(tree.title_edited):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _counts(desktop) == {"Roma": 3})
    assert desktop.session.query.filters.albums == ("Roma",)
    desktop.selection.undo.undo()
    qtbot.waitUntil(lambda: _counts(desktop) == {"Rome": 3})
    assert desktop.session.query.filters.albums == ("Rome",)


def test_a_name_belongs_to_one_album(desktop: Desktop, qtbot: QtBot) -> None:
    """What the engine refuses is told in one line, and the album keeps its name."""
    _make(desktop, qtbot, "Rome")
    _make(desktop, qtbot, "Paris")
    desktop.selection.albums.rename("Rome", "paris")
    told = "There is an album paris already. Choose another name."
    qtbot.waitUntil(lambda: _said(desktop) == told)
    desktop.selection.albums.rename("Rome", " ")
    assert "at least one letter" in _said(desktop)
    assert {album.name for album in _library(desktop).albums.all()} == {"Rome", "Paris"}


def test_an_album_is_removed_and_put_back(desktop: Desktop, qtbot: QtBot) -> None:
    """Delete asks nothing: the files stay, the list is narrowed no longer, and undo has it all."""
    _make(desktop, qtbot, "Rome")
    click_row(desktop, qtbot, Section.ALBUMS, "Rome")
    qtbot.waitUntil(lambda: len(listed(desktop)) == 3)
    menu = desktop.presenters.album_rows.menu("Rome")
    assert [entry.text() for entry in menu.actions()] == ["Rename", "Remove"]
    tree = desktop.window.side.tree
    tree.setCurrentItem(tree.item_of(Section.ALBUMS, "Rome"))
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: _counts(desktop) == {})
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    qtbot.mouseClick(desktop.window.messages.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _counts(desktop) == {"Rome": 3})


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
    _make(desktop, qtbot, "Rome", count=1)
    _make(desktop, qtbot, "Sounds", query="type:audio")
    _select_pictures(desktop)
    assert _drag(desktop, "no album") == (False, False)
    assert _drag(desktop, "Rome") == (True, True)
    qtbot.waitUntil(lambda: _counts(desktop)["Rome"] == 3)
    item = desktop.window.side.tree.item_of(Section.ALBUMS, "Rome")
    assert item is not None
    assert item.background(0).style() is Qt.BrushStyle.NoBrush
    _drag(desktop, "Sounds")
    assert "filled by its search" in _said(desktop)
    assert _counts(desktop)["Sounds"] == 2


def test_files_from_outside_are_no_matter_of_albums(desktop: Desktop, qtbot: QtBot) -> None:
    """What another program drags over the side bar is left to the window."""
    _make(desktop, qtbot, "Rome", count=1)
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


def test_an_album_is_made_of_a_search(desktop: Desktop, qtbot: QtBot) -> None:
    """The Search menu asks for its name, and refuses one that there is."""
    desktop.search_menu.album.trigger()
    assert "first" in _said(desktop)
    _make(desktop, qtbot, "Rome")
    desktop.session.put_text("type:audio")
    desktop.search_menu.album.trigger()
    _name_album(desktop, qtbot, "rome")
    assert "already" in desktop.selection.albums.dialog.problem.text()
    _name_album(desktop, qtbot, "All sounds")
    qtbot.waitUntil(lambda: _counts(desktop) == {"All sounds": 2, "Rome": 3})
    album = _library(desktop).albums.all()[0]
    assert album.query == "type:audio"


def test_a_search_with_files_makes_no_album(desktop: Desktop) -> None:
    """The window says what to do instead."""
    desktop.operations.find_similar(items=_pictures(desktop)[:1])
    desktop.search_menu.album.trigger()
    assert "with files" in _said(desktop)
    assert desktop.selection.albums.dialog.isHidden()


def test_albums_of_searches_follow_the_library(desktop: Desktop, qtbot: QtBot) -> None:
    """When the library has changed they are filled anew; without any, nothing is asked for."""
    engine = engine_of(desktop)
    refill = RefreshAlbums()

    def refills() -> int:
        asked = [one.work for one in engine.requests if isinstance(one, DoWithGroups)]
        return asked.count(refill)

    engine.post(LibraryChanged())
    assert refills() == 0
    _make(desktop, qtbot, "Loved", query="is:favourite")
    assert _counts(desktop) == {"Loved": 0}
    marked = Marking(MarkChange(favourite=True), (listed(desktop)[0].id,))
    _library(desktop).by_hand.mark((marked,))
    engine.post(LibraryChanged())
    qtbot.waitUntil(lambda: _counts(desktop) == {"Loved": 1})
    assert refills() == 1


def test_no_engine_leaves_nothing_waiting(desktop: Desktop, qtbot: QtBot) -> None:
    """When the engine has ended, the next one is asked again to fill albums of searches."""
    _make(desktop, qtbot, "Sounds", query="type:audio")
    engine = engine_of(desktop)
    library, engine.library = engine.library, None
    desktop.selection.albums.refill()
    desktop.services.groups.break_off()
    engine.library = library
    before = len(engine.requests)
    desktop.selection.albums.refill()
    assert len(engine.requests) == before + 1
