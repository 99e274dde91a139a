"""How far items have each defect that their kind can have (`types.quality`).

A row of `measured` says of which content, and by which measurer, so that what changed, or is
measured better by a later version, is measured anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..types.ids import Ids
from ..types.quality import Defect, Measure
from .database import Database
from .hung import NOT_HUNG
from .items import UNREAD_BYTES

MEASURES = """
CREATE TABLE measured (
    item_id INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE,
    hash BLOB NOT NULL, measurer INTEGER NOT NULL);
CREATE TABLE measures (
    item_id INTEGER NOT NULL REFERENCES measured ON DELETE CASCADE, defect TEXT NOT NULL,
    value REAL NOT NULL, PRIMARY KEY (item_id, defect)) WITHOUT ROWID;
CREATE INDEX measures_value ON measures (defect, value);
"""


class MeasureTable:
    """Rows of `measured` and `measures`. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, measurer: int) -> Ids:
        """The items that this measurer has not seen as they are now, int64 (n,), newest first."""
        return self._database.ids(
            "SELECT id FROM items LEFT JOIN measured AS done ON item_id = id"  # noqa: S608
            f" WHERE length(items.hash) <> {UNREAD_BYTES} AND {NOT_HUNG}"
            " AND (item_id IS NULL OR measurer <> ? OR done.hash <> items.hash)"
            " ORDER BY moment DESC, id",
            (measurer,),
        )

    def put(self, item_id: int, digest: bytes, measurer: int, measures: Iterable[Measure]) -> None:
        """Keep what was measured of an item with this content, which may be nothing.

        An item that went meanwhile is passed over.
        """
        self._database.execute("DELETE FROM measured WHERE item_id = ?", (item_id,))
        self._database.execute(
            "INSERT INTO measured SELECT id, ?, ? FROM items WHERE id = ?",
            (digest, measurer, item_id),
        )
        self._database.execute_many(
            "INSERT INTO measures SELECT item_id, ?, ? FROM measured WHERE item_id = ?",
            [(one.defect, one.value, item_id) for one in measures],
        )

    def of(self, item_id: int) -> tuple[Measure, ...]:
        """What was measured of an item."""
        rows = self._database.query(
            "SELECT defect, value FROM measures WHERE item_id = ? ORDER BY defect", (item_id,)
        )
        return tuple(Measure(Defect(defect), value) for defect, value in rows)
