"""What stands in a row of the gallery, and what it answers to Qt."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, NamedTuple

from PySide6.QtCore import Qt

from engine.language import tr
from engine.types import Hit, Item

from ..widgets.labels import tile_description, tile_tip
from .headings import Heading, heading_data
from .quotes import NO_QUOTE, Quote
from .roles import TileRole


class RowContent(NamedTuple):
    """A heading, or an item as soon as it is read.

    Attributes:
        is_away: the item is on a drive that is not connected.
    """

    heading: Heading | None = None
    item: Item | None = None
    hit: Hit | None = None
    quote: Quote = NO_QUOTE
    is_away: bool = False


def row_data(content: RowContent, role: int) -> Any:
    """What a row answers to Qt, to screen readers and to those who ask for its item."""
    if content.heading is not None:
        return heading_data(content.heading, role)
    item, hit, is_away = content.item, content.hit, content.is_away
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return PurePath(item.path).name if item else None
        case Qt.ItemDataRole.AccessibleTextRole:
            return tile_description(item, hit, is_away=is_away) if item else tr("Loading")
        case Qt.ItemDataRole.ToolTipRole:
            return tile_tip(item, hit, is_away=is_away) if item else None
        case TileRole.ITEM:
            return item
        case TileRole.HIT:
            return hit
        case TileRole.QUOTE:
            return content.quote
    return None
