"""One window a library: a second start and other writers meet in it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from colour_media import write_picture
from command_line import Capture
from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, engine_of, listed
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.shell.second_start import SecondStart, tell_in_a_box
from desktop.shell.start import fit_to_screen, run
from engine.errors import UserError
from engine.library.door import Request, Show
from engine.library.lock import sole_window
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths
from engine.service.messages import Index
from engine.service.window_messages import WindowWanted

pytest_plugins = ("desktop_fixtures", "taken_fixtures")
pytestmark = OFFSCREEN_NOISE


def test_a_second_start_brings_the_first_window_forward(
    library_paths: LibraryPaths, taken_requests: list[Request], tmp_path: Path
) -> None:
    """It hands over its link and the whole paths of its folders, opens no window and ends well."""
    link = "triptych:search?q=red"
    with sole_window(library_paths) as is_sole:
        assert is_sole
        assert run(library_paths.directory, ("photos",), link, tmp_path / "window.ini") == 0
    assert taken_requests == [Show((str(Path.cwd() / "photos"),), link)]


def test_a_second_start_for_a_quick_search_opens_that(
    library_paths: LibraryPaths, taken_requests: list[Request], tmp_path: Path
) -> None:
    """In the window that is open, which is not brought forward for it."""
    with sole_window(library_paths):
        assert run(library_paths.directory, (), "", tmp_path / "window.ini", quick_search=True) == 0
    assert taken_requests == [Show(quick_search=True)]


def test_a_window_that_does_not_answer_is_told(
    library_paths: LibraryPaths, capsys: Capture
) -> None:
    """One line says what to do, in a terminal and in a small window; the status is not 0."""
    told: list[str] = []
    second = SecondStart(library_paths, Show(), patience=0)
    assert second.is_over()
    assert second.status(told.append) == 1
    assert "does not answer" in capsys.readouterr().err
    assert "does not answer" in told[0]


def test_what_is_told_in_a_box_stays_until_it_is_read(qapp: QApplication) -> None:
    """It is a window that has the line, and ends with it."""
    shown: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.append(box.text())
        box.accept()

    QTimer.singleShot(0, read)
    tell_in_a_box("Look for its window.")
    assert shown == ["Look for its window."]


def test_a_start_without_a_console_ends_plainly(
    library_paths: LibraryPaths, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As on Windows, where the log and the small window tell why nothing was opened."""
    monkeypatch.setattr("sys.stderr", None)
    assert SecondStart(library_paths, Show(), patience=0).status(lambda line: None) == 1
    assert "does not answer" in caplog.text


def test_the_next_window_is_the_only_one(library_paths: LibraryPaths) -> None:
    """Once the first is closed, be it by a crash."""
    with sole_window(library_paths) as first, sole_window(library_paths) as second:
        assert (first, second) == (True, False)
    with sole_window(library_paths) as third:
        assert third


def test_a_start_while_the_window_closes_waits_for_that(library_paths: LibraryPaths) -> None:
    """Its engine answers nobody any more, but the library is free in a moment."""
    with ExitStack() as first:
        assert first.enter_context(sole_window(library_paths))
        second = SecondStart(library_paths, Show())

        def is_over() -> bool:
            over = second.is_over()
            first.close()
            return over

        with sole_window(library_paths, is_over) as is_sole:
            assert is_sole


def test_a_window_starts_within_its_screen(qtbot: QtBot) -> None:
    """Its lowest buttons are not below the edge of a small screen; what fits stays as it is."""
    large, small = QWidget(), QWidget()
    for widget, size in ((large, QSize(9000, 8000)), (small, QSize(300, 200))):
        qtbot.addWidget(widget)
        widget.resize(size)
        fit_to_screen(widget)
    room = large.screen().availableGeometry()
    assert large.height() < room.height()
    assert large.width() < room.width()
    assert small.size() == QSize(300, 200)


def test_a_window_that_is_wanted_comes_forward(
    open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """Also out of the task bar; folders that came along are added, and a link is opened."""
    desktop = open_desktop()
    desktop.window.showMinimized()
    engine_of(desktop).post(WindowWanted((str(tmp_path),), "triptych:search?q=type%3Aimage"))
    qtbot.waitUntil(lambda: Index((str(tmp_path),)) in engine_of(desktop).requests)
    assert not desktop.window.windowState() & Qt.WindowState.WindowMinimized
    assert desktop.window.isActiveWindow()
    assert desktop.window.search.box.text() == "type:image"


def test_a_folder_that_is_not_there_is_not_said_to_be_added(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """It is told at once, however long the engine has other work."""
    engine_of(desktop).post(WindowWanted((str(tmp_path), str(tmp_path / "phtoos"))))
    told = desktop.window.messages.text
    qtbot.waitUntil(lambda: told.text().startswith("phtoos is not there now."))
    assert Index((str(tmp_path), str(tmp_path / "phtoos"))) not in engine_of(desktop).requests


def test_what_another_program_indexed_appears(
    own_desktop: Desktop, make_library: MakeLibrary, media: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """In the counts and in the list, without anything being asked of this window's engine."""
    asked_before = list(engine_of(own_desktop).requests)
    write_picture(tmp_path / "more" / "new.png", "green", 3)
    other = make_library()
    other.index((str(tmp_path / "more"),))
    other.close()
    qtbot.waitUntil(lambda: len(listed(own_desktop)) == 9, timeout=20_000)
    assert str(tmp_path / "more") in [root.path for root in own_desktop.store.contents.roots]
    indexings = [one for one in engine_of(own_desktop).requests if isinstance(one, Index)]
    assert indexings == [one for one in asked_before if isinstance(one, Index)]


def test_a_look_for_writes_that_failed_is_not_the_last(
    own_desktop: Desktop, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A library that is locked or damaged for a moment is looked at again."""
    looks: list[LibraryReader] = []

    def fail(reader: LibraryReader) -> int:
        looks.append(reader)
        raise UserError("The library is locked.")

    monkeypatch.setattr(LibraryReader, "revision", fail)
    qtbot.waitUntil(lambda: len(looks) > 1, timeout=20_000)
