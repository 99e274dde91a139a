"""Which files a person opened of late: what suggestions can be made from.

Only the last time of each is kept, and only of some hundred files; a row goes with its item.
"""

from __future__ import annotations

from ..types.ids import Ids
from .database import Database

OPENED_ITEMS = """
CREATE TABLE opened_items (
    item_id INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE, opened_at INTEGER NOT NULL);
"""
REMEMBERED = 300


class OpenedItemTable:
    """Rows of `opened_items`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, item_id: int, moment: int) -> None:
        """Remember that an item was opened, in place of the oldest where there are too many.

        In a transaction that leaves the revision alone: no list is another one for it.

        Args:
            moment: nanoseconds since the epoch.
        """
        with self._database.transaction():
            # It may be gone by now.
            self._database.execute(
                "INSERT OR REPLACE INTO opened_items SELECT id, ? FROM items WHERE id = ?",
                (moment, item_id),
            )
            self._database.execute(
                "DELETE FROM opened_items WHERE item_id NOT IN"
                " (SELECT item_id FROM opened_items ORDER BY opened_at DESC, item_id LIMIT ?)",
                (REMEMBERED,),
            )

    def latest(self, most: int) -> Ids:
        """The items that were opened last, the latest first, int64 (n,)."""
        return self._database.ids(
            "SELECT item_id AS id FROM opened_items ORDER BY opened_at DESC, item_id LIMIT ?",
            (most,),
        )

    def remove(self) -> None:
        """Forget all of it, inside the caller's transaction."""
        self._database.execute("DELETE FROM opened_items")
