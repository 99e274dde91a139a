"""How often a person opened files of each kind out of a search, by day.

Nothing else is kept: neither the words that were looked for nor the files.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from ..types import Modality
from .database import Database

# What was opened longer ago tells nothing of what is meant now.
REMEMBERED = timedelta(days=90)


class OpeningTable:
    """Rows of `openings`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, day: date, modality: Modality) -> None:
        """Count one more file that was opened; what is too old is removed.

        In a transaction that leaves the revision alone: no list is another one for it.
        """
        oldest = (day - REMEMBERED).isoformat()
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO openings VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1",
                (day.isoformat(), modality),
            )
            self._database.execute("DELETE FROM openings WHERE day < ?", (oldest,))

    def before(self, day: date) -> Mapping[Modality, int]:
        """How many of each kind were opened on the days before that are remembered.

        The day itself does not count, so that a list stays as it is while a person works with it.
        """
        rows = self._database.query(
            "SELECT modality, sum(count) FROM openings WHERE day >= ? AND day < ? "
            "GROUP BY modality",
            ((day - REMEMBERED).isoformat(), day.isoformat()),
        )
        return {Modality(modality): int(count) for modality, count in rows}

    def remove(self) -> None:
        """Forget all of it, inside the caller's transaction."""
        self._database.execute("DELETE FROM openings")
