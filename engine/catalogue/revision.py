"""The number of the last transaction, and what is remembered until the next."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from .database import Database

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


def revision_of(database: Database) -> int:
    """The number of the last transaction, of whatever process."""
    row = database.settled("SELECT value FROM state WHERE name = 'revision'")
    return int(row[0]) if row else 0


class RevisionCache(Generic[Key, Value]):
    """What was made of the rows, for as long as nothing is written by anybody.

    Args:
        most: how many values are kept; the one that was asked for longest ago goes first.
    """

    def __init__(self, database: Database, most: int) -> None:
        self._database = database
        self._most = most
        self._revision = -1
        self._values: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of a key; it is made by reading the rows where it is not known."""
        # A transaction that is given up leaves its number to another.
        if self._database.is_writing:
            return make()
        with self._database.snapshot():
            self._forget_old()
            if key not in self._values:
                self._values[key] = make()
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)
            return self._values[key]

    def _forget_old(self) -> None:
        revision = revision_of(self._database)
        if revision != self._revision:
            self._values.clear()
            self._revision = revision
