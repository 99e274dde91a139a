"""The window beside the real engine process: the two work together; and where nothing can open."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture
from desktop_support import OFFSCREEN_NOISE, drop, file_mime, listed, names
from kept_starter import use_starter_before
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import __main__ as command
from desktop.models.offer import note_taken
from desktop.shell.app import Desktop
from desktop.shell.errors import NO_DISPLAY
from engine.library.reader import LibraryReader
from engine.service.client import EngineClient
from engine.service.messages import Event, IndexingDone, IndexingProgress
from engine.types import IndexReport, Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
ROOT = Path(__file__).parent.parent
PATIENCE_MS = 60_000


def _python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )


def test_without_a_display_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One clear line, and an exit status of 1."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert command.run(tmp_path) == 1
    assert capsys.readouterr().err == f"{NO_DISPLAY}\n"


def test_where_the_display_does_not_answer_it_says_so(tmp_path: Path) -> None:
    """The same line and status, where Qt would abort."""
    code = f"import pathlib, desktop.__main__ as m; print(m.run(pathlib.Path({str(tmp_path)!r})))"
    done = _python(code, QT_QPA_PLATFORM="not-there")
    assert (done.stdout, done.stderr, done.returncode) == ("", f"{NO_DISPLAY}\n", 1)


@dataclass
class Running:
    """A window with a real engine process, the events that came from it so far, what it reads."""

    desktop: Desktop
    events: list[Event]
    folder: Path
    added: list[Path]

    def index(self, folder: Path, qtbot: QtBot) -> None:
        """Add a folder without a word, and wait until the run has counted its files."""
        self.events.clear()
        self.added.append(folder)
        self.desktop.operations.library.index_folders(folders=[str(folder)])
        qtbot.waitUntil(self._has_counted, timeout=PATIENCE_MS)

    def wait_for_end(self, qtbot: QtBot) -> IndexReport:
        """Wait for the run to end."""
        qtbot.waitUntil(lambda: bool(self._ends()), timeout=PATIENCE_MS)
        return self._ends()[0].report

    def remove_all(self, qtbot: QtBot) -> None:
        """Take out of the library what was added, and wait for the window to be empty."""
        desktop = self.desktop
        desktop.session.clear()
        while self.added:
            desktop.operations.library.remove_folder(folder=str(self.added.pop()))
            qtbot.mouseClick(desktop.window.messages.button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(desktop.window.empty.welcome.isVisible, timeout=PATIENCE_MS)

    def _has_counted(self) -> bool:
        runs = (event for event in self.events if isinstance(event, IndexingProgress))
        return any(event.progress.total for event in runs)

    def _ends(self) -> list[IndexingDone]:
        return [event for event in self.events if isinstance(event, IndexingDone)]


@pytest.fixture(scope="module")
def started(
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
    end_windows: Callable[[Sequence[Desktop]], None],
) -> Iterator[Running]:
    """One engine process for all tests of this file."""
    folder = tmp_path_factory.mktemp("running")
    use_starter_before()
    library, events = folder / "library", []
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    # The offer of a larger model comes when all else is quiet: here it would come at any time.
    note_taken(settings)
    desktop = Desktop(
        lambda post: EngineClient(library, post),
        LibraryReader(library),
        settings,
    )
    desktop.engine_events.connect(events.append)
    desktop.open()
    yield Running(desktop, events, folder, [])
    end_windows([desktop])


@pytest.fixture
def running(started: Running, qtbot: QtBot) -> Iterator[Running]:
    """The same with nothing in its library, as it is left."""
    yield started
    started.remove_all(qtbot)


def test_from_folder_to_mixed_results(running: Running, qtbot: QtBot) -> None:
    """A folder is indexed by the engine process; typing, dropping and pasting find its files."""
    desktop, media = running.desktop, write_media_folder(running.folder / "media")
    running.index(media, qtbot)
    running.wait_for_end(qtbot)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8, timeout=PATIENCE_MS)

    with qtbot.waitSignal(desktop.session.answered, timeout=PATIENCE_MS):
        qtbot.keyClicks(desktop.window.search.box, "a green leaf")
    assert {Modality.IMAGE, Modality.TEXT} <= {item.modality for item in listed(desktop)}

    desktop.session.clear()
    with qtbot.waitSignal(desktop.session.answered, timeout=PATIENCE_MS):
        drop(desktop.window, file_mime(media / "rose.png"))
    assert names(desktop)[0] == "rose.png"

    desktop.session.clear()
    image = QImage(32, 24, QImage.Format.Format_RGB32)
    image.fill(QColor(20, 20, 230))
    QGuiApplication.clipboard().setImage(image)
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(desktop.session.answered, timeout=PATIENCE_MS):
        qtbot.keyClick(desktop.window.search.box, Qt.Key.Key_V, control)
    assert names(desktop)[0] == "sea.png"


@pytest.mark.slow
def test_a_killed_engine_is_started_again(running: Running, qtbot: QtBot) -> None:
    """When the engine dies, the window stays, says so, and its button brings the search back."""
    desktop = running.desktop
    process = desktop.engine._process
    assert process is not None
    process.kill()
    messages = desktop.window.messages
    qtbot.waitUntil(lambda: messages.button.text() == "Start again", timeout=PATIENCE_MS)
    desktop.session.clear()
    qtbot.mouseClick(messages.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(desktop.session.answered, timeout=PATIENCE_MS):
        qtbot.keyClicks(desktop.window.search.box, "a green leaf")
    assert messages.isHidden(), messages.text.text()


def test_indexing_is_cancelled_in_the_window(running: Running, qtbot: QtBot) -> None:
    """The button stops the real run early; what was read stays, and no error is shown."""
    folder = running.folder / "many"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number}.txt").write_text(f"words about number {number}.")
    running.index(folder, qtbot)
    panel = running.desktop.window.side.progress
    qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    report = running.wait_for_end(qtbot)
    assert report.cancelled
    assert report.indexed < 300
    qtbot.waitUntil(panel.isHidden, timeout=PATIENCE_MS)
    assert "was stopped" in running.desktop.window.messages.text.text()


def test_a_removed_folder_leaves_the_window(running: Running, qtbot: QtBot) -> None:
    """Taking a folder out of the library empties the gallery of its files."""
    folder = running.folder / "removed"
    write_picture(folder / "rose.png", "red")
    running.index(folder, qtbot)
    running.wait_for_end(qtbot)
    qtbot.waitUntil(lambda: len(listed(running.desktop)) == 1, timeout=PATIENCE_MS)
    running.remove_all(qtbot)
    assert listed(running.desktop) == []
