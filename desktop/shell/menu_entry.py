"""An entry of a menu: one that does something by its keys as well, or one that is on or off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


def add_entry(
    owner: QWidget, menu: QMenu, title: str, keys: str, act: Callable[[], object], more: str = ""
) -> QAction:
    """Add one to a menu.

    Args:
        keys, more: what does it as well; empty for none.
    """
    entry = QAction(title, owner)
    entry.setShortcuts([QKeySequence(one) for one in (keys, more) if one])
    # Qt would hand `checked` over to an action that has a parameter to take it.
    entry.triggered.connect(lambda _: act())
    menu.addAction(entry)
    return entry


def add_choice(owner: QWidget, menu: QMenu, title: str) -> QAction:
    """Add one that is on or off, and on to begin with."""
    entry = QAction(title, owner, checkable=True, checked=True)
    menu.addAction(entry)
    return entry
