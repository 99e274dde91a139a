"""Whether the rows of a catalogue are what they should be, and the mending of those that are not.

What is mended is either made again from other rows, or taken out, so that the next run reads the
file again. Which rows hang in the air follows from the keys that the tables declare.
"""

from __future__ import annotations

import json
import math
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from ..errors import DamagedLibraryError
from . import item_keys
from .database import Database
from .fulltext import fill
from .packing import unpack

# Vectors are unit length; fp16 moves that by less than a thousandth.
_UNIT_WITHIN = 0.02
_BATCH = 4096
_FULLTEXT_COLUMNS = 5


class Health:
    """Checks and repairs of one catalogue; what repairs runs inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def damage(self) -> list[str]:
        """What SQLite finds wrong in the file itself, a line each; nothing in a sound one."""
        return file_damage(self._database)

    def orphans(self) -> dict[str, int]:
        """How many rows of each table belong to something that is not there."""
        counted = {
            table: sum(1 for _ in self._database.query(f"SELECT 1 FROM {rows}"))  # noqa: S608
            for table, rows in self._orphaned()
        }
        return {table: count for table, count in counted.items() if count}

    def remove_orphans(self) -> None:
        """Remove them, and what belonged to them; words are then indexed anew."""
        with self._without_index():
            while self.orphans():
                for _, rows in self._orphaned():
                    self._database.execute(f"DELETE FROM {rows}")  # noqa: S608
        self.put_words_in_step()

    def _orphaned(self) -> Iterator[tuple[str, str]]:
        """Each table with keys, and its rows without the row that they name."""
        for table in tables(self._database):
            for _, _, parent, column, *_ in self._database.query(
                f"PRAGMA foreign_key_list({table})"
            ):
                named = f"SELECT {self._key_of(parent)} FROM {parent}"  # noqa: S608
                yield table, f"{table} WHERE {column} NOT IN ({named})"

    def _key_of(self, table: str) -> str:
        """The column that a reference to a table means: its primary key."""
        columns = self._database.query(f"PRAGMA table_info({table})")
        return next(str(name) for _, name, *_, is_key in columns if is_key)

    def keys_out_of_step(self) -> int:
        """How many items have another folder, or are taken for a copy, than they should be."""
        row = self._database.one(
            "SELECT count(*) FROM items LEFT JOIN folders ON folders.id = folder_id"
            " WHERE folders.id IS NULL"
            " OR copied <> (hash IN (SELECT hash FROM items GROUP BY hash HAVING count(*) > 1))"
        )
        return int(row[0]) if row else 0

    def put_keys_in_step(self) -> None:
        """Work out anew what is stored beside each item."""
        self._database.execute("UPDATE items SET copied = 0")
        item_keys.fill(self._database)

    def items_with_bad_texts(self) -> list[int]:
        """Items whose text, or the lines that were read in them, cannot be unpacked."""
        bad = set(self._unpackable("documents", "text", unpack))
        for table in ("picture_texts", "speech"):
            bad.update(self._unpackable(table, "lines", lambda data: json.loads(unpack(data))))
        return sorted(bad)

    def _unpackable(self, table: str, column: str, read: Callable[[bytes], Any]) -> Iterator[int]:
        sql = f"SELECT item_id, {column} FROM {table}"  # noqa: S608
        for item_id, packed in self._database.query(sql):
            try:
                read(packed)
            except (zlib.error, ValueError, TypeError):
                yield int(item_id)

    def items_without_text(self) -> list[int]:
        """Documents of which the passages are there and the text is not."""
        rows = self._database.query(
            "SELECT DISTINCT item_id FROM segments WHERE kind IN ('passage', 'written', 'spoken')"
            " AND item_id NOT IN (SELECT item_id FROM documents)"
        )
        return [row[0] for row in rows]

    def remove_texts(self, item_ids: Iterable[int]) -> None:
        """Remove text and lines of items."""
        ids = [(item_id,) for item_id in item_ids]
        for table in ("documents", "picture_texts", "speech"):
            sql = f"DELETE FROM {table} WHERE item_id = ?"  # noqa: S608
            self._database.execute_many(sql, ids)

    def words_out_of_step(self) -> int:
        """How many items have no words, or others in the index than beside it."""
        indexed: dict[int, bytes] = dict(
            self._database.query("SELECT id, sz FROM fulltext_docsize")
        )
        without = self._database.one(
            "SELECT count(*) FROM items WHERE id NOT IN (SELECT item_id FROM words)"
        )
        wrong = int(without[0]) if without else 0
        for item_id, *columns, text in self._database.query(
            "SELECT item_id, name, title, tags, folder, text FROM words"
        ):
            wrong += _sizes(indexed.pop(item_id, b"")) != _word_counts(columns, text)
        return wrong + len(indexed)

    def put_words_in_step(self) -> None:
        """Make the words of all items, and their index, anew from what the catalogue has."""
        with self._without_index():
            self._database.execute("DELETE FROM words")
        self._database.execute("INSERT INTO fulltext (fulltext) VALUES ('delete-all')")
        fill(self._database)

    @contextmanager
    def _without_index(self) -> Iterator[None]:
        """Leave the index alone for the block, in which words are removed.

        It would have to be told what to take out, which a damaged row no longer says, and an index
        that never had it takes for damage.
        """
        row = self._database.one("SELECT sql FROM sqlite_master WHERE name = 'words_removed'")
        self._database.execute("DROP TRIGGER IF EXISTS words_removed")
        yield
        if row is not None:
            self._database.execute(row[0])

    def items_with_bad_vectors(self, space_id: int, dim: int) -> list[int]:
        """Items with a vector in a space that is too short or long, not finite, or not unit."""
        bad: set[int] = set()
        rows = self._database.query(
            "SELECT item_id, vector FROM segments WHERE space_id = ?", (space_id,)
        )
        batch: list[tuple[int, bytes]] = []
        for row in rows:
            if len(row[1]) != 2 * dim:
                bad.add(row[0])
                continue
            batch.append((row[0], row[1]))
            if len(batch) == _BATCH:
                bad.update(_not_unit(batch))
                batch.clear()
        bad.update(_not_unit(batch) if batch else ())
        return sorted(bad)

    def bad_means(self, space_id: int, dim: int) -> int:
        """How many means and measures of a space are not finite, or of another width."""
        means = self._database.query("SELECT mean FROM centrings WHERE space_id = ?", (space_id,))
        measured = self._database.query(
            "SELECT mean, deviation, spread FROM backgrounds WHERE space_id = ?", (space_id,)
        )
        wrong = sum(not _is_finite(row[0], dim) for row in means)
        return wrong + sum(not all(map(math.isfinite, row)) for row in measured)

    def remove_measures(self, space_id: int) -> None:
        """Let a space be measured again by the next run."""
        for table in ("centrings", "backgrounds", "snapshots"):
            sql = f"DELETE FROM {table} WHERE space_id = ?"  # noqa: S608
            self._database.execute(sql, (space_id,))

    def count_unread(self, space_id: int) -> int:
        """How many items wait for the next run, since they lack vectors in a space."""
        row = self._database.one(
            "SELECT count(*) FROM items"
            " WHERE id NOT IN (SELECT item_id FROM segments WHERE space_id = ?)",
            (space_id,),
        )
        return int(row[0]) if row else 0

    def rescue_roots(self) -> int:
        """Make roots that were lost again, from where their items lie; returns how many."""
        rows = self._database.query(
            "SELECT root_id, path FROM items WHERE root_id NOT IN (SELECT id FROM roots)"
        )
        folders: dict[int, list[bytes]] = {}
        for root_id, path in rows:
            folders.setdefault(root_id, []).append(os.path.dirname(path))
        for root_id, found in folders.items():
            self._database.execute(
                "INSERT OR IGNORE INTO roots (id, path) VALUES (?, ?)",
                (root_id, os.path.commonpath(found)),
            )
        return len(folders)


def file_damage(database: Database) -> list[str]:
    """What SQLite finds wrong in a file, a line each; nothing in a sound one."""
    try:
        found = [str(row[0]) for row in database.query("PRAGMA integrity_check(20)")]
    except DamagedLibraryError as error:
        return [str(error.__cause__)]
    return [] if found == ["ok"] else found


def tables(database: Database) -> list[str]:
    """The tables that hold rows of ours, parents before those that name them."""
    rows = database.query(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'fulltext%' ORDER BY rowid"
    )
    return [row[0] for row in rows]


def _not_unit(rows: list[tuple[int, bytes]]) -> Iterator[int]:
    packed = np.frombuffer(b"".join(vector for _, vector in rows), "<f2")
    lengths = np.linalg.norm(packed.reshape(len(rows), -1).astype(np.float32), axis=1)
    for row in np.flatnonzero(~(np.abs(lengths - 1) < _UNIT_WITHIN)):
        yield rows[row][0]


def _is_finite(packed: bytes, width: int) -> bool:
    """Whether these are so many finite numbers, as means are stored."""
    return len(packed) == 4 * width and bool(np.isfinite(np.frombuffer(packed, "<f4")).all())


def _word_counts(columns: list[str], text: bytes) -> list[int] | None:
    """How many words each column has; None where that cannot be told any more."""
    try:
        return [len(column.split()) for column in (*columns, unpack(text))]
    except (zlib.error, ValueError, TypeError):
        return None


def _sizes(packed: bytes) -> list[int]:
    """The number of words in each column of a row of the index, from SQLite's varints."""
    sizes, value = [], 0
    for byte in packed:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            sizes.append(value)
            value = 0
    return sizes or [0] * _FULLTEXT_COLUMNS
