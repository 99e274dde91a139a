"""Qt's application on this machine's display, as the window opens it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from processes import PROJECT

_SHOW = (
    "import sys\n"
    "from desktop.shell.application import open_application\n"
    "application = open_application()\n"
    "from PySide6.QtGui import QImage\n"
    "assert not QImage(sys.argv[1]).isNull()\n"
)
_PLAY = (
    "from desktop.shell.application import open_application\n"
    "application = open_application()\n"
    "from PySide6.QtCore import qWarning\n"
    "from desktop.preview.player import Player\n"
    "from desktop.preview.sound_server import no_word_of_sound_server\n"
    "Player().load('any.wav', 0)\n"
    "with no_word_of_sound_server():\n"
    "    qWarning('another line')\n"
    "qWarning('and one after it')\n"
)


@pytest.fixture(params=["png", "jpg"])
def odd(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A picture whose colour profile is damaged; Qt shows it all the same."""
    profile = bytearray(1024)
    profile[0:4] = len(profile).to_bytes(4)
    profile[8:12], profile[12:16] = b"\x04\x00\x00\x00", b"mntr"
    profile[16:24], profile[36:40] = b"RGB XYZ ", b"acsp"
    profile[128:132] = (9).to_bytes(4)
    path = tmp_path / f"odd.{request.param}"
    Image.new("RGB", (8, 8), "red").save(path, icc_profile=bytes(profile))
    return path


def test_a_damaged_colour_profile_is_no_matter_of_the_terminal(odd: Path) -> None:
    """Whoever starts the window there reads nothing that they could not act on."""
    command = (sys.executable, "-c", _SHOW, str(odd))
    done = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, check=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_a_missing_sound_server_is_told_in_the_window_alone() -> None:
    """Nothing of it is written to the terminal, and no other line of Qt's is lost."""
    nowhere = dict(os.environ, PULSE_SERVER="unix:/nowhere")
    command = (sys.executable, "-c", _PLAY)
    done = subprocess.run(
        command, cwd=PROJECT, env=nowhere, capture_output=True, text=True, check=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("", "another line\nand one after it\n")
