"""The rows of a catalogue as plain values that JSON has (docs/export.md).

Left out is what follows from other rows: words, keys of lists and filters, maps, and what graphs
need.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator, Mapping
from typing import Any

import numpy as np

from .database import Database
from .health import tables
from .packing import told, unpack

_TABLES_LEFT_OUT = frozenset(
    {
        *("words", "folders", "removed_segments", "snapshots", "fingerprints", "alike"),
        *("maps", "map_places", "map_landmarks", "outbox", "spaces_left"),
    }
)
_COLUMNS_LEFT_OUT: Mapping[str, frozenset[str]] = {
    "items": frozenset(
        {"folder_id", "name_words", "stem_words", "sort_name", "ending", "moment", "copied"}
    ),
    "segments": frozenset({"vector", "revision"}),
}


def _unpacked(value: Any) -> Any:
    return unpack(value) if isinstance(value, bytes) else value


_READ: Mapping[str, Callable[[Any], Any]] = {
    "path": lambda path: path if path is None else os.fsdecode(path),
    "text": _unpacked,
    "query": told,
    "lines": lambda packed: json.loads(unpack(packed)),
    "ignore": lambda text: json.loads(text or "[]"),
    "passed_over": json.loads,
    "origin": json.loads,
    "files": json.loads,
}


class Dump:
    """Reads all tables of one catalogue, in one snapshot of its."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tables(self) -> dict[str, list[str]]:
        """The tables that are told, with their columns."""
        return {
            table: self._columns(table)
            for table in tables(self._database)
            if table not in _TABLES_LEFT_OUT
        }

    def rows(self, table: str) -> Generator[dict[str, Any], None, None]:
        """The rows of a table, in the order in which they came."""
        columns = self._columns(table)
        sql = f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1"  # noqa: S608
        for row in self._database.query(sql):
            yield {
                column: _plain(_READ[column](value) if column in _READ else value)
                for column, value in zip(columns, row, strict=True)
            }

    def vectors(
        self, space_id: int
    ) -> Generator[np.ndarray[Any, np.dtype[np.float16]], None, None]:
        """The raw vectors of a space, float16 (dim,), in the order of its segments."""
        sql = "SELECT vector FROM segments WHERE space_id = ? ORDER BY id"
        for (packed,) in self._database.query(sql, (space_id,)):
            yield np.frombuffer(packed, "<f2")

    def _columns(self, table: str) -> list[str]:
        left_out = _COLUMNS_LEFT_OUT.get(table, frozenset())
        rows = self._database.query(f"PRAGMA table_info({table})")
        return [row[1] for row in rows if row[1] not in left_out]


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value
