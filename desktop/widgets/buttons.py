"""Buttons with a drawing: flat ones that do something, and those that stay pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QToolButton

from .icons import drawing_of, icon, set_icon

_Role = QPalette.ColorRole
_DARKER = 130


class Toggle(QPushButton):
    """One that stays pressed, and then has the colours of what is chosen.

    Fusion only makes it a shade darker, which nobody sees in a dark window.
    """

    def __init__(self, title: str, drawing: str) -> None:
        super().__init__(title)
        self.setCheckable(True)
        set_icon(self, drawing)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self.isChecked() and self.isEnabled():
            colours = self.palette()
            ink = colours.color(_Role.HighlightedText)
            # Fusion lightens what it is given.
            colours.setColor(_Role.Button, colours.color(_Role.Highlight).darker(_DARKER))
            colours.setColor(_Role.ButtonText, ink)
            option.palette = colours
            option.icon = icon(drawing_of(self), ink)


def row_button(drawing: str, title: str = "") -> QToolButton:
    """Make a flat one as wide as its column, with its drawing before its words."""
    button = QToolButton(text=title, autoRaise=True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    set_icon(button, drawing)
    return button


def tool_button(title: str, drawing: str, action: Callable[[], object]) -> QToolButton:
    """Make a flat one, whose title is its tip and what a screen reader says of it."""
    button = QToolButton(toolTip=title, autoRaise=True)
    button.setAccessibleName(title)
    set_icon(button, drawing)
    # Qt would hand `checked` over to an action that has a parameter to take it.
    button.clicked.connect(lambda _: action())
    return button
