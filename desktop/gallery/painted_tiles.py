"""Tiles as they were painted last: to paint one anew takes ten times as long as to show it again.

A tile is known by all that its look follows from, so nothing has to be told when it changes. A
frame paints only as many anew as it has time for; the next one goes on with the others. Until its
art is loaded, which takes a moment, a tile is plain: else each would be painted twice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable

from msgspec import Struct
from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPaintDevice, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from engine.types import Hit, Item

from .cache import ByteLru
from .quotes import NO_QUOTE, Quote
from .thumbnails import NO_ART, Art

# Two small screens of tiles, and of a larger one as well: of less than one, each tile would make
# room for another of the same frame. More would be what was on the screen long ago.
CACHE_BYTES = 8 * 2**20
# Of the 16 of a frame: to show what is known takes twice as long, and another program may come
# between.
FRAME_MS = 2.5
# A tile whose art comes later than this shows its name without it.
PATIENCE_MS = 100
# For each tile that is kept; all others are forgotten then.
_MOST_PLACES = 3
_State = QStyle.StateFlag
_STATES = (_State.State_MouseOver | _State.State_Selected | _State.State_HasFocus).value


class Content(Struct, frozen=True, eq=False):
    """What a tile is of.

    Attributes:
        item: none before it is read.
        shot: the number of the shot that was chosen, of a film.
        is_away: it is on a drive that is not connected.
    """

    item: Item | None
    hit: Hit | None
    art: Art
    quote: Quote
    shot: int | None
    plays: bool
    is_away: bool


# What is not read yet.
PLAIN = Content(None, None, NO_ART, NO_QUOTE, None, plays=False, is_away=False)
Paint = Callable[[QPainter, QStyleOptionViewItem, Content], None]
_Look = tuple[Hashable, ...]
# Of which item, how wide and how high.
_Place = tuple[int, int, int]
# Whose identities are in a look; its art is not kept, which takes more than the tile.
_Subject = tuple[Item | None, Hit | None, Quote]
_Known = tuple[_Subject, QPixmap]


class PaintedTiles(QObject):
    """Pictures of tiles, two screens of them; those shown longest ago make room.

    Signals:
        unfinished(frozenset[int]): the tiles of these items, for which a frame had no time or
            whose art has not come, are to be painted again.
    """

    unfinished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures: ByteLru[_Look, _Known] = ByteLru(CACHE_BYTES)
        self._latest: dict[_Place, _Look] = {}
        # What all tiles of a pass have in common.
        self._style: _Look = ()
        self._spent_ms = 0.0
        self._left_out: set[int] = set()
        self._next_frame = QTimer(self, singleShot=True, interval=0)
        self._next_frame.timeout.connect(self._begin_frame)
        # Those whose art is waited for, and those whose art has been for long enough.
        self._awaited: set[int] = set()
        self._overdue: frozenset[int] = frozenset()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._lose_patience)

    def begin(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Show tiles that have all of the option in common but place and state."""
        palette, font = option.palette.cacheKey(), option.font.key()
        # An enum is hashed by Python, a number at once.
        is_mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        self._style = (painter.device().devicePixelRatio(), palette, font, is_mirrored)

    def show(
        self, painter: QPainter, option: QStyleOptionViewItem, content: Content, paint: Paint
    ) -> None:
        """Draw a tile where the option says; `paint` is called where it is not known yet.

        Where it has to wait for that, the tile looks as it did before or else is plain.
        """
        look = (*self._style, *_look(option, content))
        known = self._pictures.get(look)
        if known is None and content.art is NO_ART:
            # While its art is read again it looks as before.
            known = self._same_with_art(look, _place(option, content))
        if known is None and content.item is not None and self._has_to_wait(content.item, content):
            known = self._former(option, content)
            if known is None:
                self.show(painter, option, PLAIN, paint)
                return
        known = known or self._paint(painter.device(), option, content, paint, look)
        painter.drawPixmap(option.rect.topLeft(), known[1])

    def _has_to_wait(self, item: Item, content: Content) -> bool:
        """Whether a tile is left to a later frame, since its art or that frame is about to come."""
        if content.art is NO_ART and item.id not in self._overdue:
            self._awaited.add(item.id)
            if not self._patience.isActive():
                self._patience.start()
            return True
        if has_no_time := self._spent_ms >= FRAME_MS:
            self._left_out.add(item.id)
        return has_no_time

    def _paint(
        self,
        screen: QPaintDevice,
        option: QStyleOptionViewItem,
        content: Content,
        paint: Paint,
        look: _Look,
    ) -> _Known:
        began = time.perf_counter()
        picture = _painted(option, content, screen.devicePixelRatio(), paint)
        self._spent_ms += 1000 * (time.perf_counter() - began)
        if not self._next_frame.isActive():
            self._next_frame.start()
        known = (content.item, content.hit, content.quote), picture
        self._pictures.most_bytes = max(CACHE_BYTES, 2 * _bytes_of(screen))
        self._keep(look, known, _place(option, content))
        if content.item is not None:
            self._awaited.discard(content.item.id)
        return known

    def _keep(self, look: _Look, known: _Known, place: _Place) -> None:
        picture = known[1]
        self._pictures.put(look, known, 4 * picture.width() * picture.height())
        self._latest[place] = look
        if len(self._latest) > _MOST_PLACES * len(self._pictures):
            kept = self._latest.items()
            self._latest = {place: look for place, look in kept if look in self._pictures}

    def _former(self, option: QStyleOptionViewItem, content: Content) -> _Known | None:
        look = self._latest.get(_place(option, content))
        known = None if look is None else self._pictures.get(look)
        return known if known is not None and known[0][0] is content.item else None

    def _same_with_art(self, look: _Look, place: _Place) -> _Known | None:
        former = self._latest.get(place, ())
        return self._pictures.get(former) if former[:-1] == look[:-1] else None

    def _begin_frame(self) -> None:
        self._spent_ms = 0.0
        if self._left_out:
            left_out, self._left_out = frozenset(self._left_out), set()
            self.unfinished.emit(left_out)

    def _lose_patience(self) -> None:
        self._overdue, self._awaited = frozenset(self._awaited), set()
        if self._overdue:
            self.unfinished.emit(self._overdue)


def _bytes_of(screen: QPaintDevice) -> int:
    """What a picture takes that is as large as all that tiles are shown on."""
    return round(4 * screen.width() * screen.height() * screen.devicePixelRatio() ** 2)


def _place(option: QStyleOptionViewItem, content: Content) -> _Place:
    return id(content.item), option.rect.width(), option.rect.height()


def _look(option: QStyleOptionViewItem, content: Content) -> _Look:
    """All else that a tile's look follows from, its art last; to compare these takes too long."""
    return (
        id(content.item),
        id(content.hit),
        id(content.quote),
        content.shot,
        content.plays,
        content.is_away,
        option.rect.size().toTuple(),
        option.state.value & _STATES,
        content.art.number,
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
