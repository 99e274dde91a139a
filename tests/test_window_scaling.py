"""The window on screens with more pixels, and with the large letters that a person has chosen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop_support import OFFSCREEN_NOISE, listed, type_words
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.pages import PageName
from desktop.shell.app import Desktop

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
ROOT = Path(__file__).parent.parent
# Tells the size of the window and of its picture, and how sharp an icon of it is.
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication
from desktop.shell.app import Desktop
from engine.library.reader import LibraryReader

class SilentEngine:
    def start(self): pass
    def send(self, request): pass
    def close(self): pass

application = QApplication([])
folder = Path(sys.argv[1])
settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
desktop = Desktop(lambda post: SilentEngine(), LibraryReader(folder / "library"), settings)
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


@pytest.mark.parametrize(
    ("factor", "pixels"),
    [("1.5", "1350 900 24"), pytest.param("2", "1800 1200 32", marks=pytest.mark.slow)],
)
def test_the_window_is_as_sharp_as_the_screen(factor: str, pixels: str, tmp_path: Path) -> None:
    """It is as large as before, and drawn with all pixels that there are, icons included."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": factor},
        check=False,
    )
    assert done.stdout.split()[1:] == ["900", "600", *pixels.split()], done.stderr
    assert float(done.stdout.split()[0]) == float(factor)


@pytest.fixture
def large_letters(qapp: QApplication) -> Iterator[QFont]:
    """Letters half as large again as usual."""
    usual = qapp.font()
    large = QFont(usual)
    large.setPointSizeF(1.5 * usual.pointSizeF())
    qapp.setFont(large)
    yield large
    qapp.setFont(usual)


def test_large_letters_fit_a_small_window(
    large_letters: QFont, desktop: Desktop, qtbot: QtBot
) -> None:
    """Nothing makes it larger, and every button in sight has room for its words."""
    window = desktop.window
    window.resize(900, 600)
    assert window.font().pointSizeF() == large_letters.pointSizeF()
    type_words(desktop, qtbot, "red")
    for page in (None, *PageName):
        if page is not None:
            window.show_pages(page)
        QApplication.processEvents()
        assert window.size() == QSize(900, 600), page
        assert _cut_buttons(desktop) == [], page
    assert len(listed(desktop)) == 8


def _cut_buttons(desktop: Desktop) -> list[str]:
    """The words of the buttons that are narrower or lower than these."""
    kinds = (QPushButton, QToolButton)
    buttons = [one for kind in kinds for one in desktop.window.findChildren(kind)]
    return [
        one.text() or one.accessibleName()
        for one in buttons
        if one.isVisible() and one.text() and not _has_room(one)
    ]


def _has_room(button: QPushButton | QToolButton) -> bool:
    words = button.fontMetrics().size(0, button.text().replace("&", ""))
    return button.width() >= words.width() and button.height() >= words.height()
