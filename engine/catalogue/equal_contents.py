"""Which items have the same content as others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from ..types.ids import Ids, IdSet
from .database import Database


class EqualContents(Struct, frozen=True, eq=False):
    """Contents that several items have.

    Attributes:
        items: ids of all items of these contents, int64 (n,), rising.
        contents: the number of each one's content, int64 (n,).
    """

    items: Ids
    contents: Ids

    @classmethod
    def of(cls, groups: Sequence[Sequence[int]]) -> EqualContents:
        """Contents by their items, given in any order; no item has two."""
        items = np.array([item for group in groups for item in group], np.int64)
        return cls._listed(items, np.array([len(group) for group in groups], np.int64))

    @classmethod
    def read(cls, database: Database) -> EqualContents:
        """All of a catalogue, of which one state is read."""
        copied = "FROM items WHERE copied"
        return cls._listed(
            database.ids(f"SELECT id {copied} ORDER BY hash"),
            database.ids(f"SELECT count(*) AS id {copied} GROUP BY hash ORDER BY hash"),
        )

    @classmethod
    def _listed(cls, items: Ids, counts: Ids) -> EqualContents:
        """From the items of one content after the other, and how many each content has."""
        rising = np.argsort(items)
        return cls(items[rising], np.repeat(np.arange(len(counts)), counts)[rising])

    @property
    def surplus(self) -> int:
        """How many fewer contents there are than items."""
        return len(self.items) - int(np.count_nonzero(np.bincount(self.contents)))

    def within(self, inside: IdSet) -> EqualContents:
        """Those that several of some items have."""
        kept = inside.has(self.items)
        counts = np.bincount(self.contents[kept], minlength=1)
        kept[kept] = counts[self.contents[kept]] > 1
        return EqualContents(self.items[kept], self.contents[kept])

    def equals(self, item: int) -> tuple[int, ...]:
        """All items with the content of one, itself included, rising."""
        place = int(np.searchsorted(self.items, item))
        if place == len(self.items) or self.items[place] != item:
            return (item,)
        return tuple(self.items[self.contents == self.contents[place]].tolist())


NO_EQUALS = EqualContents.of(())
