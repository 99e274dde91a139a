"""What stays where it is on the screen while the rows are laid out anew, as in another width."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollBar

from .layout import LineLayout

# The tile there is the topmost.
_TOPMOST = QPoint(20, 20)


class Anchor(NamedTuple):
    """A row, and how many pixels its top is from that of the screen."""

    row: int
    top: int


def anchor_of(tiles: LineLayout, current: int, bar: QScrollBar) -> Anchor | None:
    """The current row, where it is seen, else what is on top; nothing where that is the beginning.

    Args:
        tiles: where the rows have lain so far.
        current: the current row, or -1.
        bar: has been telling which part of them is on the screen.
    """
    offset, height = bar.value(), bar.pageStep()
    if not offset or not tiles.count:
        return None
    place = tiles.rect(max(current, 0))
    is_seen = current >= 0 and offset <= place.bottom() and place.top() < offset + height
    row = current if is_seen else tiles.nearest(_TOPMOST + QPoint(0, offset))
    return None if row is None else Anchor(row, tiles.rect(row).top() - offset)
