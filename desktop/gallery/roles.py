"""What else is asked of a row, beside what Qt asks."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class TileRole(IntEnum):
    """What else a row knows, beside its name."""

    ITEM = Qt.ItemDataRole.UserRole
    HIT = Qt.ItemDataRole.UserRole + 1
    HEADING = Qt.ItemDataRole.UserRole + 2
    QUOTE = Qt.ItemDataRole.UserRole + 3
