"""Tiles as they were painted last: to paint one anew takes ten times as long as to show it again.

A tile is known by all that its look follows from, so nothing has to be told when it changes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from engine.types import Hit, Item

from .cache import ByteLru
from .quotes import Quote
from .thumbnails import Art

# Two screens of tiles.
CACHE_BYTES = 24 * 2**20
_State = QStyle.StateFlag
_STATES = _State.State_MouseOver | _State.State_Selected | _State.State_HasFocus


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """What a tile is of.

    Attributes:
        item: none before it is read.
        shot: the number of the shot that was chosen, of a film.
    """

    item: Item | None
    hit: Hit | None
    art: Art
    quote: Quote
    shot: int | None
    plays: bool


Paint = Callable[[QPainter, QStyleOptionViewItem, Content], None]
_Look = tuple[Hashable, ...]


class PaintedTiles:
    """Pictures of tiles, up to `CACHE_BYTES`; those shown longest ago make room."""

    def __init__(self) -> None:
        # With the contents, whose identities are in the keys.
        self._pictures: ByteLru[_Look, tuple[Content, QPixmap]] = ByteLru(CACHE_BYTES)

    def show(
        self, painter: QPainter, option: QStyleOptionViewItem, content: Content, paint: Paint
    ) -> None:
        """Draw a tile where the option says; `paint` is called where it is not known yet."""
        scale = painter.device().devicePixelRatio()
        look = _look(option, content, scale)
        known = self._pictures.get(look)
        if known is None:
            picture = _painted(option, content, scale, paint)
            known = content, picture
            self._pictures.put(look, known, 4 * picture.width() * picture.height())
        painter.drawPixmap(option.rect.topLeft(), known[1])


def _look(option: QStyleOptionViewItem, content: Content, scale: float) -> _Look:
    """All that a tile's look follows from; to compare its content takes too long."""
    return (
        id(content.item),
        id(content.hit),
        id(content.art),
        id(content.quote),
        content.shot,
        content.plays,
        option.rect.size().toTuple(),
        scale,
        (option.state & _STATES).value,
        option.palette.cacheKey(),
        option.font.key(),
        option.direction,
    )


def _painted(option: QStyleOptionViewItem, content: Content, scale: float, paint: Paint) -> QPixmap:
    picture = QPixmap(option.rect.size() * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    there = QStyleOptionViewItem(option)
    there.rect = QRect(QPoint(), option.rect.size())
    painter = QPainter(picture)
    painter.setFont(option.font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(option.direction)
    paint(painter, there, content)
    painter.end()
    return picture
