"""The gallery's view by keyboard, mouse and screen reader."""

from __future__ import annotations

import numpy as np
import pytest
from desktop_support import OFFSCREEN_NOISE, double_click
from gallery_items import MILLION, items_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryView
from desktop.gallery.view import MOST_SELECTED
from engine.types import Hit, Segment, SegmentKind

pytest_plugins = ("gallery_fixtures",)
pytestmark = OFFSCREEN_NOISE


def test_selecting_all_is_one_range(million: GalleryView) -> None:
    """Selecting a million rows makes one range, and actions take a bounded part of it."""
    million.selectAll()
    ranges = million.selectionModel().selection()
    assert ranges.count() == 1
    assert ranges.first().bottom() == MILLION - 1
    assert len(million._selected_rows()) == MOST_SELECTED


def test_arrow_keys_move_by_tile_and_line(million: GalleryView, qtbot: QtBot) -> None:
    """From the second line's first tile every key goes where the eye expects."""
    columns = million.tiles.columns
    assert columns > 1
    for key, expected in (
        (Qt.Key.Key_Right, columns + 1),
        (Qt.Key.Key_Left, columns - 1),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Down, 2 * columns),
        (Qt.Key.Key_Home, 0),
    ):
        million.select_row(columns)
        qtbot.keyClick(million, key)
        assert million.currentIndex().row() == expected, key


def test_page_keys_move_by_a_screen(million: GalleryView, qtbot: QtBot) -> None:
    """Page Down leaves the current tile in sight, lines further down, and Page Up returns."""
    million.select_row(0)
    qtbot.keyClick(million, Qt.Key.Key_PageDown)
    assert million.currentIndex().row() >= 2 * million.tiles.columns
    assert million.viewport().rect().contains(million.visualRect(million.currentIndex()))
    qtbot.keyClick(million, Qt.Key.Key_PageUp)
    assert million.currentIndex().row() == 0


def test_shift_selects_the_range_between(million: GalleryView, qtbot: QtBot) -> None:
    """A click and a shift-click select every tile from one to the other, across lines."""
    last = million.tiles.columns + 1
    shift = Qt.KeyboardModifier.ShiftModifier
    for row, keys in ((1, Qt.KeyboardModifier.NoModifier), (last, shift)):
        centre = million.visualRect(million._gallery.index(row)).center()
        qtbot.mouseClick(million.viewport(), Qt.MouseButton.LeftButton, keys, centre)
    assert million._selected_rows() == list(range(1, last + 1))


def test_enter_opens_and_space_looks(million: GalleryView, qtbot: QtBot) -> None:
    """Enter tells which item is to be opened; the space bar asks to look at it."""
    million.select_row(2)
    with qtbot.waitSignal(million.opened) as opened:
        qtbot.keyClick(million, Qt.Key.Key_Return)
    assert opened.args[0].id == 2
    with qtbot.waitSignal(million.look_wanted):
        qtbot.keyClick(million, Qt.Key.Key_Space)


def test_a_double_click_looks(million: GalleryView, qtbot: QtBot) -> None:
    """Two quick clicks on a tile ask to look at it."""
    centre = million.visualRect(million._gallery.index(1)).center()
    with qtbot.waitSignal(million.look_wanted):
        double_click(million.viewport(), centre)


def test_typing_is_handed_on(million: GalleryView, qtbot: QtBot) -> None:
    """Letters go to the search box and do not look through a million names."""
    with qtbot.waitSignal(million.typed) as typed:
        qtbot.keyClick(million, "b")
    assert typed.args == ["b"]


def test_the_keys_pass_over_a_heading(view: GalleryView, qtbot: QtBot) -> None:
    """From the last good match they lead to the closest of the others, and back."""
    hits = [
        Hit(item, 1.0, 50, Segment(SegmentKind.WHOLE), weak=item.id > 1)
        for item in items_of([1, 2, 3])
    ]
    view._gallery.show_hits(hits)
    view.select_row(0)
    for key, row in ((Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Down, 2)):
        qtbot.keyClick(view, key)
        assert view.currentIndex().row() == row


def test_the_menu_opens_on_tiles_by_mouse_and_key(million: GalleryView, qtbot: QtBot) -> None:
    """A context menu is asked for on a tile, by the menu key too, and not beside tiles."""
    million.select_row(0)
    wished: list[QPoint] = []
    million.menu_wanted.connect(wished.append)
    for reason, place in (
        (QContextMenuEvent.Reason.Keyboard, QPoint(0, 0)),
        (QContextMenuEvent.Reason.Mouse, million.visualRect(million.currentIndex()).center()),
        (QContextMenuEvent.Reason.Mouse, QPoint(2, 2)),
    ):
        where = million.viewport().mapToGlobal(place)
        QApplication.sendEvent(million.viewport(), QContextMenuEvent(reason, place, where))
    assert len(wished) == 2


def test_zoom_changes_the_columns(million: GalleryView) -> None:
    """Larger tiles make fewer columns, and the zoom ends at its limits."""
    columns = million.tiles.columns
    million.zoom(1)
    assert million.tiles.columns < columns
    million.zoom(-50)
    assert million.tiles.columns > columns


def test_screen_readers_see_a_list_of_named_items(million: GalleryView) -> None:
    """The view has the role of a list, and its children say what they are."""
    interface = QAccessible.queryAccessibleInterface(million)
    assert interface.role() == QAccessible.Role.List
    child = interface.child(3)
    assert child.text(QAccessible.Text.Name) == "Picture 3.png"


@pytest.mark.parametrize("step", [37, pytest.param(1, marks=pytest.mark.slow)])
def test_a_tile_that_is_gone_to_is_seen_whole(view: GalleryView, step: int) -> None:
    """Down and up again, at any height that a window may have: no outline is cut off."""
    view._gallery.show_ids(np.arange(40, dtype=np.int64))
    for height in range(380, 380 + view.tiles.pitch, step):
        view.resize(800, height)
        view.updateGeometries()
        for row in (*range(40), *reversed(range(40))):
            view.select_row(row)
            tile = view.visualRect(view.currentIndex())
            assert view.viewport().rect().contains(tile), (height, row)
