"""The ways to look at what is listed, and the preview beside it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_picture
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    listed,
    names,
    row_of,
    select,
    type_words,
)
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryMode, TileSize
from desktop.gallery.headings import Heading
from desktop.gallery.roles import TileRole
from desktop.gallery.table_header import Column
from desktop.shell.app import Desktop
from engine.types import Modality, Sort

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


def _headings(desktop: Desktop) -> list[Heading]:
    rows = range(desktop.model.rowCount())
    found = (desktop.model.index(row).data(TileRole.HEADING) for row in rows)
    return [one for one in found if one is not None]


def _tops(desktop: Desktop) -> set[int]:
    """Where lines of tiles begin."""
    rows = [row for row in range(desktop.model.rowCount()) if not desktop.model.is_heading(row)]
    return {desktop.window.gallery.tiles.rect(row).top() for row in rows}


def test_each_kind_has_a_shelf(desktop: Desktop, qtbot: QtBot) -> None:
    """A line of each, however narrow, with the number of all; a click shows all of the kind."""
    window = desktop.window
    with qtbot.waitSignal(desktop.store.listed):
        desktop.views.modes[GalleryMode.SHELVES].trigger()
    assert [one.kind for one in _headings(desktop)] == list(Modality)[:3]
    assert [one.count for one in _headings(desktop)] == [3, 2, 3]
    assert len(_tops(desktop)) == 3
    assert len(listed(desktop)) == 8
    desktop.views.sizes[TileSize.VERY_LARGE].trigger()
    desktop.preview_place.entry.trigger()
    window.resize(900, 700)
    qtbot.waitUntil(lambda: len(listed(desktop)) < 8)
    assert len(_tops(desktop)) == 3
    assert [one.count for one in _headings(desktop)] == [3, 2, 3]
    gallery = window.gallery
    place = gallery.visualRect(desktop.model.index(0)).center()
    with qtbot.waitSignal(desktop.store.listed):
        qtbot.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.filters.chosen == {Modality.IMAGE}
    assert sorted(names(desktop)) == ["leaf.png", "rose.png", "sea.png"]


def test_a_search_fills_the_shelves(desktop: Desktop, qtbot: QtBot) -> None:
    """With the best of each kind, in whatever order; what matches badly is told to."""
    desktop.views.show(GalleryMode.SHELVES)
    type_words(desktop, qtbot, "red")
    told = {one.kind: one for one in _headings(desktop)}
    counts = desktop.session.paging.pages.counts
    assert {kind: one.count for kind, one in told.items()} == {kind: counts[kind] for kind in told}
    assert "none" not in told[Modality.IMAGE].title
    first = listed(desktop)[0]
    assert first.path.endswith("rose.png")
    with qtbot.waitSignal(desktop.session.answered):
        desktop.session.set_sort(Sort.NAME)
    assert [one.kind for one in _headings(desktop)] == list(Modality)[:3]
    with qtbot.waitSignal(desktop.session.answered):
        desktop.views.show(GalleryMode.TILES)
    assert not any(one.kind for one in _headings(desktop))


@pytest.fixture
def dated(
    make_library: MakeLibrary, open_desktop: OpenDesktop, tmp_path: Path, qtbot: QtBot
) -> Desktop:
    """A window on sixty files of five months in two years."""
    for number in range(60):
        path = write_picture(tmp_path / "dated" / f"{number:02}.png", "red", number)
        moment = datetime(2023 + number // 36, 1 + number % 36 // 12 * 4, 15, 12).timestamp()
        os.utime(path, (moment, moment))
    library = make_library()
    library.index((str(tmp_path / "dated"),))
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 60)
    desktop.views.show(GalleryMode.TABLE)
    desktop.window.resize(1000, 600)
    return desktop


def test_a_list_by_date_has_a_scrubber(dated: Desktop, qtbot: QtBot) -> None:
    """Months lie on it where they lie in the list; a click goes there and says which it is."""
    gallery, scrubber = dated.window.gallery, dated.window.gallery.scrubber
    marks = range(len(scrubber.marks.starts))
    assert [scrubber.marks.title(mark).split()[1] for mark in marks] == ["2024"] * 2 + ["2023"] * 3
    assert scrubber.isVisible()
    assert scrubber.geometry().left() > gallery.viewport().geometry().right()
    share = gallery.tiles.rect(int(scrubber.marks.starts[2])).top() / gallery.tiles.height
    place = QPoint(8, round(share * scrubber.height()) + 4)
    qtbot.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=place)
    assert scrubber._label.isVisible()
    assert scrubber._label.text() == scrubber.marks.title(2)
    qtbot.mouseRelease(scrubber, Qt.MouseButton.LeftButton, pos=place)
    assert scrubber._label.isHidden()
    assert int(scrubber.marks.starts[2]) in gallery.visible_rows
    with qtbot.waitSignal(dated.store.listed):
        dated.session.set_sort(Sort.NAME)
    assert scrubber.isHidden()


def test_a_month_is_gone_to_by_keyboard(dated: Desktop) -> None:
    """The View menu has the years and months of the list; one makes its first file current."""
    dated.views.dates.aboutToShow.emit()
    years = {entry.text(): entry.menu() for entry in dated.views.dates.actions()}
    assert list(years) == ["2024", "2023"]
    last = years["2023"].actions()[-1]
    assert last.text() == "January 2023"
    last.trigger()
    start = int(dated.window.gallery.scrubber.marks.starts[-1])
    assert dated.window.gallery.currentIndex().row() == start


def test_view_and_size_are_kept(open_desktop: OpenDesktop) -> None:
    """The next start shows the gallery as it was left."""
    first = open_desktop()
    first.views.modes[GalleryMode.TABLE].trigger()
    first.views.sizes[TileSize.SMALL].trigger()
    first.window.close()
    second = open_desktop()
    assert second.window.gallery.mode is GalleryMode.TABLE
    assert second.window.filters.views.buttons[GalleryMode.TABLE].isChecked()
    assert second.window.gallery.size_of_tiles is TileSize.SMALL
    second.views.menu.aboutToShow.emit()
    assert second.views.sizes[TileSize.SMALL].isChecked()


def test_the_preview_is_there_while_something_is_looked_at(desktop: Desktop, qtbot: QtBot) -> None:
    """It gives its room to the gallery otherwise, and in a narrow window."""
    window = desktop.window
    assert not window.preview.isVisible()
    before = window.gallery.width()
    select(desktop, qtbot, "rose.png")
    assert window.preview.isVisible()
    assert window.gallery.width() < before
    window.resize(1000, 700)
    assert not window.preview.isVisible()
    window.resize(1200, 700)
    assert window.preview.isVisible()
    with qtbot.waitSignal(desktop.session.answered):
        desktop.session.put_text("green")
    assert not window.preview.isVisible()


def test_the_person_decides_about_the_preview(
    desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """F10 opens and closes it for good, until it may go by itself again; that is kept."""
    window, place = desktop.window, desktop.preview_place
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert window.preview.isVisible()
    window.resize(QSize(950, 600))
    assert window.preview.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert not window.preview.isVisible()
    window.resize(1280, 800)
    select(desktop, qtbot, "rose.png")
    assert not window.preview.isVisible()
    assert not place.by_itself.isChecked()
    window.close()
    second = open_desktop(desktop.engine.library)
    assert not second.preview_place.by_itself.isChecked()
    second.window.resize(1280, 800)
    second.preview_place.by_itself.trigger()
    # What was looked at the last time is looked at again.
    qtbot.waitUntil(lambda: len(listed(second)) == 8)
    second.window.gallery.select_row(0)
    assert second.window.preview.isVisible()


def test_a_double_click_looks_at_the_tile_that_was_clicked(desktop: Desktop, qtbot: QtBot) -> None:
    """Also where the preview came with the first click, and moved the tiles."""
    gallery, row = desktop.window.gallery, 5
    centre = gallery.visualRect(desktop.model.index(row)).center()
    qtbot.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    with qtbot.waitSignal(desktop.viewer_loader.loaded):
        qtbot.mouseDClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert desktop.window.shows_viewer
    assert desktop.window.gallery.currentIndex().row() == row


def test_a_key_shows_all_of_the_kind_that_is_current(desktop: Desktop, qtbot: QtBot) -> None:
    """What a click on the heading of a shelf does, from the keyboard."""
    desktop.views.show(GalleryMode.SHELVES)
    desktop.window.gallery.select_row(row_of(desktop, "bird.wav"))
    with qtbot.waitSignal(desktop.session.changed):
        desktop.window.gallery.show_kind()
    assert desktop.session.query.filters.modalities == {Modality.AUDIO}
    assert "Ctrl+Shift+K" in [one.shortcut().toString() for one in desktop.menus.view.actions()]


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
