"""The window on screens with more pixels, and moved from one to another."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
)

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
ROOT = Path(__file__).parent.parent
BEGINNING = """
import sys
from pathlib import Path
from PySide6.QtCore import QPoint, QSettings, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desktop.gallery import painted_tiles
from desktop.shell.app import Desktop
from engine.library.reader import LibraryReader

class SilentEngine:
    def start(self): pass
    def send(self, request): pass
    def close(self): pass

application = QApplication([])
library, folder = map(Path, sys.argv[1:])

def make():
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    return Desktop(lambda post: SilentEngine(), LibraryReader(library), settings)
"""
# Tells the size of the window and of its picture, and how sharp an icon of it is.
PROGRAM = """
desktop = make()
window = desktop.window
window.resize(900, 600)
window.show()
application.processEvents()
scale = window.devicePixelRatio()
picture = window.grab()
icon = window.side.add.icon().pixmap(QSize(16, 16), scale)
print(scale, window.width(), window.height(), picture.width(), picture.height(), icon.width())
desktop.close()
"""
# Tells how sharp a window is that is moved to another screen, and whether it looks as one that was
# opened there.
MOVED = """
painted_tiles.FRAME_MS = 60_000
application.setCursorFlashTime(0)
first, second = application.screens()

def show(desktop):
    desktop.open()
    desktop.window.messages.show_error("Told.")

def move(desktop, screen):
    desktop.window.move(screen.geometry().topLeft() + QPoint(9, 9))
    application.processEvents()
    desktop.window.resize(900, 600)

def picture(desktop):
    art = desktop.window.gallery._thumbnails.art
    def is_there():
        items = [desktop.model.item_at(row) for row in range(desktop.model.rowCount())]
        return bool(items) and all(item and art(item) for item in items)
    while not is_there():
        desktop.window.grab()
        QTest.qWait(10)
    application.processEvents()
    return desktop.window.grab().toImage()

moved = make()
move(moved, first)
show(moved)
picture(moved)
move(moved, second)
seen = picture(moved)
moved.close()
opened = make()
move(opened, second)
show(opened)
move(opened, second)
print(seen.devicePixelRatio(), seen.width(), seen.height(), seen == picture(opened))
opened.close()
"""


def _told(program: str, library: Path, folder: Path, **environment: str) -> list[str]:
    """What a process of its own tells, since Qt asks for the scale of screens but once."""
    done = subprocess.run(
        [sys.executable, "-c", BEGINNING + program, str(library), str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    ("factor", "pixels"),
    [("1.5", "1350 900 24"), pytest.param("2", "1800 1200 32", marks=pytest.mark.slow)],
)
def test_the_window_is_as_sharp_as_the_screen(factor: str, pixels: str, tmp_path: Path) -> None:
    """It is as large as before, and drawn with all pixels that there are, icons included."""
    told = _told(PROGRAM, tmp_path / "library", tmp_path, QT_SCALE_FACTOR=factor)
    assert told[1:] == ["900", "600", *pixels.split()]
    assert float(told[0]) == float(factor)


def test_a_window_that_is_moved_to_another_screen_is_as_sharp_as_that(
    indexed: Path, tmp_path: Path
) -> None:
    """Tiles, icons and messages are painted anew: it looks as one that was opened there."""
    side = {"y": 0, "width": 2800, "height": 1800, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [{"name": "first", "x": 0, **side}, {"name": "second", "x": 2800, **side}]
    setting = tmp_path / "screens.json"
    setting.write_text(json.dumps({"screens": screens}))
    library = shutil.copytree(indexed / "library", tmp_path / "library")
    told = _told(
        MOVED,
        library,
        tmp_path,
        QT_QPA_PLATFORM=f"offscreen:configfile={setting}",
        QT_SCREEN_SCALE_FACTORS="first=1;second=2",
    )
    assert told == ["2.0", "1800", "1200", "True"]
