"""What lists and filters ask of an item's path, worked out once and stored beside it.

A name is kept as its tokens, with its ending and without, and as what it sorts by; the ending is
kept apart; and every folder is kept once, with what its names are compared by. Triggers take away
a folder that no item is left in, and mark the items whose content others have too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..tokens import tokens
from .database import Database, Row
from .days import MOMENT, TAKEN_DAY
from .names import folded_folder, sort_name
from .zone import LocalTime

COLUMNS = ("folder_id", "name_words", "stem_words", "sort_name", "ending")
_BATCH = 4096


def keys_of(database: Database, path: bytes) -> tuple[object, ...]:
    """The values of `COLUMNS` for an item at a path; its folder is stored where it is new."""
    name = os.path.basename(os.fsdecode(path))
    return (
        _folder_id(database, path),
        words_of(name),
        words_of(os.path.splitext(name)[0]),
        sort_name(path),
        ending_of(path),
    )


def words_of(name: str) -> str:
    """The tokens of a name, as they are compared with those of another."""
    return " ".join(tokens(name))


def ending_of(path: bytes) -> bytes | None:
    """What follows the last dot, in lower case as SQLite has it; None without a dot."""
    _, dot, ending = path.rpartition(b".")
    return ending.lower() if dot else None


def fill(database: Database) -> None:
    """Work out what an older library does not have; some thousand items are in memory at a time."""
    changes = ", ".join(f"{column} = ?" for column in COLUMNS)
    for rows in _batches(database):
        database.execute_many(
            f"UPDATE items SET {changes}, taken_day = {TAKEN_DAY}, moment = {MOMENT}"  # noqa: S608
            " WHERE id = ?",
            [(*keys_of(database, path), item_id) for item_id, path in rows],
        )
    database.execute(
        "UPDATE items SET copied = 1"
        " WHERE hash IN (SELECT hash FROM items GROUP BY hash HAVING count(*) > 1)"
    )
    LocalTime(database).keep()


def _batches(database: Database) -> Iterator[list[Row]]:
    last = 0
    sql = f"SELECT id, path FROM items WHERE id > ? ORDER BY id LIMIT {_BATCH}"  # noqa: S608
    while rows := list(database.query(sql, (last,))):
        yield rows
        last = rows[-1][0]


def _folder_id(database: Database, path: bytes) -> int:
    folder = os.path.dirname(path)
    row = database.one("SELECT id FROM folders WHERE path = ?", (folder,))
    if row is not None:
        return int(row[0])
    return database.execute(
        "INSERT INTO folders (path, folded) VALUES (?, ?)", (folder, folded_folder(path))
    )
