"""The gallery's view: quick at a million rows, and usable by keyboard alone."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import pytest
from desktop_support import OFFSCREEN_NOISE, double_click
from msgspec.structs import replace
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gallery import NO_PLACE, GalleryModel, GalleryView, Headings, Place, ThumbnailLoader
from desktop.gallery.layout import HEADER_HEIGHT
from desktop.gallery.place import MOST_KEPT
from desktop.gallery.selection import Selection
from desktop.gallery.view import MOST_SELECTED
from desktop.services.tasks import Worker
from engine.library.reader import LibraryReader
from engine.types import Hit, Item, Modality, Segment, SegmentKind

pytestmark = OFFSCREEN_NOISE
MILLION = 1_000_000


def _items(ids: list[int]) -> list[Item]:
    return [Item(one, f"/media/{one}.png", Modality.IMAGE, 1, 1) for one in ids]


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[Worker]:
    """Where thumbnails are loaded."""
    worker = Worker("art", pytest.fail)
    yield worker
    worker.close()


@pytest.fixture
def asked() -> list[int]:
    """The ids of the items that the view had to know."""
    return []


@pytest.fixture
def view(qtbot: QtBot, worker: Worker, library_dir: object, asked: list[int]) -> GalleryView:
    """A gallery whose items come as soon as they are asked for."""
    model = GalleryModel()
    model.items_wanted.connect(asked.extend)
    model.items_wanted.connect(lambda ids: model.put_items(_items(ids)))
    view = GalleryView(model, ThumbnailLoader(LibraryReader(library_dir), worker))
    view.resize(800, 600)
    view.show()
    qtbot.addWidget(view)
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def million(view: GalleryView, qtbot: QtBot, asked: list[int]) -> GalleryView:
    """A gallery of a million rows whose first tiles have come."""
    view._gallery.show_ids(np.arange(MILLION, dtype=np.int64))
    qtbot.waitUntil(lambda: len(asked) >= len(view.visible_rows))
    view.setFocus()
    return view


def test_only_visible_rows_are_fetched(million: GalleryView, asked: list[int]) -> None:
    """Of a million rows only those on the screen are asked for."""
    assert len(asked) < 40
    assert set(asked) == set(million.visible_rows)


def test_the_end_of_a_million_rows_is_one_key_away(
    million: GalleryView, qtbot: QtBot, asked: list[int]
) -> None:
    """End shows the last row without asking for what lies between."""
    qtbot.keyClick(million, Qt.Key.Key_End)
    assert million.currentIndex().row() == MILLION - 1
    qtbot.waitUntil(lambda: MILLION - 1 in asked)
    assert million.viewport().rect().contains(million.visualRect(million.currentIndex()))
    assert len(asked) < 80


def test_resetting_and_resizing_a_million_rows_is_instant(million: GalleryView) -> None:
    """A reset with a resize lays out no rows: it is far below a frame's time for each 1,000."""
    start = time.perf_counter()
    million._gallery.show_ids(np.arange(MILLION, dtype=np.int64))
    million.resize(700, 500)
    assert time.perf_counter() - start < 0.5


def test_a_message_above_the_gallery_scrolls_nothing(million: GalleryView) -> None:
    """A gallery that is made lower or higher shows the same tiles at the same height."""
    bar, offset = million.verticalScrollBar(), million.tiles.pitch * 3 // 2
    bar.setValue(offset)
    for height in (560, 600):
        million.resize(800, height)
        assert bar.value() == offset


def test_what_is_seen_stays_in_another_width(million: GalleryView) -> None:
    """As beside a side bar that comes or goes: the current tile if it is seen, else the first."""
    million.verticalScrollBar().setValue(MILLION)
    for width in (640, 1000):
        first = million.indexAt(QPoint(20, 20))
        top = million.visualRect(first).top()
        million.resize(width, 600)
        assert million.visualRect(first).top() == top
    current = million._gallery.index(million.visible_rows[-1])
    million.setCurrentIndex(current)
    top = million.visualRect(current).top()
    for width in (640, 1000):
        million.resize(width, 600)
        assert million.visualRect(current).top() == top


def test_where_all_that_was_seen_is_gone_the_place_in_the_list_stays(million: GalleryView) -> None:
    """Nobody is thrown back to the top."""
    million.restore(Place(offset=700, seen=((MILLION + 1, 30),)))
    assert million.verticalScrollBar().value() == 700


def test_a_million_grouped_rows_scroll_and_move(million: GalleryView, qtbot: QtBot) -> None:
    """With a heading every 20 rows the keys pass over headings, and the end is one key away."""
    starts = np.arange(0, MILLION, 20, dtype=np.int64)
    titles = tuple(map(str, starts.tolist()))
    million._gallery.show_ids(np.arange(MILLION, dtype=np.int64), Headings(starts, titles))
    million.restore(NO_PLACE)
    assert million._gallery.rowCount() == MILLION + len(starts)
    million.select_row(1)
    qtbot.keyClick(million, Qt.Key.Key_End)
    last = million.currentIndex()
    assert last.row() == MILLION + len(starts) - 1
    assert million.viewport().rect().contains(million.visualRect(last))
    qtbot.keyClick(million, Qt.Key.Key_Home)
    assert million._gallery.id_at(million.currentIndex().row()) == 0
    qtbot.keyClick(million, Qt.Key.Key_Up)
    assert million._gallery.id_at(million.currentIndex().row()) == 0
    for _ in range(-(-20 // million.tiles.columns)):
        qtbot.keyClick(million, Qt.Key.Key_Down)
    assert million._gallery.id_at(million.currentIndex().row()) == 20
    qtbot.keyClick(million, Qt.Key.Key_Left)
    assert million._gallery.id_at(million.currentIndex().row()) == 19
    qtbot.keyClick(million, Qt.Key.Key_Right)
    assert million._gallery.id_at(million.currentIndex().row()) == 20


def test_the_heading_of_a_group_stays_on_top(view: GalleryView, qtbot: QtBot) -> None:
    """While a group scrolls its heading is seen, and a click on it reaches no tile behind it."""
    view._gallery.show_ids(np.arange(80, dtype=np.int64), Headings(np.array([0, 40]), ("a", "b")))
    view.updateGeometries()
    band = QRect(0, 0, view.viewport().width(), HEADER_HEIGHT - 4)
    looks = []
    for offset in (view.tiles.pitch // 2, view.tiles.pitch, view.tiles.rect(42).top()):
        view.verticalScrollBar().setValue(offset)
        looks.append(view.viewport().grab(band).toImage())
        assert view._gallery.is_heading(view.indexAt(QPoint(60, 10)).row())
    assert looks[0] == looks[1] != looks[2]
    # What is gone to is not behind it.
    for row in reversed(range(1, 40)):
        view.select_row(row)
        assert view.visualRect(view.currentIndex()).top() >= HEADER_HEIGHT


def test_selecting_all_is_one_range(million: GalleryView) -> None:
    """Selecting a million rows makes one range, and actions take a bounded part of it."""
    million.selectAll()
    ranges = million.selectionModel().selection()
    assert ranges.count() == 1
    assert ranges.first().bottom() == MILLION - 1
    assert len(million._selected_rows()) == MOST_SELECTED


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Right, lambda columns: columns + 1),
        (Qt.Key.Key_Left, lambda columns: columns - 1),
        (Qt.Key.Key_Up, lambda columns: 0),
        (Qt.Key.Key_Down, lambda columns: 2 * columns),
        (Qt.Key.Key_Home, lambda columns: 0),
    ],
)
def test_arrow_keys_move_by_tile_and_line(
    million: GalleryView, qtbot: QtBot, key: Qt.Key, expected: object
) -> None:
    """From the second line's first tile every key goes where the eye expects."""
    columns = million.tiles.columns
    assert columns > 1
    million.select_row(columns)
    qtbot.keyClick(million, key)
    assert million.currentIndex().row() == expected(columns)


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
        for item in _items([1, 2, 3])
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


def test_replaced_rows_leave_the_person_where_they_were(million: GalleryView, qtbot: QtBot) -> None:
    """New files at the top move neither what is on the screen nor the current tile."""
    million.select_row(5000)
    million.verticalScrollBar().setValue(30_000)
    before = million.place()
    for first in (-40, -80):
        million._gallery.show_ids(np.arange(first, MILLION, dtype=np.int64))
        million.restore(before)
    assert replace(million.place(), offset=before.offset) == before
    assert million._gallery.id_at(million.currentIndex().row()) == 5000


def test_however_many_are_selected_stay_so_as_more_is_listed(million: GalleryView) -> None:
    """A part of them would be another selection, which looks like the person's own."""
    model = million._gallery
    million.clearSelection()
    for first, last in ((10, 39_999), (50_000, 109_999)):
        million.selectionModel().select(
            QItemSelection(model.index(first), model.index(last)),
            QItemSelectionModel.SelectionFlag.Select,
        )
    before = million.place()
    model.show_ids(np.arange(-7, MILLION, dtype=np.int64), Headings(np.array([0, 20]), ("a", "b")))
    million.restore(before)
    assert Selection(model, million.selectionModel()).ids() == before.selected
    assert len(before.selected) == 99_990
    # The heading, which nobody has selected, lies between two.
    assert million.selectionModel().selection().count() == 3


@pytest.mark.parametrize(("count", "kept"), [(MOST_KEPT, MOST_KEPT), (MOST_KEPT + 1, 0)])
def test_a_very_large_selection_is_not_kept(million: GalleryView, count: int, kept: int) -> None:
    """It would be written every few seconds, and held for every step of the way back."""
    last = million._gallery.index(count - 1)
    million.selectionModel().select(
        QItemSelection(million._gallery.index(0), last), QItemSelectionModel.SelectionFlag.Select
    )
    place = million.place()
    assert len(place.selected) == count
    assert len(place.kept.selected) == kept
    assert million.place(MOST_KEPT) == place.kept
    assert replace(place.kept, selected=()) == replace(place, selected=())


@pytest.mark.parametrize(("left", "current"), [(40, 8), (7, 4)])
def test_after_what_is_selected_has_gone_its_neighbour_is_current(
    view: GalleryView, left: int, current: int
) -> None:
    """The next tile, or at the end the one before: the keys go on from there."""
    view._gallery.show_ids(np.arange(left, dtype=np.int64))
    view.select_row(5)
    for row in (6, 7):
        view.selectionModel().select(
            view._gallery.index(row), QItemSelectionModel.SelectionFlag.Select
        )
    before = view.place()
    view._gallery.show_ids(np.setdiff1d(np.arange(left, dtype=np.int64), [5, 6, 7]))
    view.restore(before)
    assert view._gallery.id_at(view.currentIndex().row()) == current
    assert view._selected_rows() == [view.currentIndex().row()]


def test_after_very_many_have_gone_their_neighbour_is_current(million: GalleryView) -> None:
    """The tile after all of them, however many these are."""
    model = million._gallery
    million.select_row(10)
    million.selectionModel().select(
        QItemSelection(model.index(10), model.index(4999)), QItemSelectionModel.SelectionFlag.Select
    )
    before = million.place()
    model.show_ids(np.r_[:10, 5000:MILLION].astype(np.int64))
    million.restore(before)
    assert model.id_at(million.currentIndex().row()) == 5000


@pytest.mark.parametrize("step", [13, pytest.param(1, marks=pytest.mark.slow)])
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
