"""Takes out of a damaged catalogue what can still be read, row by row, into a new one.

A table is read by ranges of its row ids. A range with a damaged page in it is halved until what is
left is single rows, so that a torn page costs the rows on it and no others (the way of SQLite's
`.recover`, which Python does not have). Indexes are not read: the new file has its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from msgspec import Struct, field

from ..errors import BugError, DamagedLibraryError
from .catalogue import Catalogue
from .database import Database, Row
from .health import tables
from .migrations import STEPS, check_version, migrate, version

_RANGE = 4096
_STEP = 1.05
_MOST_ROWS = 1 << 20  # where the file does not tell any more how many there were
# What only graphs are compared with, and these are built again.
_LEFT_BEHIND = frozenset({"snapshots", "removed_segments"})


def salvage(damaged: Path, fresh: Path) -> dict[str, int]:
    """Make a new catalogue of what can be read of a damaged one; the rows kept, by table.

    Args:
        fresh: a file that does not exist yet.

    Raises:
        DamagedLibraryError: not even the list of its tables can be read.
        NewerLibraryError: a newer version wrote the file.
    """
    with closing(Database(damaged, readonly=True)) as source:
        check_version(source)
        reading = _Reading(source)
        with closing(Database(fresh)) as target:
            migrate(target, version(source) or len(STEPS))
            target.execute("PRAGMA foreign_keys = OFF")
            with target.transaction():
                kept = {
                    table: reading.copy(target, table)
                    for table in tables(target)
                    if table not in _LEFT_BEHIND
                }
    with closing(Catalogue(fresh)) as catalogue, catalogue.transaction():
        kept["roots"] += catalogue.health.rescue_roots()
        # Of a file that lost a part, the rest is read again, too.
        catalogue.segments.remove_beside(reading.lost["segments"])
        catalogue.health.remove_orphans()
    return kept


class _Reading(Struct):
    """One reading of a damaged file.

    Attributes:
        lost: row ids that cannot be read, whether there was a row or not, by table.
    """

    source: Database
    lost: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def copy(self, target: Database, table: str) -> int:
        """Put what can be read of a table into another file; returns how many rows."""
        info = list(target.query(f"PRAGMA table_info({table})"))
        columns = ", ".join(f'"{row[1]}"' for row in info)
        marks = ", ".join("?" * len(info))
        put = f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608
        kept = 0
        for row in self._rows(table, columns):
            # A row that no table takes is as good as unreadable.
            with suppress(BugError):
                target.execute(put, row)
                kept += 1
        return kept

    def _rows(self, table: str, columns: str) -> Iterator[Row]:
        select = f"SELECT {columns} FROM {table} NOT INDEXED"  # noqa: S608
        if self._has_row_ids(table):
            last = self._last_row(table)
            starts = range(1, last + 1, _RANGE) if self._has_any(select, last) else ()
            for low in starts:
                yield from self._in_range(table, select, low, low + _RANGE - 1)
        else:
            yield from self._from_both_ends(select)

    def _has_row_ids(self, table: str) -> bool:
        try:
            list(self.source.query(f"SELECT rowid FROM {table} LIMIT 0"))  # noqa: S608
        except BugError:
            return False
        return True

    def _last_row(self, table: str) -> int:
        """No row id is larger; where the last page is torn, a table may still have noted it."""
        for sql in (f"SELECT max(rowid) FROM {table}", "SELECT max(seq) FROM sqlite_sequence"):  # noqa: S608
            with suppress(DamagedLibraryError):
                row = self.source.one(sql)
                return int(row[0]) if row and row[0] else 0
        return _MOST_ROWS

    def _has_any(self, select: str, last: int) -> bool:
        """Whether a place in a table can be read at all: without its first page, none can."""
        place = 1.0
        while place <= last:
            with suppress(DamagedLibraryError):
                self.source.one(f"{select} WHERE rowid = ?", (int(place),))
                return True
            place *= _STEP
        return False

    def _in_range(self, table: str, select: str, low: int, high: int) -> Iterator[Row]:
        try:
            found = list(self.source.query(f"{select} WHERE rowid BETWEEN ? AND ?", (low, high)))
        except DamagedLibraryError:
            if low == high:
                self.lost[table].add(low)
                return
            middle = (low + high) // 2
            yield from self._in_range(table, select, low, middle)
            yield from self._in_range(table, select, middle + 1, high)
        else:
            yield from found

    def _from_both_ends(self, select: str) -> Iterator[Row]:
        for order in ("ASC", "DESC"):
            with suppress(DamagedLibraryError):
                yield from self.source.query(f"{select} ORDER BY 1 {order}")
