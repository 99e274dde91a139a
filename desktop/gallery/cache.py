"""A cache bounded by bytes that forgets what was not used for longest."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class ByteLru(Generic[K, V]):
    """Maps keys to values and their sizes, up to a sum of bytes.

    Attributes:
        most_bytes: that sum.
        least: so many values, those that were used last, stay however large they are.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.least = 1
        self._entries: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self.bytes = 0

    def __contains__(self, key: K) -> bool:
        return key in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: K) -> V | None:
        """The value, which counts as used now."""
        if (entry := self._entries.get(key)) is None:
            return None
        self._entries.move_to_end(key)
        return entry[0]

    def put(self, key: K, value: V, size: int) -> None:
        """Keep a value of `size` bytes; the oldest make room."""
        self.discard(key)
        self._entries[key] = (value, size)
        self.bytes += size
        while self.bytes > self.most_bytes and len(self._entries) > self.least:
            self.discard(next(iter(self._entries)))

    def discard(self, key: K) -> None:
        """Forget a value, if it is there."""
        if key in self._entries:
            self.bytes -= self._entries.pop(key)[1]
