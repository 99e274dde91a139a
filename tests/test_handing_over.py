"""The command line hands over to the window or watcher that has the library."""

from __future__ import annotations

import os
import queue
import signal
import threading
from pathlib import Path

import pytest
from colour_media import write_text
from command_line import Capture, asked, complaint
from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE
from running_engine import Engine

from engine.cli.main import run as triptych
from engine.cli.watch import do_handed_over
from engine.errors import LibraryBusyError
from engine.library.door import Handover, Request, Show, knock
from engine.library.lock import write_lock
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths
from engine.service.messages import IndexingDone, Ready
from engine.service.window_messages import WindowWanted
from engine.types import Filters

pytest_plugins = ("desktop_fixtures", "taken_fixtures")
pytestmark = OFFSCREEN_NOISE


def test_the_command_line_hands_over_a_run(
    library_paths: LibraryPaths,
    taken_requests: list[Request],
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the window is at work on the library, with all that the run was to do."""
    monkeypatch.chdir(library_paths.directory)
    with write_lock(library_paths):
        library = ["--library", str(library_paths.directory)]
        told = asked(capsys, "index", "photos", "--prune", *library)
        assert triptych(["index", "--retry", *library]) == 0
    assert told == {"handed_over": True}
    assert "as soon as it can" in capsys.readouterr().out
    folder = str(library_paths.directory / "photos")
    assert taken_requests == [Handover((folder,), prune=True), Handover(retry=True)]


@pytest.mark.parametrize("setting", [["--ignore", "*.tmp"], ["--no-text-in-pictures"]])
def test_what_only_the_lock_allows_is_not_handed_over(
    library_paths: LibraryPaths, taken_requests: list[Request], capsys: Capture, setting: list[str]
) -> None:
    """A setting of the library waits for its writer, and that is said."""
    with write_lock(library_paths):
        told = complaint(capsys, "index", *setting, "--library", str(library_paths.directory))
    assert "Another Triptych is writing" in told
    assert taken_requests == []


def is_refused_while_another_writes(library_paths: LibraryPaths) -> bool:
    """Whether the engine of the window takes no run; False while it writes itself."""
    try:
        with write_lock(library_paths):
            return not knock(library_paths, Handover())
    except LibraryBusyError:
        return False


def test_the_engine_of_a_window_does_what_is_handed_over(tmp_path: Path) -> None:
    """It asks its window to come forward, and indexes, but not while another program writes."""
    write_text(tmp_path / "notes" / "one.txt", "red roses")
    engine = Engine(tmp_path / "library")
    library_paths = LibraryPaths(tmp_path / "library")
    engine.wait(Ready)
    assert knock(library_paths, Show(("/photos",)))
    assert engine.wait(WindowWanted).folders == ("/photos",)
    assert knock(library_paths, Handover((str(tmp_path / "notes"),)))
    assert engine.wait(IndexingDone).report.indexed == 1
    pause = threading.Event()
    # What it does just now comes to its end first.
    while not is_refused_while_another_writes(library_paths):
        pause.wait(0.05)
    engine.client.close()
    assert not knock(library_paths, Show())


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
    library_paths: LibraryPaths,
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
        while not knock(library_paths, Handover((str(tmp_path / "notes"),))):
            pause.wait(0.05)
        refused.append(knock(library_paths, Show()))
        reader = LibraryReader(library_paths.directory)
        while not len(reader.item_ids(Filters())):
            pause.wait(0.05)
        reader.close()
        os.kill(os.getpid(), signal.SIGINT)

    visitor = threading.Thread(target=visit, daemon=True)
    visitor.start()
    assert triptych(["watch", "--library", str(library_paths.directory)]) == 0
    visitor.join()
    assert refused == [False]
    *_, last = capsys.readouterr().out.splitlines()
    assert last.startswith("Watched for ")
    assert last.endswith(": 1 added or changed.")
