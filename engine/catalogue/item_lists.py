"""Lists of item ids: what filters leave, in any order, at any size of library.

The order of all items is read from an index, kept until something is written, and then thinned out
by what passes the filters.
"""

from __future__ import annotations

import numpy as np

from ..types import Filters, Sort
from ..types.ids import Ids, IdSet
from .database import Database
from .days import MOMENT
from .equal_contents import EqualContents
from .filtering import selections
from .revision import RevisionCache
from .zone import LocalTime

# Each is 8 bytes for an item: 1.6 MB for 200,000.
_LISTS_KEPT = 6
_SELECTIONS_KEPT = 4
# So few are looked up by their ids.
_FEW = 500


Selection = tuple[str, tuple[object, ...]]

_BY_PATH = "path"
_ORDERS = {
    Sort.NAME: "sort_name, path",
    Sort.SIZE: "size DESC, id",
    Sort.DURATION: "duration DESC, id",
}


class ItemLists:
    """Reads lists of ids, and remembers the long ones."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._local_time = LocalTime(database)
        self._orders: RevisionCache[str, Ids] = RevisionCache(database, _LISTS_KEPT)
        self._selections: RevisionCache[Selection, Ids] = RevisionCache(database, _SELECTIONS_KEPT)
        self._equals: RevisionCache[None, EqualContents] = RevisionCache(database, 1)

    def ids(self, filters: Filters, sort: Sort) -> Ids:
        """Ids of the items that filters leave, in order; int64 (n,). By match means newest.

        Items that are equal in it come in the order in which they were added.
        """
        with self._database.snapshot():
            by = self._by(sort)
            return (
                self._all(by) if filters == Filters() else self._sorted(self.matching(filters), by)
            )

    def page(self, filters: Filters, sort: Sort, offset: int, limit: int) -> tuple[Ids, int]:
        """A part of the same list, and the length of all of it."""
        with self._database.snapshot():
            if filters != Filters():
                ids = self.ids(filters, sort)
                return ids[offset : offset + limit], len(ids)
            sql = f"SELECT id FROM items ORDER BY {self._by(sort)} LIMIT ? OFFSET ?"  # noqa: S608
            return self._database.ids(sql, (limit, offset)), self._count()

    def matching(self, filters: Filters) -> Ids:
        """The same in no order."""
        if filters == Filters():
            return self._all(_BY_PATH)
        with self._database.snapshot():
            found = [self._selected(sql, tuple(values)) for sql, values in selections(filters)]
        fewest, *others = sorted(found, key=len)
        for other in others:
            fewest = IdSet(other).of(fewest)
        return fewest

    def by_path(self, items: Ids) -> Ids:
        """Some items in the order of their paths; what is not there any more comes first."""
        if len(items) < 2:
            return items
        with self._database.snapshot():
            known = self._sorted(items, _BY_PATH)
        return np.concatenate([items[~IdSet(known).has(items)], known])

    def equals(self) -> EqualContents:
        """The contents that several items have."""
        return self._equals.get(None, lambda: EqualContents.read(self._database))

    def _by(self, sort: Sort) -> str:
        moment = "moment" if self._local_time.is_kept() else MOMENT
        return _ORDERS.get(sort, f"{moment} DESC, id")

    def _sorted(self, items: Ids, by: str) -> Ids:
        """Those of some items that are there, in an order."""
        if len(items) > _FEW:
            return IdSet(items).of(self._all(by))
        marks = ",".join("?" * len(items))
        sql = f"SELECT id FROM items WHERE id IN ({marks}) ORDER BY {by}"  # noqa: S608
        return self._database.ids(sql, items.tolist())

    def _all(self, by: str) -> Ids:
        sql = f"SELECT id FROM items ORDER BY {by}"  # noqa: S608
        return self._orders.get(by, lambda: self._database.ids(sql))

    def _selected(self, sql: str, values: tuple[object, ...]) -> Ids:
        """The ids of one filter, which the next question may have beside others."""
        return self._selections.get((sql, values), lambda: self._database.ids(sql, values))

    def _count(self) -> int:
        row = self._database.one("SELECT count(*) FROM items")
        return int(row[0]) if row else 0
