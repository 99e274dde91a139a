"""What keys act on is seen, where Qt's style shows nothing of it."""

from __future__ import annotations

import pytest
from desktop_support import OFFSCREEN_NOISE
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.preview.seek_bar import SeekBar
from desktop.preview.sound import WaveformView
from desktop.widgets.focus_ring import FocusRing, FocusRings
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.theme import palette

pytestmark = OFFSCREEN_NOISE


def look(widget: QWidget) -> QImage:
    """What is seen of a widget now."""
    return widget.grab().toImage()


def focused_above(widget: QWidget, window: QWidget, qtbot: QtBot) -> QLineEdit:
    """A box with the focus above a widget, in a window that is shown with its rings."""
    box = QLineEdit()
    FocusRings(window)
    column = QVBoxLayout(window)
    for one in (box, widget):
        column.addWidget(one)
    window.show()
    window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    return box


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", [SeekBar, WaveformView])
def test_a_ring_tells_which_bar_the_keys_move(
    qtbot: QtBot, kind: type[SeekBar], dark: bool
) -> None:
    """While the focus came by keys; a click needs none, and it goes with the focus."""
    window, bar = QWidget(), kind()
    qtbot.addWidget(window)
    window.setPalette(palette(dark=dark))
    box = focused_above(bar, window, qtbot)
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


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with rings and two buttons, of which the keys act on the first."""
    window, made = QWidget(), [QPushButton("one"), QPushButton("two")]
    qtbot.addWidget(window)
    FocusRings(window)
    column = QVBoxLayout(window)
    for button in made:
        column.addWidget(button)
    window.show()
    window.activateWindow()
    made[0].setFocus()
    qtbot.waitUntil(made[0].hasFocus)
    return window


def test_the_ring_is_there_again_after_another_window(window: QWidget, qtbot: QtBot) -> None:
    """Who comes back from a dialog sees where the keys act; one ring, not two."""
    one, two = window.findChildren(QPushButton)
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    ring = two.findChild(FocusRing)
    assert ring is not None
    dialog = QDialog(window)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: not two.hasFocus())
    assert not ring.isVisible()
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(two.hasFocus)
    assert [each.isVisible() for each in two.findChildren(FocusRing)] == [True]
    qtbot.keyClick(two, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not two.findChildren(FocusRing))


def test_a_message_does_not_hide_what_the_keys_act_on(qtbot: QtBot) -> None:
    """It lies over the foot of a page, and over its head while the focus is at the foot."""
    page, stack, message = QWidget(), QStackedWidget(), MessageBar()
    qtbot.addWidget(stack)
    column = QVBoxLayout(page)
    head, foot = QPushButton("head"), QPushButton("foot")
    column.addWidget(head)
    column.addStretch(1)
    column.addWidget(foot)
    stack.addWidget(page)
    stack.resize(500, 300)
    message.lie_over(stack)
    message.show_error("The drive is gone.")
    stack.show()
    stack.activateWindow()
    head.setFocus()
    qtbot.waitUntil(head.hasFocus)
    low = message.geometry()
    assert low.intersects(foot.geometry())
    foot.setFocus()
    assert not message.geometry().intersects(foot.geometry())
    head.setFocus()
    assert message.geometry() == low


@pytest.mark.parametrize("goes_alone", [True, False])
def test_a_ring_goes_with_what_it_lies_over(qtbot: QtBot, goes_alone: bool) -> None:
    """What keys act on may be deleted, as a chip is, or its window be: the program goes on."""
    window, button = QWidget(), QPushButton()
    box = focused_above(button, window, qtbot)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert button.findChild(FocusRing) is not None
    (button if goes_alone else window).deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(button)
    if goes_alone:
        window.deleteLater()
