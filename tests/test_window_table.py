"""The table: its columns, their order, and its header by mouse and keys."""

from __future__ import annotations

import numpy as np
from desktop_support import (
    OFFSCREEN_NOISE,
    names,
    type_words,
)
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryMode
from desktop.gallery.table_header import Column
from desktop.shell.app import Desktop
from engine.types import Sort

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _columns(desktop: Desktop) -> list[Column]:
    return [column for column, _, _ in desktop.window.gallery.header.places()]


def _click_header(desktop: Desktop, column: Column) -> None:
    header = desktop.window.gallery.header
    left = next(left for one, left, _ in header.places() if one is column)
    place = QPoint(left + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_button_shows_a_table(desktop: Desktop, qtbot: QtBot) -> None:
    """One file a row, with its columns; the keys and the selection are those of the tiles."""
    window = desktop.window
    qtbot.mouseClick(window.filters.views.buttons[GalleryMode.TABLE], Qt.MouseButton.LeftButton)
    assert window.gallery.mode is GalleryMode.TABLE
    assert desktop.views.modes[GalleryMode.TABLE].isChecked()
    assert _columns(desktop)[:3] == [Column.NAME, Column.FOLDER, Column.DATE]
    assert Column.MATCH not in _columns(desktop)
    window.gallery.select_row(0)
    window.gallery.setFocus()
    qtbot.keyClick(window.gallery, Qt.Key.Key_Down)
    assert window.gallery.currentIndex().row() == 1
    rows = [window.gallery.visualRect(desktop.model.index(row)) for row in range(3)]
    assert len({rect.width() for rect in rows}) == 1
    assert rows[0].bottom() < rows[1].top() + 1


def test_the_table_tells_how_well_hits_match_and_makes_room(desktop: Desktop, qtbot: QtBot) -> None:
    """Of a search it has one more column; where there is little room others are left out."""
    desktop.views.show(GalleryMode.TABLE)
    type_words(desktop, qtbot, "red")
    desktop.window.resize(1600, 800)
    assert set(_columns(desktop)) == set(Column)
    desktop.preview_place.entry.trigger()
    desktop.window.resize(900, 600)
    assert _columns(desktop)[0] is Column.NAME
    assert Column.MATCH in _columns(desktop)
    assert Column.KIND not in _columns(desktop)
    names_wide = desktop.window.gallery.header.places()[0][2]
    assert names_wide >= 150


def test_a_click_on_a_header_orders_the_list(desktop: Desktop, qtbot: QtBot) -> None:
    """As the box of orders does; one without an order does nothing."""
    desktop.views.show(GalleryMode.TABLE)
    with qtbot.waitSignal(desktop.store.listed):
        _click_header(desktop, Column.NAME)
    assert desktop.session.query.sort is Sort.NAME
    assert desktop.window.filters.sort.currentData() == Sort.NAME
    assert names(desktop) == sorted(names(desktop))
    header = desktop.window.gallery.header
    assert header.sortIndicatorSection() == list(Column).index(Column.NAME)
    _click_header(desktop, Column.FOLDER)
    assert desktop.session.query.sort is Sort.NAME
    with qtbot.waitSignal(desktop.store.listed):
        qtbot.keyClicks(desktop.window.search.box, "sort:size")
        desktop.session.submit()
    _click_header(desktop, Column.NAME)
    assert desktop.session.query.sort is Sort.SIZE


def test_the_header_is_worked_by_keys(desktop: Desktop, qtbot: QtBot) -> None:
    """Tab leads there, arrows to a column, Enter orders, Shift widens; a screen reader hears it."""
    desktop.views.show(GalleryMode.TABLE)
    desktop.window.resize(1600, 800)
    gallery, header = desktop.window.gallery, desktop.window.gallery.header
    gallery.setFocus()
    qtbot.keyClick(gallery, Qt.Key.Key_Tab)
    qtbot.waitUntil(header.hasFocus)
    told = QAccessible.queryAccessibleInterface(header)
    assert told.text(QAccessible.Text.Name) == "Column Name, Enter orders by it"
    with qtbot.waitSignal(desktop.store.listed):
        qtbot.keyClick(header, Qt.Key.Key_Return)
    assert desktop.session.query.sort is Sort.NAME
    assert header.accessibleName() == "Column Name, which the list is ordered by"
    qtbot.keyClick(header, Qt.Key.Key_Right)
    assert header.accessibleName() == "Column Folder"
    before = {column: width for column, _, width in header.places()}
    qtbot.keyClick(header, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    after = {column: width for column, _, width in header.places()}
    assert after[Column.FOLDER] > before[Column.FOLDER]
    assert sum(after.values()) == sum(before.values())
    for _ in range(20):
        qtbot.keyClick(header, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    narrowest = {column: width for column, _, width in header.places()}[Column.FOLDER]
    assert 30 < narrowest < before[Column.FOLDER]
    for _ in range(9):
        qtbot.keyClick(header, Qt.Key.Key_Left)
    assert header.accessibleName().startswith("Column Name")
    qtbot.keyClick(header, Qt.Key.Key_Down)
    assert gallery.hasFocus()


def test_a_mix_is_not_said_to_be_in_order(desktop: Desktop, qtbot: QtBot) -> None:
    """Only a click on Match puts the best first, and then the header says so."""
    desktop.views.show(GalleryMode.TABLE)
    type_words(desktop, qtbot, "red")
    header = desktop.window.gallery.header
    assert not header.isSortIndicatorShown()
    _click_header(desktop, Column.MATCH)
    assert desktop.session.query.sort is Sort.SCORE
    assert header.isSortIndicatorShown()
    assert header.sortIndicatorSection() == list(Column).index(Column.MATCH)


def test_titles_stand_in_line_with_their_cells(desktop: Desktop, qtbot: QtBot) -> None:
    """At the left of a column, and at the right where its cells are."""
    desktop.window.resize(1280, 800)
    desktop.views.show(GalleryMode.TABLE)
    gallery, header = desktop.window.gallery, desktop.window.gallery.header
    row = gallery.visualRect(desktop.model.index(1, 0))
    gallery.clearSelection()
    for column, left, width in header.places():
        if column in (Column.FOLDER, Column.SIZE):
            title = _ink(header.viewport(), QRect(left + 2, 4, width - 6, header.height() - 8))
            cell = _ink(
                gallery.viewport(), QRect(row.left() + left + 2, row.top() + 4, width - 6, 16)
            )
            side = -1 if column is Column.SIZE else 0
            assert abs(title[side] - cell[side]) <= 2


def _ink(widget: QWidget, part: QRect) -> list[int]:
    """The columns of pixels that something is written in."""
    image = widget.grab(part).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    grey = np.array(
        [
            [image.pixelColor(x, y).value() for x in range(image.width())]
            for y in range(image.height())
        ]
    )
    return [int(x) for x in np.flatnonzero(np.ptp(grey, axis=0) > 60)]
