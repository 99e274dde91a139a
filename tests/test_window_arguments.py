"""What `triptych-gui` is started with: options are understood before there is any window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from processes import PROJECT

import engine
from desktop.arguments import parse
from desktop.shell.errors import NO_DISPLAY

HEAVY = ("PySide6", "numpy", "torch", "hnswlib", "sqlite3", "engine.library", "desktop.shell.app")
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def started(*arguments: str, program: tuple[str, ...] = ("-m", "desktop")) -> tuple[int, str, str]:
    """How the command ends, and its stdout and stderr, on a machine without a display."""
    bare = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    command = [sys.executable, *program, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, cwd=PROJECT, env=bare, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_help_is_said_without_a_display() -> None:
    """`--help` names every option and opens nothing."""
    code, out, err = started("--help")
    assert (code, err) == (0, "")
    assert out.startswith("usage: triptych-gui ")
    for part in ("--help", "--version", "--library DIR", "--quick-search", "FOLDER"):
        assert part in out


def test_the_version_is_said_without_a_display() -> None:
    """`--version` says the same as the command line's, under the window's name."""
    assert started("--version") == (0, f"triptych-gui {engine.__version__}\n", "")


def test_saying_help_imports_nothing_heavy() -> None:
    """No Qt, no store and nothing of models is imported for `--help`."""
    code = (
        "import atexit, sys, desktop.__main__ as command\n"
        f"atexit.register(lambda: print(*(n for n in {HEAVY!r} if n in sys.modules), 'END'))\n"
        "command.main()"
    )
    assert started("--help", program=("-c", code))[1].splitlines()[-1] == "END"


@pytest.mark.parametrize("wrong", [["--frobnicate"], ["--library"], ["-x", "folder"]], ids=" ".join)
def test_wrong_usage_is_one_line(wrong: list[str]) -> None:
    """What cannot be understood ends with 2 and one line that names it and where to look."""
    code, out, err = started(*wrong)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert wrong[0] in err
    assert "triptych-gui --help" in err


def test_folders_and_library_become_whole_paths(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path
) -> None:
    """Paths are taken from where the command was started, and ~ is the home."""
    monkeypatch.chdir(tmp_path)
    given = parse(["--library", "~/mine", "photos", "--", "--help"])
    assert given.library == home / "mine"
    assert given.folders == (str(tmp_path / "photos"), str(tmp_path / "--help"))


def test_a_library_may_be_named_by_its_address(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever became of its slashes on the way; folders are added where it lies."""
    assert parse(["--library", "https://host:8765/"]).address == "https://host:8765"
    assert parse(["--library", "HTTP:/host:8765"]).address == "http://host:8765"
    assert parse(["--library", "https"]).address == ""
    with pytest.raises(SystemExit) as ended:
        parse(["--library", "https://host:8765", "photos"])
    assert ended.value.code == 2
    assert "on the computer that serves" in capsys.readouterr().err


def test_without_options_the_usual_library_is_meant(home: Path) -> None:
    """The library comes from TRIPTYCH_LIBRARY when none is named, and no folder is added."""
    given = parse([])
    assert (given.library, given.folders) == (home / "library", ())


def test_the_command_line_opens_the_window_on_its_library(tmp_path: Path) -> None:
    """`triptych gui` hands its library over, and ends as the window does."""
    place = ("--library", str(tmp_path / "-odd"))
    code, out, err = started("gui", *place, program=("-m", "engine.cli.main"))
    assert (code, out, err) == (1, "", f"{NO_DISPLAY}\n")
