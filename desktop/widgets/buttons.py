"""A flat button with a drawing, whose title is its tip and what a screen reader says of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton

from .icons import set_icon


def tool_button(title: str, drawing: str, action: Callable[[], object]) -> QToolButton:
    """Make one that does something when it is clicked."""
    button = QToolButton(toolTip=title, autoRaise=True)
    button.setAccessibleName(title)
    set_icon(button, drawing)
    # Qt would hand `checked` over to an action that has a parameter to take it.
    button.clicked.connect(lambda _: action())
    return button
