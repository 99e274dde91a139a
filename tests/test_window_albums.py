"""Albums in the side bar, of what is selected, of what is looked for."""

from __future__ import annotations

import pytest
from album_window import counts, library_of, make_album, pictures_of, said, select_pictures
from desktop_support import (
    OFFSCREEN_NOISE,
    click_row,
    engine_of,
    listed,
    names,
    select,
    side_rows,
)
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.sidebar import Section
from engine.service.group_messages import DoWithGroups, RefreshAlbums
from engine.service.messages import LibraryChanged
from engine.types import Filters, MarkChange, Marking
from engine.types.albums import Album

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
ADD, SHIFT = QItemSelectionModel.SelectionFlag.Select, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desktop(own_desktop: Desktop) -> Desktop:
    """A window for each test: albums change its library."""
    return own_desktop


def _name_album(desktop: Desktop, qtbot: QtBot, name: str) -> None:
    dialog = desktop.selection.albums.dialog
    assert dialog.isVisible()
    dialog.box.setText(name)
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)


def test_the_side_bar_lists_albums_and_narrows_by_them(desktop: Desktop, qtbot: QtBot) -> None:
    """Each has its count and is told to screen readers; a second click lets all files in again."""
    assert side_rows(desktop, Section.ALBUMS) == {}
    make_album(desktop, qtbot, "Summer in Rome", count=2)
    make_album(desktop, qtbot, "Sounds", query="type:audio")
    assert counts(desktop) == {"Summer in Rome": 2, "Sounds": 2}
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
    select_pictures(desktop)
    desktop.window.selected.album_wanted.emit()
    assert desktop.selection.albums.dialog.list.isHidden()
    _name_album(desktop, qtbot, "  Summer   in Rome ")
    qtbot.waitUntil(lambda: counts(desktop) == {"Summer in Rome": 3})
    qtbot.waitUntil(lambda: "Summer in Rome: 3 files" in said(desktop))
    desktop.selection.undo.undo()
    qtbot.waitUntil(lambda: counts(desktop) == {})


def test_the_selected_files_go_to_an_album_that_there_is(desktop: Desktop, qtbot: QtBot) -> None:
    """It can be chosen from the list, whatever is in it stays, and undo takes out what came."""
    make_album(desktop, qtbot, "Rome", count=1)
    make_album(desktop, qtbot, "Sounds", query="type:audio")
    select_pictures(desktop)
    keys = Qt.KeyboardModifier.ControlModifier | SHIFT
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_T, keys)
    dialog = desktop.selection.albums.dialog
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["Rome"]
    dialog.list.setCurrentRow(0)
    qtbot.mouseClick(dialog.fine, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: counts(desktop)["Rome"] == 3)
    desktop.selection.undo.undo()
    qtbot.waitUntil(lambda: counts(desktop)["Rome"] == 1)


def test_what_is_in_an_album_already_is_said(desktop: Desktop, qtbot: QtBot) -> None:
    """Nothing is added twice, and there is nothing to undo."""
    make_album(desktop, qtbot, "Rome")
    select_pictures(desktop)
    desktop.selection.albums.ask_album()
    _name_album(desktop, qtbot, "rome")
    qtbot.waitUntil(lambda: said(desktop) == "In Rome already: 3 files.")
    assert library_of(desktop).albums.all() == (Album("Rome", 3),)


@pytest.mark.parametrize(
    ("name", "problem"), [("  ", "at least one letter"), ("sounds", "filled by its search")]
)
def test_no_album_that_cannot_be_filled_is_taken(
    desktop: Desktop, qtbot: QtBot, name: str, problem: str
) -> None:
    """The dialog says why, and stays open for another name."""
    make_album(desktop, qtbot, "Sounds", query="type:audio")
    select_pictures(desktop)
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
    make_album(desktop, qtbot, "Rome")
    click_row(desktop, qtbot, Section.ALBUMS, "Rome")
    qtbot.waitUntil(lambda: len(listed(desktop)) == 3)
    gone = names(desktop)[0]
    select(desktop, qtbot, gone)
    desktop.menus.tile.aboutToShow.emit()
    assert entry.isVisible()
    assert entry.text() == "Remove from Rome"
    entry.trigger()
    qtbot.waitUntil(lambda: len(listed(desktop)) == 2)
    qtbot.waitUntil(lambda: said(desktop) == f"Removed from Rome: {gone}.")
    desktop.selection.undo.undo()
    qtbot.waitUntil(lambda: len(listed(desktop)) == 3)


def test_an_album_is_made_of_a_search(desktop: Desktop, qtbot: QtBot) -> None:
    """The Search menu asks for its name, and refuses one that there is."""
    desktop.search_menu.album.trigger()
    assert "first" in said(desktop)
    make_album(desktop, qtbot, "Rome")
    desktop.session.put_text("type:audio")
    desktop.search_menu.album.trigger()
    _name_album(desktop, qtbot, "rome")
    assert "already" in desktop.selection.albums.dialog.problem.text()
    _name_album(desktop, qtbot, "All sounds")
    qtbot.waitUntil(lambda: counts(desktop) == {"All sounds": 2, "Rome": 3})
    album = library_of(desktop).albums.all()[0]
    assert album.query == "type:audio"


def test_a_search_with_files_makes_no_album(desktop: Desktop) -> None:
    """The window says what to do instead."""
    desktop.operations.find_similar(items=pictures_of(desktop)[:1])
    desktop.search_menu.album.trigger()
    assert "with files" in said(desktop)
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
    make_album(desktop, qtbot, "Loved", query="is:favourite")
    assert counts(desktop) == {"Loved": 0}
    marked = Marking(MarkChange(favourite=True), (listed(desktop)[0].id,))
    library_of(desktop).by_hand.mark((marked,))
    engine.post(LibraryChanged())
    qtbot.waitUntil(lambda: counts(desktop) == {"Loved": 1})
    assert refills() == 1


def test_no_engine_leaves_nothing_waiting(desktop: Desktop, qtbot: QtBot) -> None:
    """When the engine has ended, the next one is asked again to fill albums of searches."""
    make_album(desktop, qtbot, "Sounds", query="type:audio")
    engine = engine_of(desktop)
    library, engine.library = engine.library, None
    desktop.selection.albums.refill()
    desktop.services.groups.break_off()
    engine.library = library
    before = len(engine.requests)
    desktop.selection.albums.refill()
    assert len(engine.requests) == before + 1
