"""Files that could not be read, remembered until they change."""

from __future__ import annotations

import os
import time

from ..types import Failure, FileStat, Modality
from .database import Database
from .folders import under
from .packing import storable


class FailureTable:
    """Rows of `failures`. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, root_id: int, stat: FileStat, modality: Modality | None, reason: str, reader: str
    ) -> None:
        """Remember why a file could not be read, and by which reader; each attempt is counted."""
        self._database.execute(
            "INSERT INTO failures (path, root_id, size, mtime_ns, modality, reason, seen,"
            " first_seen, attempts, reader) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, 1, ?8)"
            " ON CONFLICT (path) DO UPDATE SET root_id = ?2, size = ?3, mtime_ns = ?4,"
            " modality = ?5, reason = ?6, seen = ?7, attempts = attempts + 1, reader = ?8",
            (
                os.fsencode(stat.path),
                root_id,
                stat.size,
                stat.mtime_ns,
                modality,
                storable(reason),
                time.time(),
                reader,
            ),
        )

    def remove(self, paths: list[str]) -> None:
        """Forget the failures of these files."""
        self._database.execute_many(
            "DELETE FROM failures WHERE path = ?", [(os.fsencode(path),) for path in paths]
        )

    def stats_under(self, folder: str) -> dict[str, tuple[int, int, str]]:
        """(size, mtime_ns, reader) of every failed file at or below a folder, as it was then."""
        condition, values = under("path", folder)
        rows = self._database.query(
            f"SELECT path, size, mtime_ns, reader FROM failures WHERE {condition}",  # noqa: S608
            values,
        )
        return {
            os.fsdecode(path): (size, mtime_ns, reader) for path, size, mtime_ns, reader in rows
        }

    def all(self) -> list[Failure]:
        """Every failure, newest first."""
        rows = self._database.query(
            "SELECT path, reason, modality, seen, first_seen, attempts, reader FROM failures"
            " ORDER BY seen DESC, path"
        )
        return [
            Failure(os.fsdecode(path), reason, Modality(modality) if modality else None, *rest)
            for path, reason, modality, *rest in rows
        ]

    def count(self) -> int:
        """How many files failed."""
        row = self._database.one("SELECT count(*) FROM failures")
        return int(row[0]) if row else 0
