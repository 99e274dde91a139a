"""Previews in a file of their own, by content: a run fills it again when it was deleted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..types import Preview, PreviewKind
from .database import Database

TABLE = """CREATE TABLE IF NOT EXISTS previews (
    digest BLOB PRIMARY KEY, kind TEXT NOT NULL, data BLOB NOT NULL) WITHOUT ROWID"""


class ThumbnailStore:
    """The previews of a library, keyed by content hash, so that copies and moves share one.

    One thread uses an instance at a time.
    """

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        self._database = Database(path, readonly=readonly)
        if not readonly:
            self._database.execute(TABLE)

    def put(self, previews: dict[bytes, Preview]) -> None:
        """Store previews by content hash, in one transaction."""
        with self._database.transaction():
            self._database.execute_many(
                "INSERT OR REPLACE INTO previews VALUES (?, ?, ?)",
                [(digest, p.kind, p.data) for digest, p in previews.items()],
            )

    def get(self, digest: bytes) -> Preview:
        """The preview of a content; an empty one when there is none."""
        row = self._database.one("SELECT kind, data FROM previews WHERE digest = ?", (digest,))
        return Preview(PreviewKind(row[0]), row[1]) if row else Preview()

    def digests(self) -> set[bytes]:
        """The content hashes that have a preview."""
        return {row[0] for row in self._database.query("SELECT digest FROM previews")}

    def keep_only(self, digests: Iterable[bytes]) -> None:
        """Remove the previews of all other contents."""
        unused = self.digests().difference(digests)
        with self._database.transaction():
            self._database.execute_many(
                "DELETE FROM previews WHERE digest = ?", [(digest,) for digest in unused]
            )

    def compact(self) -> bool:
        """Write the file anew; tells whether nothing of removed rows stays on disk."""
        return self._database.compact()

    def close(self) -> None:
        """Close the connection."""
        self._database.close()
