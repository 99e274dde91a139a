"""Drills on a mount that hangs for real: a file system whose server is stopped.

While it is stopped only the test lets it go on, so whatever waits for it waits for good: that
something happens at all is the proof. What hangs with it is let go after minutes, and has failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from colour_media import write_picture, write_tone
from dead_mount import Mount, has_held_threads, mounted
from desktop_support import (
    OFFSCREEN_NOISE,
    drop,
    file_mime,
    has_folder_away,
    listed,
    names,
    select,
)
from processes import members, start
from PySide6.QtCore import QSettings, QTimer, QUrl
from pytestqt.qtbot import QtBot
from running_engine import Engine
from runs import MEDIA_FILES, counts

from desktop.shell.app import Desktop
from engine.library.reader import LibraryReader
from engine.service.client import EngineClient
from engine.service.messages import (
    CancelIndexing,
    Index,
    IndexingDone,
    IndexingProgress,
    Search,
    SearchDone,
)
from engine.types import Filters, IndexReport, Modality, Query, Stage, Term

pytest_plugins = ("desktop_fixtures",)
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600), OFFSCREEN_NOISE]
PATIENCE_MS = 60_000
# Once it has answered the test, the mount has answered all that was asked before: one run may come
# before the threads that asked have heard it, and hardly two.
RUNS = 20


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """A mount of its own for each test, with a sound that is read for as long as it is played."""
    with mounted(tmp_path) as mount:
        write_tone(mount.source / "drum.wav", "low", seconds=60)
        yield mount


@pytest.fixture
def engine(mount: Mount, library_dir: Path, tmp_path: Path) -> Iterator[Engine]:
    """A real engine process over a library of the mount and of a folder elsewhere."""
    write_picture(tmp_path / "here" / "mine.png", "green", 3)
    engine = Engine(library_dir)
    report = index(engine, str(mount.path), str(tmp_path / "here"))
    assert report.indexed == MEDIA_FILES + 1
    yield engine
    engine.client.close()


def index(engine: Engine, *folders: str) -> IndexReport:
    """A whole run."""
    engine.client.send(Index(folders))
    return engine.wait(IndexingDone).report


def index_again(engine: Engine, mount: Mount) -> IndexReport:
    """A whole run with the mount back. Until the engine has heard that, the mount is left out."""
    mount.resume()
    assert (mount.path / "rose.png").exists()
    reports = (index(engine) for _ in range(RUNS))
    return next(report for report in reports if not report.silent)


def found(engine: Engine, term: Term) -> list[str]:
    """The names that a search finds."""
    engine.client.send(Search(1, Query((term,))))
    hits = engine.wait(SearchDone).result.hits
    return [Path(hit.item.path).name for hit in hits]


def test_searches_and_lists_go_on(engine: Engine, mount: Mount, library_dir: Path) -> None:
    """Words, and files that the library knows, find what lies on the mount, as before."""
    like_rose = Term(Modality.IMAGE, str(mount.path / "rose.png"), is_file=True)
    words = Term(Modality.TEXT, "a red flower")
    before = [found(engine, term) for term in (words, like_rose)]
    mount.stop()
    assert [found(engine, term) for term in (words, like_rose)] == before
    reader = LibraryReader(library_dir)
    assert len(reader.item_ids(Filters())) == MEDIA_FILES + 1
    assert len(reader.roots()) == 2
    reader.close()


def test_a_run_can_be_stopped(engine: Engine, mount: Mount) -> None:
    """Cancelling ends it, with nothing lost; and the next run, with the mount back, is whole."""
    mount.stop()
    engine.client.send(Index())
    engine.wait(IndexingProgress, lambda event: event.progress.stage is Stage.SCANNING)
    engine.client.send(CancelIndexing())
    report = engine.wait(IndexingDone).report
    assert (report.cancelled, report.failed, report.removed) == (True, 0, 0)
    assert counts(index_again(engine, mount)) == {"unchanged": MEDIA_FILES + 1}


def test_a_run_leaves_the_mount_out(engine: Engine, mount: Mount, tmp_path: Path) -> None:
    """A run that nobody stops ends by itself, with the other folder brought up to date."""
    write_picture(tmp_path / "here" / "new.png", "green", 4)
    mount.stop()
    report = index(engine)
    assert report.silent == report.offline == (str(mount.path),)
    assert counts(report) == {"indexed": 1, "unchanged": 1}
    assert counts(index_again(engine, mount)) == {"unchanged": MEDIA_FILES + 2}


def test_a_mount_that_dies_while_it_is_read_costs_no_file(
    engine: Engine, mount: Mount, library_dir: Path
) -> None:
    """Whatever is being walked, hashed or decoded then, nothing has failed, and nothing is gone."""
    for number in range(300):
        write_picture(mount.source / "many" / f"{number}.png", "blue", number)
    engine.client.send(Index())
    engine.wait(IndexingProgress, lambda event: event.progress.done > 20)
    mount.stop()
    report = engine.wait(IndexingDone).report
    assert report.silent == (str(mount.path),)
    assert (report.failed, report.removed) == (0, 0)
    assert index_again(engine, mount).failed == 0
    reader = LibraryReader(library_dir)
    assert len(reader.item_ids(Filters())) == MEDIA_FILES + 301
    reader.close()


def test_the_engine_process_ends(engine: Engine, mount: Mount) -> None:
    """Closing it in the middle of a run needs no force."""
    mount.stop()
    engine.client.send(Index())
    engine.wait(IndexingProgress, lambda event: event.progress.stage is Stage.SCANNING)
    engine.client.close()
    process = engine.client._process
    assert process is not None
    assert process.exitcode == 0


@pytest.fixture
def desktop(
    engine: Engine,
    mount: Mount,
    qapp: object,
    qtbot: QtBot,
    library_dir: Path,
    tmp_path: Path,
) -> Iterator[Desktop]:
    """A window on the same library, with an engine process of its own."""
    engine.client.close()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    reader = LibraryReader(library_dir)
    desktop = Desktop(lambda post: EngineClient(library_dir, post), reader, settings)
    desktop.open()
    qtbot.waitUntil(lambda: len(listed(desktop)) == MEDIA_FILES + 1, timeout=PATIENCE_MS)
    yield desktop
    desktop.close()
    mount.resume()
    # The program ends without that, but here a player would go on to read.
    from PySide6.QtMultimedia import QMediaPlayer

    for player in desktop.window.findChildren(QMediaPlayer):
        player.setSource(QUrl())


def test_the_window_goes_on_and_closes(
    desktop: Desktop, qtbot: QtBot, mount: Mount, opener: object
) -> None:
    """After each thing that a person does with a file there, the window's thread is free; what
    cannot be had is told; and closing waits for nothing.
    """
    heart = QTimer(desktop.window, interval=10)
    heart.start()
    rose, drum = (
        next(i for i in listed(desktop) if Path(i.path).name == name)
        for name in ("rose.png", "drum.wav")
    )
    select(desktop, qtbot, "drum.wav")
    desktop.window.preview.player.toggle()
    qtbot.waitUntil(lambda: desktop.window.preview.player._is_open)
    mount.stop()
    qtbot.waitUntil(has_held_threads, timeout=PATIENCE_MS)
    desktop.operations.open_item(item=rose)
    qtbot.waitUntil(lambda: "does not answer" in desktop.window.messages.text.text())
    actions: list[Callable[[], object]] = [
        lambda: desktop.window.gallery.select_row(names(desktop).index("rose.png")),
        lambda: desktop.operations.reveal(path=drum.path),
        lambda: desktop.model.mimeData([desktop.model.index(row) for row in range(4)]),
        lambda: drop(desktop.window, file_mime(mount.path / "sea.png")),
        desktop.store.read_contents,
        desktop.operations.library.update,
        desktop.operations.library.cancel_indexing,
        desktop.session.clear,
    ]
    for action in actions:
        action()
        with qtbot.waitSignal(heart.timeout):
            pass
    qtbot.waitUntil(lambda: has_folder_away(desktop), timeout=PATIENCE_MS)
    with qtbot.waitSignal(desktop.session.answered, timeout=PATIENCE_MS):
        qtbot.keyClicks(desktop.window.search.box, "red")
    desktop.close()
    assert desktop.hangs


PROGRAM = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.shell import app

class Desktop(app.Desktop):
    def open(self, *asked, **options):
        super().open(*asked, **options)
        self.timer = QTimer(self.window, interval=50)
        self.timer.timeout.connect(self.act)
        self.timer.start()
        self.is_dead = False

    def act(self):
        items = map(self.model.item_at, range(self.model.rowCount()))
        item = next((one for one in items if one and "/mount/" in one.path), None)
        if item and not self.is_dead:
            self.is_dead = True
            os.kill(int(sys.argv[2]), signal.SIGSTOP)
            self.operations.open_item(item=item)
            self.operations.library.update()
        if "does not answer" in self.window.messages.text.text():
            QApplication.quit()

if __name__ == "__main__":
    app.Desktop = Desktop
    sys.exit(app.run(Path(sys.argv[1]), (), "", Path(sys.argv[3])))
"""


def test_the_program_ends(
    engine: Engine, mount: Mount, library_dir: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    """The whole program, its engine process included, comes to its end after its window was closed,
    while the mount still hangs. What the system itself holds of it is gone with the mount back.
    """
    engine.client.close()
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    arguments = [str(library_dir), str(mount.server), str(tmp_path / "window.ini")]
    process = start(*arguments, program=(str(program),))
    qtbot.waitUntil(lambda: not any(map(_runs, members(process.pid))), timeout=PATIENCE_MS)
    assert _state(mount.server) == "T"
    mount.resume()
    out, err = process.communicate()
    assert (process.returncode, out) == (0, ""), err


def _runs(pid: int) -> bool:
    """Whether a process still does something: not one that the system holds at its end, nor
    Python's tracker of resources, which reads a pipe until those that have it are gone for good.
    """
    try:
        command = Path(f"/proc/{pid}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return bool(command) and "resource_tracker" not in command


def _state(pid: int) -> str:
    """What a process is at, in the system's letter for it."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
