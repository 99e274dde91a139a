"""Enter presses the button that the keys act on, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desktop_support import OFFSCREEN_NOISE
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.enter_key import EnterPresses

pytestmark = OFFSCREEN_NOISE


class Surroundings(QWidget):
    """A widget that does something of its own upon keys, as the viewer does."""

    def __init__(self, button: QPushButton | QToolButton) -> None:
        super().__init__()
        self.keys: list[int] = []
        QVBoxLayout(self).addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Note the key."""
        self.keys.append(event.key())


def focused(qtbot: QtBot, button: QPushButton | QToolButton) -> Surroundings:
    """What is around a button that has the focus."""
    window = Surroundings(button)
    qtbot.addWidget(window)
    EnterPresses(window)
    window.show()
    window.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    return window


@pytest.mark.parametrize("make", [QPushButton, QToolButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_a_button(
    qtbot: QtBot, make: Callable[[], QPushButton | QToolButton], key: Qt.Key
) -> None:
    """Once; what is around it does not hear of the key."""
    button, pressed = make(), []
    button.clicked.connect(lambda: pressed.append(key))
    window = focused(qtbot, button)
    qtbot.keyClick(button, key)
    assert (pressed, window.keys) == ([key], [])


def test_enter_with_another_key_is_left_to_what_is_around(qtbot: QtBot) -> None:
    """Ctrl+Enter means something else, and so does any other key."""
    button, pressed = QPushButton(), []
    button.clicked.connect(lambda: pressed.append(button))
    window = focused(qtbot, button)
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(button, Qt.Key.Key_I)
    assert (pressed, window.keys[-2:]) == ([], [Qt.Key.Key_Return, Qt.Key.Key_I])


def test_enter_opens_the_menu_of_a_button(qtbot: QtBot) -> None:
    """As the arrow beside its title does."""
    button, opened = QToolButton(), []
    menu = QMenu(button)
    menu.addAction("one")
    button.setMenu(menu)
    menu.aboutToShow.connect(lambda: opened.append(menu))
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu.close))
    window = focused(qtbot, button)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert (opened, window.keys) == ([menu], [])
