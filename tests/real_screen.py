"""A window on a real X display of its own, looked at and worked from outside."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from colour_media import write_media_folder
from processes import PROJECT

from engine.cli.main import run

READER = Path(__file__).parent / "screen_reader.py"
PROGRAM = Path(__file__).parent / "drag_program.py"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = Path("/usr/bin/python3")
TOOLS = ("Xvfb", "openbox", "xdotool", "dbus-daemon")
SCREEN = "1280x800x24"
PATIENCE_SECONDS = 90.0

Node = dict[str, Any]
Point = tuple[int, int]


@dataclass(frozen=True)
class Screen:
    """A display with the window on it, looked at and typed to from outside."""

    environment: dict[str, str]
    media: Path
    window: tuple[str, ...]

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, by their X names."""
        self._run("xdotool", "key", "--delay", "120", *keys)

    def write(self, words: str) -> None:
        """Type words."""
        self._run("xdotool", "type", "--delay", "60", words)

    def drag(self, begin: Point, end: Point, is_over: Callable[[], bool]) -> None:
        """Take hold of what is at one place, and let it go at another once that has seen it."""
        self._run("xdotool", "mousemove", *map(str, begin), "mousedown", "1")
        for x, y in np.linspace(begin, end, 8, dtype=int)[1:]:
            self._run("xdotool", "mousemove", str(x), str(y))
        last = time.monotonic() + PATIENCE_SECONDS
        while not (is_seen := is_over()) and time.monotonic() < last:
            # A program that was slow to begin hears of no place until the pointer moves.
            self._run("xdotool", "mousemove_relative", "1", "0")
            self._run("xdotool", "mousemove_relative", "--", "-1", "0")
        self._run("xdotool", "mouseup", "1")
        assert is_seen

    @contextmanager
    def another_program(self, held: Path, corner: Point, side: int) -> Iterator[IO[str]]:
        """A square before the window that holds a file; what is dropped into it, line by line."""
        command = (sys.executable, str(PROGRAM), str(held), *map(str, corner), str(side))
        with ExitStack() as stack:
            lines = started(stack, self.environment, *command)
            assert lines.readline() == "ready\n"
            yield lines

    def start_again(self, *arguments: str) -> int:
        """Start the program a second time, as a key of the system does; its exit status."""
        command = (*self.window, *arguments)
        return subprocess.run(command, env=self.environment, check=False, timeout=60).returncode

    def tree(self) -> list[Node]:
        """All that a screen reader can reach of what is seen."""
        told = self._run(str(SYSTEM_PYTHON), str(READER), "Triptych")
        return [node for node in map(json.loads, told.splitlines()) if node["showing"]]

    def wait_for(self, holds: Callable[[list[Node]], bool]) -> list[Node]:
        """The tree, once something holds of it."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            if holds(tree := self.tree()):
                return tree
        raise AssertionError("\n".join(f"{node['role']}: {node['name']}" for node in tree))

    def _run(self, *command: str) -> str:
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True, timeout=60
        ).stdout


def lacks() -> str:
    """What this computer lacks for a display with a screen reader; empty where it has all."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    missing += [] if LAUNCHER.exists() else ["at-spi2-core"]
    checked = (SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')")
    if not missing and subprocess.run(checked, capture_output=True, check=False).returncode:
        missing.append("gir1.2-atspi-2.0")
    return ", ".join(missing)


def started(stack: ExitStack, environment: dict[str, str], *command: str) -> IO[str]:
    """Start a program until the end of the test; what it writes."""
    process = subprocess.Popen(
        command,
        env=environment,
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stack.enter_context(process)
    stack.callback(process.terminate)
    assert process.stdout is not None
    return process.stdout


@contextmanager
def opened_screen(home: Path) -> Iterator[Screen]:
    """A window on a small library, on a display and a session of its own."""
    media, library = write_media_folder(home / "media"), home / "library"
    run(["--library", str(library), "index", str(media)])
    own = {"HOME": str(home), "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    own |= {"XDG_CONFIG_HOME": str(home / "config"), "XDG_RUNTIME_DIR": str(home)}
    window = (sys.executable, "-m", "desktop", "--library", str(library))
    with ExitStack() as stack:
        environment = os.environ | own
        display = started(stack, environment, "Xvfb", "-displayfd", "1", "-screen", "0", SCREEN)
        environment["DISPLAY"] = f":{display.readline().strip()}"
        bus = started(stack, environment, "dbus-daemon", "--session", "--nofork", "--print-address")
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.readline().strip()
        started(stack, environment, "openbox", "--sm-disable")
        started(stack, environment, str(LAUNCHER), "--launch-immediately")
        started(stack, environment, *window)
        yield Screen(environment, media, window)


def is_said(lines: IO[str], words: str) -> bool:
    """Whether a program has just written a line of these words; waits for a moment."""
    return bool(select.select([lines], [], [], 0.2)[0]) and lines.readline() == f"{words}\n"
