"""The gallery's view: quick at a million rows, whose places outlast every change."""

from __future__ import annotations

import time

import numpy as np
import pytest
from desktop_support import OFFSCREEN_NOISE
from gallery_items import MILLION
from msgspec.structs import replace
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from desktop.gallery import NO_PLACE, GalleryView, Headings, Place
from desktop.gallery.layout import HEADER_HEIGHT
from desktop.gallery.place import MOST_KEPT
from desktop.gallery.selection import Selection

pytest_plugins = ("gallery_fixtures",)
pytestmark = OFFSCREEN_NOISE


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
    """A reset with a resize lays out no rows: far below a frame's time for each 1,000."""
    start = time.thread_time()
    million._gallery.show_ids(np.arange(MILLION, dtype=np.int64))
    million.resize(700, 500)
    assert time.thread_time() - start < 0.5


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
