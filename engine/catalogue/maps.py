"""The maps of the library: a place for each item, by method, and the names of dense parts.

They are worked out from vectors, so that a change of them leaves the revision alone. What goes from
the library leaves its maps at once, and takes the names with it: a word may have been its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from ..types.ids import Ids
from ..types.maps import Landmark, MapMethod, Places
from .database import Database
from .segments import LATER_KINDS

# Places are kept as whole numbers, which come from SQLite three times as fast as real ones.
_PARTS = 1_000_000

MAPS = """
CREATE TABLE maps (
    method TEXT PRIMARY KEY, space_id INTEGER NOT NULL REFERENCES spaces ON DELETE CASCADE,
    revision INTEGER NOT NULL, fitted INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE map_places (
    item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
    method TEXT NOT NULL REFERENCES maps ON DELETE CASCADE,
    x INTEGER NOT NULL, y INTEGER NOT NULL, PRIMARY KEY (item_id, method)) WITHOUT ROWID;
CREATE TABLE map_landmarks (
    id INTEGER PRIMARY KEY, method TEXT NOT NULL REFERENCES maps ON DELETE CASCADE,
    name TEXT NOT NULL, x REAL NOT NULL, y REAL NOT NULL, size INTEGER NOT NULL);
CREATE TRIGGER landmarks_outdated AFTER DELETE ON map_places BEGIN
    DELETE FROM map_landmarks WHERE method = old.method;
END;
"""


class MapStamp(Struct, frozen=True):
    """What a map was made from.

    Attributes:
        revision: of the catalogue, up to which items have places.
        fitted: how many items there were when places were last worked out for all.
    """

    space_id: int
    revision: int
    fitted: int


class MapTable:
    """Rows of `maps` and what belongs to them; each writing method is a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def methods(self) -> tuple[MapMethod, ...]:
        """The methods that made maps which are kept."""
        return tuple(
            MapMethod(row[0]) for row in self._database.query("SELECT method FROM maps ORDER BY 1")
        )

    def stamp(self, method: MapMethod) -> MapStamp | None:
        """What a map was made from; None where there is none."""
        row = self._database.one(
            "SELECT space_id, revision, fitted FROM maps WHERE method = ?", (method,)
        )
        return MapStamp(*row) if row else None

    def places(self, method: MapMethod) -> tuple[Ids, Places]:
        """Ids of items, int64 (n,), rising, and their places, float32 (n, 2)."""
        with self._database.snapshot():
            ids, x, y = (
                self._database.ids(
                    f"SELECT {column} AS id FROM map_places WHERE method = ? ORDER BY item_id",  # noqa: S608
                    (method,),
                )
                for column in ("item_id", "x", "y")
            )
        return ids, (np.stack([x, y], axis=1) / _PARTS).astype(np.float32)

    def landmarks(self, method: MapMethod) -> tuple[Landmark, ...]:
        """The dense parts of a map, the largest first."""
        rows = self._database.query(
            "SELECT name, x, y, size FROM map_landmarks WHERE method = ? ORDER BY size DESC, id",
            (method,),
        )
        return tuple(Landmark(*row) for row in rows)

    def changed_items(self, stamp: MapStamp) -> Ids:
        """The items that got vectors of their own since a map was made, int64 (n,), rising.

        What is read in an item later moves it nowhere.
        """
        return self._database.ids(
            "SELECT DISTINCT item_id AS id FROM segments WHERE space_id = ? AND revision > ?"  # noqa: S608
            f" AND kind NOT IN {LATER_KINDS} ORDER BY item_id",
            (stamp.space_id, stamp.revision),
        )

    def put(self, method: MapMethod, stamp: MapStamp, ids: Ids, places: Places) -> None:
        """Keep a map in place of the one of that method; items that are gone are left out."""
        with self._database.transaction():
            self._database.execute("DELETE FROM maps WHERE method = ?", (method,))
            self._database.execute(
                "INSERT INTO maps VALUES (?, ?, ?, ?)",
                (method, stamp.space_id, stamp.revision, stamp.fitted),
            )
            self._put_places(method, ids, places)

    def add(self, method: MapMethod, revision: int, ids: Ids, places: Places) -> None:
        """Put items on a map, or elsewhere on it, which is then up to date with a revision."""
        with self._database.transaction():
            self._database.execute(
                "UPDATE maps SET revision = ? WHERE method = ?", (revision, method)
            )
            self._put_places(method, ids, places)

    def put_landmarks(self, method: MapMethod, landmarks: Sequence[Landmark]) -> None:
        """Name dense parts of a map, and no others."""
        with self._database.transaction():
            self._database.execute("DELETE FROM map_landmarks WHERE method = ?", (method,))
            self._database.execute_many(
                "INSERT INTO map_landmarks (method, name, x, y, size) VALUES (?, ?, ?, ?, ?)",
                [(method, mark.name, mark.x, mark.y, mark.size) for mark in landmarks],
            )

    def _put_places(self, method: MapMethod, ids: Ids, places: Places) -> None:
        whole = np.rint(places.astype(np.float64) * _PARTS).astype(np.int64)
        self._database.execute_many(
            "INSERT OR REPLACE INTO map_places SELECT ?1, ?2, ?3, ?4"
            " WHERE EXISTS (SELECT 1 FROM items WHERE id = ?1)",
            (
                (item, method, x, y)
                for item, (x, y) in zip(ids.tolist(), whole.tolist(), strict=True)
            ),
        )
