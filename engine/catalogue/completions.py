"""What begins with what is typed: names of files and folders, endings, tags, albums and groups."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice

from ..types import Completed
from .database import Database
from .marks import MarkTable
from .names import folded, sort_name
from .revision import RevisionCache

MOST = 8
# What begins alike and is looked through for names that differ.
_MOST_ROWS = 2000
_LAST = "\U0010ffff"
_ALBUMS, _GROUPS = (
    f"SELECT name FROM {table} WHERE folded >= ? AND folded < ? ORDER BY folded"  # noqa: S608
    for table in ("albums", "item_groups")
)


class Completions:
    """Finds a few of them, by an index or among the folders alone."""

    def __init__(self, database: Database, marks: MarkTable) -> None:
        self._database = database
        self._marks = marks
        self._endings: RevisionCache[None, tuple[str, ...]] = RevisionCache(database, 1)

    def find(self, what: Completed, beginning: str) -> tuple[str, ...]:
        """The first that begin so, at most `MOST`, each once and as it is written."""
        match what:
            case Completed.NAMES:
                found = self._names(beginning)
            case Completed.FOLDERS:
                found = self._folders(beginning)
            case Completed.ENDINGS:
                found = _beginning(self._endings.get(None, self._read_endings), beginning)
            case Completed.TAGS:
                found = _beginning((tag.name for tag in self._marks.tags()), beginning)
            case Completed.ALBUMS:
                found = self._collections(_ALBUMS, beginning)
            case Completed.GROUPS:
                found = self._collections(_GROUPS, beginning)
        return tuple(islice(dict.fromkeys(found), MOST))

    def _names(self, beginning: str) -> Iterator[str]:
        # Numbers are stored by their value: the last one may go on with any digits.
        first = sort_name(os.fsencode(beginning.rstrip("0123456789")))
        rows = self._database.query(
            "SELECT path FROM items WHERE sort_name >= ? AND sort_name < ? ORDER BY sort_name"
            " LIMIT ?",
            (first, first + _LAST, _MOST_ROWS),
        )
        names = (os.fsdecode(os.path.basename(path)) for (path,) in rows)
        return _beginning(names, beginning)

    def _folders(self, beginning: str) -> Iterator[str]:
        start = folded(f"{os.sep}{beginning}")
        rows = self._database.query("SELECT path FROM folders WHERE instr(folded, ?)", (start,))
        steps = (step for (path,) in rows for step in os.fsdecode(path).split(os.sep))
        return _beginning(steps, beginning)

    def _collections(self, sql: str, beginning: str) -> Iterator[str]:
        start = folded(beginning)
        return (name for (name,) in self._database.query(sql, (start, start + _LAST)))

    def _read_endings(self) -> tuple[str, ...]:
        rows = self._database.query(
            "SELECT ending, count(*) AS files FROM items WHERE ending IS NOT NULL"
            " GROUP BY ending ORDER BY files DESC"
        )
        return tuple(os.fsdecode(ending) for ending, _ in rows)


def _beginning(names: Iterable[str], beginning: str) -> Iterator[str]:
    start = folded(beginning)
    return (one for one in names if one and folded(one).startswith(start))
