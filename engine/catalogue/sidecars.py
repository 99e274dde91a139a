"""Which XMP sidecars were read, as they were then."""

from __future__ import annotations

import os

from ..types import FileStat
from .database import Database


class SidecarTable:
    """Rows of `sidecars`. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def looks(self) -> dict[str, tuple[int, int]]:
        """Size and time, by path, of every sidecar that was read."""
        rows = self._database.query("SELECT path, size, mtime_ns FROM sidecars")
        return {os.fsdecode(path): (size, mtime_ns) for path, size, mtime_ns in rows}

    def look(self, path: str) -> tuple[int, int] | None:
        """Size and time of one sidecar, if it was read."""
        return self._database.one(
            "SELECT size, mtime_ns FROM sidecars WHERE path = ?", (os.fsencode(path),)
        )

    def move(self, path: str, new: str) -> None:
        """A sidecar that was read has another path; it is not to be read again for that."""
        self._database.execute(
            "UPDATE OR REPLACE sidecars SET path = ? WHERE path = ?",
            (os.fsencode(new), os.fsencode(path)),
        )

    def note(self, item_id: int, stat: FileStat) -> None:
        """Note that an item has what a sidecar says."""
        self._database.execute(
            "INSERT OR REPLACE INTO sidecars VALUES (?, ?, ?, ?)",
            (os.fsencode(stat.path), item_id, stat.size, stat.mtime_ns),
        )
