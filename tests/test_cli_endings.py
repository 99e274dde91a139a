"""Signals end a command in good order: by Ctrl-C, by `kill`, and where its terminal is closed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from colour_media import write_picture
from command_line import Capture, asked, new_library
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from processes import PROJECT, start, wait_until_gone

import engine.cli.backup as command
from engine.cli.interrupt import CommandEnd, handled
from engine.cli.main import run
from engine.integrity.steps import Step, Steps
from engine.library.keeping import backup_library
from engine.library.lock import write_lock
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths
from engine.types import Filters

FILES = 200  # more than are read and encoded together
ENDS = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]


def stop_when(
    process: subprocess.Popen[str], number: signal.Signals, ready: Callable[[], bool]
) -> None:
    """Send a signal as soon as something holds."""
    while not ready():
        try:
            process.wait(0.02)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError("it ended too soon")
    process.send_signal(number)


def write_pictures(folder: Path) -> None:
    """Write files that differ in a comment alone: the starter of this process sees one picture."""
    folder.mkdir()
    with Image.open(write_picture(folder.parent / "blue.png", "blue")) as picture:
        for number in range(FILES):
            comment = PngInfo()
            comment.add_text("Comment", str(number))
            picture.save(folder / f"{number:03}.png", pnginfo=comment)


def has_preview(reader: LibraryReader) -> bool:
    """Whether anything was read: a file has its picture."""
    return any(reader.preview(int(one)).data for one in reader.item_ids(Filters()))


@pytest.mark.parametrize(("number", "code"), ENDS)
def test_an_ended_run_keeps_what_is_done(
    library_dir: Path, tmp_path: Path, capsys: Capture, number: signal.Signals, code: int
) -> None:
    """In the middle a run ends with one document, and the next one takes the rest."""
    folder = tmp_path / "media"
    write_pictures(folder)
    library = ("--library", str(library_dir))
    reader = LibraryReader(library_dir)
    process = start("index", str(folder), *library, "--json")
    stop_when(process, number, lambda: has_preview(reader))
    out, err = process.communicate()
    assert (process.returncode, err) == (code, "")
    report = json.loads(out)
    assert report["cancelled"]
    assert 0 < report["indexed"] < FILES
    wait_until_gone(process.pid)
    reader.close()
    rest = asked(capsys, "index", *library)
    assert (rest["unchanged"], rest["indexed"]) == (report["indexed"], FILES - report["indexed"])


@pytest.mark.parametrize(("number", "code"), ENDS)
def test_an_early_end_is_no_traceback(library_dir: Path, number: signal.Signals, code: int) -> None:
    """A signal while libraries are still being imported ends with its code and one line."""
    process = start("status", "--library", str(new_library(library_dir)))
    maps = Path(f"/proc/{process.pid}/maps")
    # numpy is among the first that the commands import.
    stop_when(process, number, lambda: "numpy" in maps.read_text())
    _, err = process.communicate()
    assert (process.returncode, len(err.splitlines())) == (code, 1)
    wait_until_gone(process.pid)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_watching_ends_well(library_dir: Path, number: signal.Signals) -> None:
    """`triptych watch` says what it did, leaves the library to others, and no process behind."""
    process = start("watch", "--library", str(new_library(library_dir)))
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Watching")
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert out.startswith("Watched for")
    wait_until_gone(process.pid)
    with write_lock(LibraryPaths(library_dir)):
        pass


def test_watching_ends_well_in_its_first_seconds(library_dir: Path) -> None:
    """Told to end while it is still beginning, `triptych watch` ends without a traceback."""
    process = start("watch", "--library", str(new_library(library_dir)))
    maps = Path(f"/proc/{process.pid}/maps")
    stop_when(process, signal.SIGTERM, lambda: "sqlite3" in maps.read_text())
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) in [
        (143, "Interrupted. What was done so far is kept.\n"),
        (0, ""),
    ]
    wait_until_gone(process.pid)
    with write_lock(LibraryPaths(library_dir)):
        pass


def test_a_server_for_assistants_ends_while_it_waits(library_dir: Path) -> None:
    """Its client keeps stdin open and says nothing: `kill` ends it all the same."""
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2024-11-05",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        },
    }
    command = [sys.executable, "-m", "engine.cli.main", "mcp"]
    with subprocess.Popen(
        [*command, "--library", str(new_library(library_dir))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(hello) + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == 1
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0


WINDOW = """#!/bin/sh
trap 'kill $!; echo > {told}; exit 0' TERM
sleep 60 &
echo > {ready}
wait
"""


def test_the_command_that_opened_the_window_ends_it_in_order(
    library_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window is asked to end, and waited for: it has a state to keep."""
    ready, told, window = tmp_path / "ready", tmp_path / "told", tmp_path / "window"
    os.mkfifo(ready)
    window.write_text(WINDOW.format(told=told, ready=ready))
    window.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(window))

    def end() -> None:
        ready.read_bytes()
        os.kill(os.getpid(), signal.SIGTERM)

    ending = threading.Thread(target=end)
    ending.start()
    assert run(["gui", "--library", str(library_dir)]) == 0
    ending.join()
    assert told.exists()


def test_an_ended_backup_leaves_nothing(
    library_dir: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`kill` in the middle of a backup ends it with 143, and nothing of the copy stays."""

    def end(step: Step, _done: int, _total: int) -> None:
        if step is Step.PACKING:
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(command, "backup_library", partial(backup_library, steps=Steps(end)))
    target = tmp_path / "backups" / "one.triptych"
    target.parent.mkdir()
    new_library(library_dir)
    assert run(["backup", str(target), "--library", str(library_dir)]) == 143
    assert "Interrupted" in capsys.readouterr().err
    assert not list(target.parent.iterdir())


def test_what_is_ignored_stays_so() -> None:
    """Started by `nohup`, a command goes on when its terminal is closed."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with handled(CommandEnd()):
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)
