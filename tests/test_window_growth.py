"""A search while files come in: answered from what is there, refreshed, and nothing moves."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import write_text
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    EngineInProcess,
    OpenDesktop,
    engine_of,
    listed,
    names,
    row_of,
    select,
    type_words,
)
from kept_shelf import KeptShelf
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from desktop.search.session import SearchSession
from desktop.shell.app import Desktop
from engine.catalogue import Catalogue
from engine.catalogue.migrations import STEPS
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.service.messages import IndexingProgress, Ready, Search
from engine.types import Progress, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
LAST_TWO_STEPS_BACK = """
DROP TRIGGER hung_content_gone;
DROP TRIGGER hung_content_changed;
DROP TABLE hung;
ALTER TABLE roots DROP COLUMN drives;
"""


def _write_media(folder: Path) -> None:
    for number in range(30):
        write_text(folder / f"b{number:02}.txt", f"red number {number}")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> KeptShelf:
    """Thirty documents and their library."""
    return KeptShelf(tmp_path_factory.mktemp("growth"), _write_media)


@pytest.fixture
def media(shelf: KeptShelf, library_dir: Path) -> Path:
    """These documents; more may come."""
    return shelf.set_back(library_dir)


@pytest.fixture
def library(make_library: MakeLibrary, media: Path) -> Library:
    """A library of them."""
    return make_library()


@pytest.fixture
def window(open_desktop: OpenDesktop, library: Library, qtbot: QtBot) -> Desktop:
    """A low window on them, in which a few fit."""
    desktop = open_desktop(library)
    desktop.window.resize(760, 500)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 30)
    desktop.store._relist.setInterval(50)
    return desktop


def _grow(library: Library, media: Path, count: int = 12) -> None:
    """More documents come in, which match better than the others."""
    for number in range(count):
        write_text(media / f"a{number:02}.txt", "red" + "\n" * number)
    library.index()


def _refresh(desktop: Desktop, qtbot: QtBot) -> None:
    """The engine tells of progress, and what is shown is asked for again."""
    with qtbot.waitSignal(desktop.session.answered, timeout=10_000):
        engine_of(desktop).post(IndexingProgress(Progress(Stage.INDEXING, 1, 2)))


def test_an_answer_is_refreshed_while_files_come_in(
    window: Desktop, library: Library, qtbot: QtBot, media: Path
) -> None:
    """New files join the answer; at the top the best is looked at, whatever it is."""
    type_words(window, qtbot, "red")
    assert not any(name.startswith("a") for name in names(window))
    _grow(library, media)
    _refresh(window, qtbot)
    assert sum(name.startswith("a") for name in names(window)) == 12
    assert window.window.gallery.verticalScrollBar().value() == 0


def test_an_answer_follows_what_another_program_indexes(
    window: Desktop, make_library: MakeLibrary, qtbot: QtBot, media: Path
) -> None:
    """Without a word of this window's engine, which is only asked once more."""
    type_words(window, qtbot, "red")
    shown, asked = names(window)[4], len(engine_of(window).searches)
    select(window, qtbot, shown)
    other = make_library()
    _grow(other, media)
    other.close()
    window.store._look_for_writes.setInterval(50)
    window.store.look_for_writes()
    qtbot.waitUntil(lambda: sum(name.startswith("a") for name in names(window)) == 12)
    assert window.window.gallery.currentIndex().row() == row_of(window, shown)
    assert len(engine_of(window).searches) == asked + 1


def test_a_search_is_taken_up_again_at_its_place(
    window: Desktop, library: Library, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """The next window has all that was selected, and is scrolled as far, though files came in."""
    type_words(window, qtbot, "red")
    gallery = window.window.gallery
    first, last = names(window)[16], names(window)[18]
    select(window, qtbot, first)
    index = window.model.index(row_of(window, last))
    gallery.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)
    top, offset = gallery.visualRect(index).top(), gallery.verticalScrollBar().value()
    assert offset > 0
    selected = gallery.selected_items()
    assert {Path(item.path).name for item in selected} == {first, last}
    window.window.close()

    again = open_desktop(library)
    again.window.resize(760, 500)
    qtbot.waitUntil(lambda: len(listed(again)) == 30)
    gallery = again.window.gallery
    assert again.model.shows_hits
    assert gallery.selected_items() == selected
    assert gallery.currentIndex().row() == row_of(again, last)
    assert gallery.verticalScrollBar().value() == offset
    assert gallery.visualRect(gallery.currentIndex()).top() == top


def test_what_is_looked_at_stays_where_it_is(
    window: Desktop, library: Library, qtbot: QtBot, media: Path
) -> None:
    """The current tile keeps its height on the screen, its selection and its preview."""
    type_words(window, qtbot, "red")
    gallery, preview = window.window.gallery, window.window.preview
    shown = names(window)[4]
    select(window, qtbot, shown)
    item, top = preview.item, gallery.visualRect(gallery.currentIndex()).top()
    _grow(library, media)
    _refresh(window, qtbot)
    assert row_of(window, shown) > 4
    assert gallery.currentIndex().row() == row_of(window, shown)
    assert gallery.visualRect(gallery.currentIndex()).top() == top
    assert preview.item == item
    assert [one.path for one in gallery.selected_items()] == [item.path if item else ""]


def test_what_was_scrolled_to_stays_though_a_part_of_it_is_gone(
    window: Desktop, library: Library, qtbot: QtBot, media: Path
) -> None:
    """The first tile on the screen that is still there keeps its height."""
    type_words(window, qtbot, "red")
    gallery = window.window.gallery
    bar = gallery.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    rows = [row for row in gallery.visible_rows if window.model.id_at(row) is not None]
    first, second = (window.model.item_at(row) for row in rows[:2])
    assert first is not None
    assert second is not None
    top = gallery.visualRect(window.model.index(rows[1])).top()
    library.forget(first.path)
    _grow(library, media)
    _refresh(window, qtbot)
    row = window.model.row_of(second.id)
    assert row is not None
    assert gallery.visualRect(window.model.index(row)).top() == top


def test_an_answer_that_is_the_same_changes_nothing(window: Desktop, qtbot: QtBot) -> None:
    """Where no file came in that would be shown, the rows are left alone."""
    type_words(window, qtbot, "red")
    asked, resets = len(engine_of(window).searches), []
    window.model.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(window.store.outdated, timeout=10_000):
        engine_of(window).post(IndexingProgress(Progress(Stage.SCANNING)))
    with qtbot.waitSignal(window.engine_events):
        pass
    assert len(engine_of(window).searches) == asked + 1
    assert resets == []


def test_a_refresh_waits_for_what_is_asked_already(qapp: object) -> None:
    """One search at a time, and none while a person types."""
    sent: list[Search] = []
    session = SearchSession(sent.append)
    session.set_text("red")
    session.refresh()
    assert sent == []
    session.run()
    session.refresh()
    assert len(sent) == 1


def test_a_change_hides_no_mistake(qapp: object, qtbot: QtBot) -> None:
    """What was typed just now, and cannot be read, is told although the library changes."""
    sent: list[Search] = []
    session = SearchSession(sent.append)
    session.set_text("red")
    session.submit()
    with qtbot.waitSignal(session.misread):
        session.set_text("red size:abc")
        session.run_again()
    first, second = sent
    assert first.query == second.query


def test_copies_are_not_taken_away(window: Desktop, qtbot: QtBot) -> None:
    """Who looks at the copies of a file goes on doing so while files come in."""
    type_words(window, qtbot, "red")
    window.window.filters.show_copies(True)
    asked = len(engine_of(window).searches)
    window.store.outdated.emit()
    assert len(engine_of(window).searches) == asked
    window.window.filters.show_copies(False)
    window.store.outdated.emit()
    assert len(engine_of(window).searches) == asked + 1


def test_a_library_of_an_older_version_is_shown_once_the_engine_has_opened_it(
    open_desktop: OpenDesktop, library: Library, library_dir: Path, qtbot: QtBot
) -> None:
    """The window cannot read it before; then folders, counts and files are there."""
    path = LibraryPaths(library_dir).catalogue
    with closing(sqlite3.connect(path)) as older, older:
        older.executescript(LAST_TWO_STEPS_BACK)
        older.execute(f"PRAGMA user_version = {len(STEPS) - 2}")
    desktop = open_desktop(connect=lambda post: EngineInProcess(post, library, loads=False))
    qtbot.waitUntil(desktop.window.empty.welcome.isVisible)
    Catalogue(path).close()
    engine_of(desktop).post(Ready("starter"))
    qtbot.waitUntil(lambda: len(listed(desktop)) == 30)
    assert desktop.window.side.isVisible()
