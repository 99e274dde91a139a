"""How many files lie in which folder, and are of which month: what a side bar shows to choose from.

Both are read by an index alone, and kept until something is written.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections import Counter
from datetime import date

import numpy as np

from ..local_days import local_day, midnight
from ..types import FolderCount, MonthCount
from .database import Database
from .names import sort_name
from .revision import RevisionCache

_SEPARATOR = os.fsencode(os.sep)
# What follows the separator: everything below a folder sorts before it.
_BEHIND = bytes([_SEPARATOR[0] + 1])
_FOLDERS_KEPT = 64
# The first and the last moment that have a local day, seconds since the epoch.
_FIRST, _LAST = -62_000_000_000, 253_000_000_000

Counts = list[tuple[bytes, int]]


class Overview:
    """Counts items by folder and by month."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._direct: RevisionCache[None, Counts] = RevisionCache(database, 1)
        self._below: RevisionCache[str, tuple[FolderCount, ...]] = RevisionCache(
            database, _FOLDERS_KEPT
        )
        self._months: RevisionCache[None, tuple[MonthCount, ...]] = RevisionCache(database, 1)

    def folders_in(self, folder: str) -> tuple[FolderCount, ...]:
        """The folders right below one that hold items at any depth, by their names."""
        return self._below.get(folder, lambda: self._read_folders(folder))

    def months(self) -> tuple[MonthCount, ...]:
        """The months that items are of, newest first."""
        return self._months.get(None, self._read_months)

    def _read_folders(self, folder: str) -> tuple[FolderCount, ...]:
        base = os.fsencode(folder).rstrip(_SEPARATOR) + _SEPARATOR
        counts: Counter[bytes] = Counter()
        deeper: set[bytes] = set()
        for path, count in self._part(base):
            name, separator, _ = path[len(base) :].partition(_SEPARATOR)
            counts[base + name] += count
            if separator:
                deeper.add(base + name)
        return tuple(
            FolderCount(os.fsdecode(path), counts[path], path in deeper)
            for path in sorted(counts, key=sort_name)
        )

    def _part(self, base: bytes) -> Counts:
        """The folders below one, each with the number of items right in it."""
        direct = self._direct.get(None, self._read_direct)
        first = bisect_left(direct, (base, 0))
        return direct[first : bisect_left(direct, (base[:-1] + _BEHIND, 0))]

    def _read_direct(self) -> Counts:
        rows = self._database.query(
            "SELECT path, count FROM folders"
            " JOIN (SELECT folder_id, count(*) AS count FROM items GROUP BY 1) ON folder_id = id"
        )
        return sorted((bytes(path), int(count)) for path, count in rows)

    def _read_months(self) -> tuple[MonthCount, ...]:
        counts = self._months_of_tags()
        counts.update(self._months_of_changes())
        found = sorted(counts.items(), reverse=True)
        return tuple(MonthCount(year, month, count) for (year, month), count in found)

    def _months_of_tags(self) -> Counter[tuple[int, int]]:
        rows = self._database.query(
            "SELECT substr(taken_day, 1, 7), count(*) FROM items"
            " WHERE taken_day IS NOT NULL GROUP BY 1"
        )
        return Counter({(int(month[:4]), int(month[5:])): count for month, count in rows})

    def _months_of_changes(self) -> Counter[tuple[int, int]]:
        """Of the items whose own tags tell no day; months begin when they do here."""
        changes = self._database.ids(
            "SELECT mtime_ns AS id FROM items WHERE taken_day IS NULL ORDER BY mtime_ns"
        )
        seconds = np.clip(changes // 10**9, _FIRST, _LAST)
        counts: Counter[tuple[int, int]] = Counter()
        place = 0
        while place < len(seconds):
            day = local_day(int(seconds[place]))
            after = int(np.searchsorted(seconds, midnight(_next_month(day))))
            counts[day.year, day.month] += max(after, place + 1) - place
            place = max(after, place + 1)
        return counts


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
