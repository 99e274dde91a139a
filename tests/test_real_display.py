"""A window on a real X display: keys that the system sends, and what a screen reader is told."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from colour_media import write_media_folder
from processes import PROJECT

from engine.cli.main import run

READER = Path(__file__).parent / "screen_reader.py"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = Path("/usr/bin/python3")
TOOLS = ("Xvfb", "xdotool", "dbus-daemon")
PATIENCE_SECONDS = 90.0

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
Node = dict[str, Any]


@dataclass(frozen=True)
class Screen:
    """A display with the window on it, looked at and typed to from outside."""

    environment: dict[str, str]

    # No window manager gives the window the keys here.
    _focus = ("search", "--onlyvisible", "--name", "^Triptych", "windowfocus", "--sync")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, by their X names."""
        self._run("xdotool", *self._focus, "key", "--delay", "120", *keys)

    def write(self, words: str) -> None:
        """Type words."""
        self._run("xdotool", *self._focus, "type", "--delay", "60", words)

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


def started(stack: ExitStack, environment: dict[str, str], *command: str, says: bool) -> str:
    """Start a program until the end of the test; the first line that it writes, if it does."""
    process = subprocess.Popen(
        command,
        env=environment,
        cwd=PROJECT,
        stdout=subprocess.PIPE if says else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stack.enter_context(process)
    stack.callback(process.terminate)
    return process.stdout.readline().strip() if process.stdout else ""


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """A window on a small library, on a display and a session of its own."""
    if missing := lacks():
        pytest.skip(f"not installed: {missing}")
    home = tmp_path_factory.mktemp("display")
    media, library = write_media_folder(home / "media"), home / "library"
    run(["--library", str(library), "index", str(media)])
    own = {"HOME": str(home), "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    own |= {"XDG_CONFIG_HOME": str(home / "config"), "XDG_RUNTIME_DIR": str(home)}
    with ExitStack() as stack:
        environment = os.environ | own
        display = ("Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24")
        environment["DISPLAY"] = f":{started(stack, environment, *display, says=True)}"
        bus = ("dbus-daemon", "--session", "--nofork", "--print-address")
        environment["DBUS_SESSION_BUS_ADDRESS"] = started(stack, environment, *bus, says=True)
        started(stack, environment, str(LAUNCHER), "--launch-immediately", says=False)
        window = (sys.executable, "-m", "desktop", "--library", str(library))
        started(stack, environment, *window, says=False)
        yield Screen(environment)


def named(tree: list[Node], role: str) -> set[str]:
    """The names of all nodes of a role."""
    return {node["name"] for node in tree if node["role"] == role}


def has_item(tree: list[Node], words: str) -> bool:
    """Whether something listed says these words."""
    return any(words in name for name in named(tree, "list item"))


def is_rose_selected(tree: list[Node]) -> bool:
    """Whether the tile of the red picture is told to be selected."""
    return any(node["selected"] and node["name"].startswith("Picture rose.png") for node in tree)


def test_a_day_by_keys_alone(screen: Screen) -> None:
    """From the search box to a hit, into the viewer and back, all of it told as it happens."""
    tree = screen.wait_for(lambda tree: has_item(tree, "rose.png"))
    assert {"Search"} <= named(tree, "text")
    assert {"Results"} <= named(tree, "list")
    screen.write("rose.png")
    screen.wait_for(lambda tree: has_item(tree, "match"))
    screen.press("Down")
    screen.wait_for(is_rose_selected)
    screen.wait_for(lambda tree: "Preview" in {node["name"] for node in tree})
    screen.press("space")
    screen.wait_for(lambda tree: "Viewer" in {node["name"] for node in tree})
    screen.press("Escape")
    tree = screen.wait_for(lambda tree: "Viewer" not in {node["name"] for node in tree})
    assert is_rose_selected(tree)


def test_everything_that_can_be_pressed_has_a_name(screen: Screen) -> None:
    """A screen reader is told what each button, box and list is."""
    tree = screen.wait_for(lambda tree: bool(named(tree, "list")))
    roles = ("push button", "check box", "combo box", "list", "tree", "text", "slider", "list item")
    nameless = [node for node in tree if node["role"] in roles and not node["name"].strip()]
    assert nameless == []
