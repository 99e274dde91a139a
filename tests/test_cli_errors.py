"""What ends a command early: a line that says what to do, the right exit code, no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from colour_media import write_picture
from command_line import Capture, asked, complaint, new_library
from permissions import forbidden
from processes import PROJECT, start

from engine.catalogue import migrations
from engine.catalogue.database import Database
from engine.cli.exit_codes import USAGE
from engine.cli.main import run
from engine.library.lock import write_lock
from engine.paths import LibraryPaths


def test_a_mistyped_folder_makes_no_library(capsys: Capture, tmp_path: Path) -> None:
    """What cannot be indexed leaves nothing behind, wherever the library was to be."""
    told = complaint(capsys, "index", "nowhere", "--library", str(tmp_path / "library"))
    assert "There is no folder" in told
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize(
    "arguments",
    [["index", ""], ["forget", ""], ["index", ".", "--library", ""], ["search", "--in", "", "sea"]],
)
def test_an_empty_argument_is_not_the_present_folder(
    arguments: list[str], capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a script leaves empty by mistake is said; nothing is done to the folder it is in."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert run(arguments) == USAGE
    assert "One of the arguments is empty" in capsys.readouterr().err
    assert not list(here.iterdir())


def test_a_port_that_no_computer_has(capsys: Capture) -> None:
    """A number above the largest port is told before anything is served."""
    new_library()
    assert run(["serve", "--port", "65536"]) == USAGE
    assert "'--port': Write a whole number from 0 to 65535." in capsys.readouterr().err


def make_newer(library: Path) -> None:
    """Turn a library into that of a newer version."""
    database = Database(LibraryPaths(library).catalogue)
    database.execute(f"PRAGMA user_version = {len(migrations.STEPS) + 1}")
    database.close()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["index", "nowhere"], "There is no folder"),
        (["index", ".", "--preset", "bestest"], "bestest"),
        (["index", ".", "--preset", "best"], "triptych models download best"),
        (["search", "--image", "nowhere.png"], "There is no file"),
        (["search", "--image", "nowhere.png#t=1,2"], "There is no file"),
        (["search"], "Say what to look for"),
        (["search", " "], "Say what to look for"),
        *(
            (["search", marks], "Say what to look for")
            for marks in ("-", "(((((", "!!!", "🐶", "\u200b")
        ),
        (["search", '"!!!"', "--minus", "?"], "Say what to look for"),
        (["forget", "nowhere"], "knows nothing of"),
        (["models", "use", "bestest"], "bestest"),
        (["models", "remove", "starter"], "left alone"),
    ],
    ids=" ".join,
)
def test_mistakes_are_one_line(capsys: Capture, arguments: list[str], told: str) -> None:
    """A user's error ends with 1 and one line that names it."""
    new_library()
    assert told in complaint(capsys, *arguments)


READING = [
    "status",
    "failures",
    "search x",
    "search sort:name",
    "search x --in .",
    "forget .",
    "index",
    "models list",
    "models remove fast",
    "evaluate .",
]


@pytest.mark.parametrize("exists", [False, True])
@pytest.mark.parametrize("command", READING)
def test_a_library_that_is_none_is_one_line(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, exists: bool
) -> None:
    """Whatever needs a library makes none: a mistyped name, or a folder of something else."""
    monkeypatch.chdir(tmp_path)
    mistyped = tmp_path / "my libary"
    if exists:
        mistyped.mkdir()
    told = complaint(capsys, *command.split(), "--library", str(mistyped))
    assert told.startswith(f"There is no library in {mistyped}. ")
    assert f"triptych index FOLDER --library '{mistyped}'" in told
    assert (mistyped.exists(), list(mistyped.glob("*"))) == (exists, [])


@pytest.mark.parametrize("command", ["status", "failures", "search x", "forget .", "index"])
def test_before_the_first_folder_it_is_said_how_to_begin(
    capsys: Capture, home: Path, command: str
) -> None:
    """Nobody has to name the library that is used when none is named."""
    told = complaint(capsys, *command.split())
    assert told == (
        f"There is no library in {home / 'library'} yet. Make one with: triptych index FOLDER\n"
    )
    assert not (home / "library").exists()


@pytest.mark.parametrize("command", [["status"], ["search", "x"], ["index"], ["failures"]])
def test_a_newer_library_is_one_line(
    capsys: Capture, library_dir: Path, command: list[str]
) -> None:
    """Every command refuses a library that a newer version made."""
    make_newer(new_library(library_dir))
    assert "newer Triptych" in complaint(capsys, *command, "--library", str(library_dir))


def test_a_damaged_library_is_one_line(capsys: Capture, library_dir: Path) -> None:
    """A catalogue that is no database is told with what to do."""
    library_dir.mkdir()
    LibraryPaths(library_dir).catalogue.write_bytes(b"not a library, whatever its name" * 99)
    assert "damaged" in complaint(capsys, "status", "--library", str(library_dir))


def test_a_locked_library_is_one_line(capsys: Capture, library_dir: Path, tmp_path: Path) -> None:
    """While another writer is at work, indexing says so and ends."""
    with write_lock(LibraryPaths(new_library(library_dir))):
        told = complaint(capsys, "index", str(tmp_path), "--library", str(library_dir))
    assert "Another Triptych is writing" in told


@pytest.mark.parametrize("exists", [False, True])
def test_an_unwritable_library_is_one_line(
    capsys: Capture, library_dir: Path, tmp_path: Path, exists: bool
) -> None:
    """A directory without permission is told, whether the library is there already or not."""
    library_dir.mkdir()
    if exists:
        new_library(library_dir)
    with forbidden(library_dir, 0o500):
        told = complaint(capsys, "index", str(tmp_path), "--library", str(library_dir))
    assert str(library_dir) in told


def test_an_unreadable_folder_is_a_row(tmp_path: Path, capsys: Capture) -> None:
    """A folder inside without permission is listed; the rest is indexed."""
    write_picture(tmp_path / "media" / "a.png", "red")
    closed = write_picture(tmp_path / "media" / "closed" / "b.png", "red").parent
    with forbidden(closed):
        report = asked(capsys, "index", str(tmp_path / "media"))
    assert (report["indexed"], report["failed"]) == (1, 1)
    assert [row["path"] for row in asked(capsys, "failures")["failures"]] == [str(closed)]


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "x", "--type", "smell"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "many"],
        ["frobnicate"],
        ["index", "--frobnicate"],
        [],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(capsys: Capture, arguments: list[str]) -> None:
    """What cannot be parsed says how it should look, on stderr."""
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert "Usage" in out + err


def test_a_reader_that_goes_away_is_no_error() -> None:
    """`triptych ... | true` ends quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "engine.cli.main", "models", "list", "--json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        cwd=PROJECT,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a disk that is always full")
@pytest.mark.parametrize("command", ["models list", "failures --json"])
def test_output_that_cannot_be_written_is_one_line(command: str) -> None:
    """A full disk behind `>` is told, not a traceback."""
    new_library()
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "engine.cli.main", *command.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=PROJECT,
        )
    assert done.returncode == 1
    assert done.stderr == "The output could not be written: No space left on device.\n"


HELD_UP = """
import multiprocessing, signal, sys
from engine.cli.main import main
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
multiprocessing.get_context("fork").Process(target=signal.pause, daemon=True).start()
sys.argv = ["triptych", "nonsense"]
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_decoder_that_cannot_be_ended_does_not_hold_up_the_command() -> None:
    """One that hangs in the system, on a drive that has died, ends when the drive is back."""
    process = start(program=("-c", HELD_UP))
    try:
        assert process.wait(60) == 2
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
