"""Shift+F10 asks for the menu of what has the focus; Qt knows the Menu key alone everywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def let_keys_open_menus(window: QWidget) -> None:
    """Let Shift+F10 do in a window what the Menu key does, which many keyboards do not have."""
    QShortcut(QKeySequence("Shift+F10"), window).activated.connect(_ask_for_menu)


def _ask_for_menu() -> None:
    widget = QApplication.focusWidget()
    if widget is not None:
        place = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, place, widget.mapToGlobal(place)
        )
        QApplication.sendEvent(widget, event)
