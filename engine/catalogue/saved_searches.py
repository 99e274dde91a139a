"""The searches that a person keeps under names, in an order of their own."""

from __future__ import annotations

import json

from msgspec.structs import replace

from ..types import SavedSearch
from ..types.saved import read_file, told_file, with_search, without_search
from .database import Database
from .packing import kept, storable, told

SAVED_SEARCHES = """
CREATE TABLE saved_searches (
    name TEXT PRIMARY KEY, query TEXT NOT NULL, files TEXT NOT NULL, place INTEGER NOT NULL
) WITHOUT ROWID;
"""


class SavedSearchTable:
    """Rows of `saved_searches`. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[SavedSearch, ...]:
        """Every search, in order."""
        rows = self._database.query(
            "SELECT name, query, files FROM saved_searches ORDER BY place, name"
        )
        return tuple(
            SavedSearch(name, told(query), tuple(map(read_file, json.loads(files))))
            for name, query, files in rows
        )

    def put(self, search: SavedSearch, place: int | None = None, instead_of: str = "") -> None:
        """Keep a search, as `with_search` tells."""
        named = replace(search, name=storable(search.name))
        self._write(with_search(self.all(), named, place, storable(instead_of)))

    def remove(self, name: str) -> bool:
        """Keep a search no longer; tells whether there was one of that name."""
        known = self.all()
        others = without_search(known, storable(name))
        self._write(others)
        return len(others) < len(known)

    def _write(self, searches: tuple[SavedSearch, ...]) -> None:
        self._database.execute("DELETE FROM saved_searches")
        self._database.execute_many(
            "INSERT INTO saved_searches VALUES (?, ?, ?, ?)",
            [
                (
                    one.name,
                    kept(one.query),
                    json.dumps([told_file(term) for term in one.files]),
                    place,
                )
                for place, one in enumerate(searches)
            ],
        )
