"""Goes round windows by Tab, and looks whether it can be seen where the keys are."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from contrast import contrast
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.shell.app import Desktop
from desktop.widgets.theme import Theme

TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
# The map has fifty stops of its own.
MOST_STEPS = 150
# WCAG asks for this between what has the focus and what has not.
LEAST_CONTRAST = 3.0
# Of a line of one pixel around a widget; its corners may be round.
LEAST_SHARE = 0.8


def focused() -> QWidget:
    """What the keys act on."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def told(widget: QWidget) -> str:
    """A widget, as a person who mends it looks for it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.toolTip()!r}"


def round_trip(key: Qt.Key) -> Iterator[QWidget]:
    """Each widget that has the keys, in turn, until it is again the one that has them now."""
    begin = last = focused()
    for _ in range(MOST_STEPS):
        QTest.keyClick(last, key)
        if focused() is not last:
            yield (last := focused())
        if last is begin:
            return
    pytest.fail(f"no way round from {told(begin)}: the last was {told(last)}")


def part_in_sight(widget: QWidget) -> QRect:
    """The part of a widget that no other around it cuts off, in pixels of its window."""
    window = widget.window()
    seen = QRect(widget.mapTo(window, QPoint()), widget.size())
    while (widget := widget.parentWidget()) is not window:
        seen &= QRect(widget.mapTo(window, QPoint()), widget.size())
    return seen


def grabbed(widget: QWidget, part: QRect) -> NDArray[np.uint32]:
    """The pixels of a part of a widget's window, shape (n,)."""
    image = widget.window().grab(part).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).copy()


def shows_focus(widget: QWidget) -> bool:
    """Whether as much as a line around a widget is clearly another one while it has the focus."""
    part = part_in_sight(widget)
    with_focus = grabbed(widget, part)
    widget.clearFocus()
    without = grabbed(widget, part)
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
    changed = with_focus != without
    pairs, counts = np.unique(
        np.stack([with_focus[changed], without[changed]], axis=-1).view(np.uint64),
        return_counts=True,
    )
    missing = LEAST_SHARE * 2 * (part.width() + part.height())
    # Those that most pixels have tell it, and there may be a thousand others.
    for place in np.argsort(-counts):
        colours = map(QColor.fromRgb, pairs[place : place + 1].view(np.uint32).tolist())
        if contrast(*colours) >= LEAST_CONTRAST:
            missing -= counts[place]
        if missing <= 0:
            return True
    return False


def is_stop(widget: QWidget) -> bool:
    """Whether Tab is to lead to a widget."""
    is_open = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    return is_open and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


class Walker:
    """Goes round windows by keys, and looks once at each widget in each theme."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._looked_at: set[tuple[QWidget, Theme]] = set()

    def check(self, window: QWidget | None = None) -> None:
        """Go round what is seen now: there in the light theme, and back in the dark one.

        Args:
            window: where; None is the one window that all else belongs to.
        """
        window = window or self._desktop.window
        assert window.isActiveWindow()
        for theme, key in ((Theme.LIGHT, TAB), (Theme.DARK, BACKTAB)):
            self._desktop.themes.choose(theme)
            QApplication.processEvents()
            assert self._faults(window, theme, key) == []

    def _faults(self, window: QWidget, theme: Theme, key: Qt.Key) -> list[str]:
        """What is wrong with a way round."""
        met, wrong = [], []
        for widget in round_trip(key):
            met.append(widget)
            if part_in_sight(widget).isEmpty():
                wrong.append(f"out of sight: {told(widget)}")
            elif (widget, theme) not in self._looked_at and not shows_focus(widget):
                wrong.append(f"focus not seen: {told(widget)}")
            self._looked_at.add((widget, theme))
        stops = filter(is_stop, window.findChildren(QWidget))
        return wrong + [f"not reached: {told(one)}" for one in stops if one not in met]
