"""One window a library: a second start, the command line and other writers meet in it."""

from __future__ import annotations

import os
import queue
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from command_line import Capture, asked, complaint, new_library
from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, engine_of, listed
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from running_engine import Engine

from desktop.shell.app import Desktop
from desktop.shell.second_start import SecondStart, tell_in_a_box
from desktop.shell.start import fit_to_screen, run
from engine.cli.main import run as triptych
from engine.cli.watch import do_handed_over
from engine.errors import LibraryBusyError, UserError
from engine.library.door import Door, Handover, Keeper, Request, Show, knock
from engine.library.lock import sole_window, write_lock
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths
from engine.service.messages import Index, IndexingDone, Ready
from engine.service.window_messages import WindowWanted
from engine.types import Filters

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.fixture
def paths(library_dir: Path) -> LibraryPaths:
    """An empty library."""
    return LibraryPaths(new_library(library_dir))


@pytest.fixture
def taken(paths: LibraryPaths) -> Iterator[list[Request]]:
    """What a window that is open on the library is asked."""
    requests: list[Request] = []

    def take(request: Request) -> bool:
        requests.append(request)
        return True

    door = Door(paths, Keeper.WINDOW, take)
    door.open()
    yield requests
    door.close()


def test_a_second_start_brings_the_first_window_forward(
    paths: LibraryPaths, taken: list[Request], tmp_path: Path
) -> None:
    """It hands over its link and the whole paths of its folders, opens no window and ends well."""
    link = "triptych:search?q=red"
    with sole_window(paths) as is_sole:
        assert is_sole
        assert run(paths.directory, ("photos",), link, tmp_path / "window.ini") == 0
    assert taken == [Show((str(Path.cwd() / "photos"),), link)]


def test_a_second_start_for_a_quick_search_opens_that(
    paths: LibraryPaths, taken: list[Request], tmp_path: Path
) -> None:
    """In the window that is open, which is not brought forward for it."""
    with sole_window(paths):
        assert run(paths.directory, (), "", tmp_path / "window.ini", quick_search=True) == 0
    assert taken == [Show(quick_search=True)]


def test_a_window_that_does_not_answer_is_told(paths: LibraryPaths, capsys: Capture) -> None:
    """One line says what to do, in a terminal and in a small window; the status is not 0."""
    told: list[str] = []
    second = SecondStart(paths, Show(), patience=0)
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
    paths: LibraryPaths, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As on Windows, where the log and the small window tell why nothing was opened."""
    monkeypatch.setattr("sys.stderr", None)
    assert SecondStart(paths, Show(), patience=0).status(lambda line: None) == 1
    assert "does not answer" in caplog.text


def test_the_next_window_is_the_only_one(paths: LibraryPaths) -> None:
    """Once the first is closed, be it by a crash."""
    with sole_window(paths) as first, sole_window(paths) as second:
        assert (first, second) == (True, False)
    with sole_window(paths) as third:
        assert third


def test_a_start_while_the_window_closes_waits_for_that(paths: LibraryPaths) -> None:
    """Its engine answers nobody any more, but the library is free in a moment."""
    with ExitStack() as first:
        assert first.enter_context(sole_window(paths))
        second = SecondStart(paths, Show())

        def is_over() -> bool:
            over = second.is_over()
            first.close()
            return over

        with sole_window(paths, is_over) as is_sole:
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
    desktop: Desktop, make_library: MakeLibrary, media: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """In the counts and in the list, without anything being asked of this window's engine."""
    asked_before = list(engine_of(desktop).requests)
    write_picture(tmp_path / "more" / "new.png", "green", 3)
    other = make_library()
    other.index((str(tmp_path / "more"),))
    other.close()
    qtbot.waitUntil(lambda: len(listed(desktop)) == 9, timeout=20_000)
    assert str(tmp_path / "more") in [root.path for root in desktop.store.contents.roots]
    indexings = [one for one in engine_of(desktop).requests if isinstance(one, Index)]
    assert indexings == [one for one in asked_before if isinstance(one, Index)]


def test_a_look_for_writes_that_failed_is_not_the_last(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A library that is locked or damaged for a moment is looked at again."""
    looks: list[LibraryReader] = []

    def fail(reader: LibraryReader) -> int:
        looks.append(reader)
        raise UserError("The library is locked.")

    monkeypatch.setattr(LibraryReader, "revision", fail)
    qtbot.waitUntil(lambda: len(looks) > 1, timeout=20_000)


def test_the_command_line_hands_over_a_run(
    paths: LibraryPaths, taken: list[Request], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the window is at work on the library, with all that the run was to do."""
    monkeypatch.chdir(paths.directory)
    with write_lock(paths):
        library = ["--library", str(paths.directory)]
        told = asked(capsys, "index", "photos", "--prune", *library)
        assert triptych(["index", "--retry", *library]) == 0
    assert told == {"handed_over": True}
    assert "as soon as it can" in capsys.readouterr().out
    folder = str(paths.directory / "photos")
    assert taken == [Handover((folder,), prune=True), Handover(retry=True)]


@pytest.mark.parametrize("setting", [["--ignore", "*.tmp"], ["--no-text-in-pictures"]])
def test_what_only_the_lock_allows_is_not_handed_over(
    paths: LibraryPaths, taken: list[Request], capsys: Capture, setting: list[str]
) -> None:
    """A setting of the library waits for its writer, and that is said."""
    with write_lock(paths):
        told = complaint(capsys, "index", *setting, "--library", str(paths.directory))
    assert "Another Triptych is writing" in told
    assert taken == []


def is_refused_while_another_writes(paths: LibraryPaths) -> bool:
    """Whether the engine of the window takes no run; False while it writes itself."""
    try:
        with write_lock(paths):
            return not knock(paths, Handover())
    except LibraryBusyError:
        return False


def test_the_engine_of_a_window_does_what_is_handed_over(tmp_path: Path) -> None:
    """It asks its window to come forward, and indexes, but not while another program writes."""
    write_text(tmp_path / "notes" / "one.txt", "red roses")
    engine = Engine(tmp_path / "library")
    paths = LibraryPaths(tmp_path / "library")
    engine.wait(Ready)
    assert knock(paths, Show(("/photos",)))
    assert engine.wait(WindowWanted).folders == ("/photos",)
    assert knock(paths, Handover((str(tmp_path / "notes"),)))
    assert engine.wait(IndexingDone).report.indexed == 1
    pause = threading.Event()
    # What it does just now comes to its end first.
    while not is_refused_while_another_writes(paths):
        pause.wait(0.05)
    engine.client.close()
    assert not knock(paths, Show())


def test_who_watches_does_a_run_once_another_program_has_written(
    make_library: MakeLibrary, media: Path
) -> None:
    """What was handed over meanwhile is not lost."""
    library, asked = make_library(), queue.SimpleQueue[Handover]()
    asked.put(Handover((str(media),)))
    with write_lock(LibraryPaths(Path(library.status().directory))):
        do_handed_over(library, asked, lambda: False)
    assert not any(library.status().items.values())
    do_handed_over(library, asked, lambda: False)
    assert sum(library.status().items.values()) == 8
    assert asked.empty()
    library.close()


def test_who_watches_does_what_is_handed_over(
    paths: LibraryPaths,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`triptych watch` indexes what another program asks for, and has no window to show.

    Its last line says what came of it in all.
    """
    write_text(tmp_path / "notes" / "one.txt", "red roses")
    # A process cannot take back that it gives way; this one has other tests to run.
    monkeypatch.setattr("engine.cli.watch.give_way_to_other_programs", lambda: None)
    refused: list[bool] = []

    def visit() -> None:
        pause = threading.Event()
        while not knock(paths, Handover((str(tmp_path / "notes"),))):
            pause.wait(0.05)
        refused.append(knock(paths, Show()))
        reader = LibraryReader(paths.directory)
        while not len(reader.item_ids(Filters())):
            pause.wait(0.05)
        reader.close()
        os.kill(os.getpid(), signal.SIGINT)

    visitor = threading.Thread(target=visit, daemon=True)
    visitor.start()
    assert triptych(["watch", "--library", str(paths.directory)]) == 0
    visitor.join()
    assert refused == [False]
    *_, last = capsys.readouterr().out.splitlines()
    assert last.startswith("Watched for ")
    assert last.endswith(": 1 added or changed.")
