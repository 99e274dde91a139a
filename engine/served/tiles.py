"""What tiles show, asked of a server for several at a time: each request takes its time on the way.

Tiles are loaded one after the other, in the order in which their items were read. So with one come
those behind it, which are wanted next.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from itertools import pairwise

from ..api.calls import MOST_TILES, Tile

_MOST_BYTES = 16_000_000
_MOST_KNOWN = 50_000
_LOOK_AHEAD = 4 * MOST_TILES


class Tiles:
    """Keeps what came along until it is wanted, the newest within a bound. Any thread may ask.

    Args:
        ask: the tiles of some items, by their ids, in that order.
    """

    def __init__(self, ask: Callable[[tuple[int, ...]], list[Tile]]) -> None:
        self._ask = ask
        self._lock = threading.Lock()
        self._next: dict[int, int] = {}
        self._kept: OrderedDict[int, Tile] = OrderedDict()
        self._bytes = 0

    def expect(self, ids: Iterable[int]) -> None:
        """Hear in which order items were read."""
        with self._lock:
            if len(self._next) > _MOST_KNOWN:
                self._next.clear()
            self._next.update(pairwise(ids))

    def get(self, item_id: int) -> Tile:
        """What the tile of an item shows.

        Raises:
            UserError: the server is away.
        """
        with self._lock:
            if item_id in self._kept:
                return self._kept[item_id]
            wanted = self._with_next(item_id)
        tiles = self._ask(wanted)
        with self._lock:
            for one, tile in zip(wanted, tiles, strict=True):
                self._keep(one, tile)
        return tiles[0]

    def forget(self) -> None:
        """Ask anew for all: files may be others now."""
        with self._lock:
            self._kept.clear()
            self._bytes = 0

    def _with_next(self, item_id: int) -> tuple[int, ...]:
        """An item, and those behind it that have not come yet."""
        wanted, following = [item_id], self._next.get(item_id)
        # Of several lists there may be a circle.
        for _ in range(_LOOK_AHEAD):
            if following is None or len(wanted) == MOST_TILES:
                break
            if following not in self._kept and following not in wanted:
                wanted.append(following)
            following = self._next.get(following)
        return tuple(wanted)

    def _keep(self, item_id: int, tile: Tile) -> None:
        if item_id in self._kept:
            self._bytes -= _size(self._kept.pop(item_id))
        self._kept[item_id] = tile
        self._bytes += _size(tile)
        while self._bytes > _MOST_BYTES:
            self._bytes -= _size(self._kept.popitem(last=False)[1])


def _size(tile: Tile) -> int:
    return len(tile.preview.data) + len(tile.beginning)
