"""The set-up script asks for what is missing, and for nothing else."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

import engine

PURPOSES = ("offscreen", "window", "drill")
SCRIPT = Path(engine.__file__).parents[1] / "resources" / "setup" / "system_packages.py"


@pytest.fixture
def script() -> dict[str, Any]:
    """The functions of the script, without running it."""
    return runpy.run_path(str(SCRIPT))


@pytest.mark.skipif(sys.platform != "linux", reason="libraries are named so on Linux only")
def test_a_library_that_the_loader_finds_is_not_missing(script: dict[str, Any]) -> None:
    """Only what cannot be loaded is asked for."""
    assert script["loads"]("libc.so.6")
    assert not script["loads"]("libno-such-thing.so.1")


def test_a_window_needs_all_that_offscreen_needs(script: dict[str, Any]) -> None:
    """What is ready for a display is ready for the tests, too, and the drills need most."""
    offscreen, window, drill = (set(script["missing"](for_)) for for_ in PURPOSES)
    assert offscreen <= window <= drill


def test_without_apt_the_packages_are_named(
    script: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing can be installed, the person reads what to install."""
    monkeypatch.setenv("PATH", "")
    assert script["install"](["libegl1"]) == 1
    assert "libegl1" in capsys.readouterr().out
