"""Where a key leads from a tile of the gallery."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

from .layout import LineLayout
from .model import GalleryModel

_Move = QAbstractItemView.CursorAction
_MIRRORED = {_Move.MoveLeft: _Move.MoveRight, _Move.MoveRight: _Move.MoveLeft}


def mirrored(action: _Move) -> _Move:
    """The same where lines run from right to left."""
    return _MIRRORED.get(action, action)


def moved(model: GalleryModel, tiles: LineLayout, row: int, action: _Move, page: int) -> int:
    """The row that an action leads to from another; headings are passed over.

    Args:
        page: pixels of what is seen at once.
    """
    lines = max(1, page // tiles.pitch)
    match action:
        case _Move.MoveUp:
            return tiles.neighbour(row, -1, model.is_heading)
        case _Move.MoveDown:
            return tiles.neighbour(row, 1, model.is_heading)
        case _Move.MovePageUp:
            return tiles.neighbour(row, -lines, model.is_heading)
        case _Move.MovePageDown:
            return tiles.neighbour(row, lines, model.is_heading)
        case _Move.MoveHome:
            return model.next_stop(0, 1)
        case _Move.MoveEnd:
            return tiles.count - 1
        case _Move.MoveLeft | _Move.MovePrevious:
            return model.next_stop(row - 1, -1)
    return model.next_stop(row + 1, 1)
