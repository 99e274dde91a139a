"""A window that is told to end from outside: a real process with its engine, and real signals."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import write_text
from command_line import new_library
from processes import start, wait_until_gone

from engine.library.door import Show, knock
from engine.library.lock import is_free, sole_window
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has no such signals")
PATIENCE_SECONDS = 60.0
# An engine has three seconds for what it is doing, and the rest follows at once.
END_SECONDS = 20.0
# What Qt says of a screen that is none.
OFFSCREEN = "This plugin does not support"


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    pause, end = threading.Event(), time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end
        pause.wait(0.05)


@pytest.mark.parametrize(
    ("number", "send"),
    [
        pytest.param(signal.SIGTERM, os.kill, id="kill"),
        pytest.param(signal.SIGTERM, os.killpg, id="logout", marks=pytest.mark.slow),
        pytest.param(signal.SIGINT, os.killpg, id="ctrl-c", marks=pytest.mark.slow),
    ],
)
def test_a_window_that_is_told_to_end_does_so_in_order(
    library_dir: Path, home: Path, tmp_path: Path, number: int, send: Callable[[int, int], None]
) -> None:
    """What it is like is kept, its engine ends with it, and nothing of it is locked any more."""
    paths = LibraryPaths(new_library(library_dir))
    write_text(tmp_path / "notes" / "one.txt", "red roses")
    given = ("--library", str(library_dir), str(tmp_path / "notes"), "triptych:search?q=roses")
    window = start(*given, program=("-m", "desktop"))
    with closing(LibraryReader(library_dir)) as reader:
        # The window has asked its engine for that, so it is there.
        wait_until(lambda: bool(reader.roots()))
    send(window.pid, number)
    _, complaints = window.communicate(timeout=END_SECONDS)
    own = [line for line in complaints.splitlines() if not line.startswith(OFFSCREEN)]
    assert (window.returncode, own) == (0, [])
    wait_until_gone(window.pid)
    assert "roses" in (home / "config" / "triptych" / "window.ini").read_text()
    assert not knock(paths, Show())
    assert is_free(paths)
    with sole_window(paths) as is_sole:
        assert is_sole
