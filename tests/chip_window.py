"""What tests of chips do: files are dropped, and the keys go somewhere."""

from __future__ import annotations

from pathlib import Path

from desktop_support import drop, file_mime
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop


def drop_files(
    desktop: Desktop,
    qtbot: QtBot,
    *paths: Path,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Drop files, and wait until they are asked with."""
    with qtbot.waitSignal(desktop.session.changed):
        drop(desktop.window, file_mime(*paths), keys)


def focused() -> QWidget:
    """What the keys act on."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused
