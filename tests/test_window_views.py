"""Shelves, the scrubber of dates, and the preview beside what is listed."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

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
from PySide6.QtCore import QPoint, QSize, Qt
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryMode, TileSize
from desktop.gallery.headings import Heading
from desktop.gallery.roles import TileRole
from desktop.shell.app import Desktop
from engine.types import Modality, Sort

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


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
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """F10 opens and closes it for good, until it may go by itself again; that is kept."""
    window, place = own_desktop.window, own_desktop.preview_place
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert window.preview.isVisible()
    window.resize(QSize(950, 600))
    assert window.preview.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert not window.preview.isVisible()
    window.resize(1280, 800)
    select(own_desktop, qtbot, "rose.png")
    assert not window.preview.isVisible()
    assert not place.by_itself.isChecked()
    window.close()
    second = open_desktop(own_desktop.engine.library)
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
