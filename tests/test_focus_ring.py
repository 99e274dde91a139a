"""What keys act on is seen, where Qt's style shows nothing of it."""

from __future__ import annotations

import pytest
from desktop_support import OFFSCREEN_NOISE
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.preview.seek_bar import SeekBar
from desktop.preview.sound import WaveformView
from desktop.widgets.theme import palette

pytestmark = OFFSCREEN_NOISE


def look(widget: QWidget) -> QImage:
    """What is seen of a widget now."""
    return widget.grab().toImage()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", [SeekBar, WaveformView])
def test_a_ring_tells_which_bar_the_keys_move(
    qtbot: QtBot, kind: type[SeekBar], dark: bool
) -> None:
    """While the focus came by keys; a click needs none, and it goes with the focus."""
    window, box, bar = QWidget(), QLineEdit(), kind()
    qtbot.addWidget(window)
    window.setPalette(palette(dark=dark))
    column = QVBoxLayout(window)
    for widget in (box, bar):
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    plain = look(bar)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert bar.hasFocus()
    assert look(bar) != plain
    box.setFocus()
    QApplication.processEvents()
    assert look(bar) == plain
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)
    assert bar.hasFocus()
    assert look(bar) == plain
