"""Contents at which a decoder hung in a later pass, so that no pass waits for them again.

It is noted which reader hung: another one tries them anew. A row goes when the last item of a
content goes.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from .database import Database

HUNG = """
CREATE TABLE hung (hash BLOB PRIMARY KEY, reader TEXT NOT NULL) WITHOUT ROWID;
CREATE TRIGGER hung_content_gone AFTER DELETE ON items
WHEN NOT EXISTS (SELECT 1 FROM items WHERE hash = old.hash) BEGIN
    DELETE FROM hung WHERE hash = old.hash;
END;
CREATE TRIGGER hung_content_changed AFTER UPDATE OF hash ON items
WHEN new.hash <> old.hash AND NOT EXISTS (SELECT 1 FROM items WHERE hash = old.hash) BEGIN
    DELETE FROM hung WHERE hash = old.hash;
END;
"""
# What a pass asks of items that are due.
NOT_HUNG = "items.hash NOT IN (SELECT hash FROM hung)"


class HungTable:
    """Rows of `hung`. Each change is a transaction that leaves the revision alone.

    No list is another one for it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def contents(self) -> set[bytes]:
        """The contents that no pass is to read now."""
        return {row[0] for row in self._database.query("SELECT hash FROM hung")}

    def put(self, content: bytes, reader: str) -> None:
        """Note that a reader hung at a content, unless no item has it any more."""
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO hung SELECT ?1, ?2"
                " WHERE EXISTS (SELECT 1 FROM items WHERE hash = ?1)",
                (content, reader),
            )

    def keep_only(self, readers: Collection[str]) -> None:
        """Let all be tried again at which others than these readers hung."""
        if not self.contents():
            return
        with self._database.transaction():
            self._database.execute(
                "DELETE FROM hung WHERE reader NOT IN (SELECT value FROM json_each(?))",
                (json.dumps([*readers]),),
            )
