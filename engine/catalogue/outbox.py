"""What another program that keeps the vectors, such as Milvus, is still to be told.

While the outbox is open, triggers put an item into it, in the same transaction, whenever its
vectors come or go or what is told of it changes. Only what was taken over for certain leaves it, so
that nothing is lost while the other program is away. The entry says which item, not what became
of it: whoever delivers looks into the catalogue, and may do so twice.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..types.ids import Ids
from .database import Database, Row
from .revision import revision_of

_OPEN = "EXISTS (SELECT 1 FROM state WHERE name = 'outbox')"
_REVISION = "(SELECT value FROM state WHERE name = 'revision')"
_TOLD = "root_id, path, size, modality, moment, duration, hash"

OUTBOX = f"""
CREATE TABLE outbox (
    space_id INTEGER NOT NULL, item_id INTEGER NOT NULL, revision INTEGER NOT NULL,
    PRIMARY KEY (space_id, item_id)) WITHOUT ROWID;
CREATE TABLE spaces_left (identity TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER vector_to_tell AFTER INSERT ON segments WHEN {_OPEN} BEGIN
    INSERT OR REPLACE INTO outbox VALUES (new.space_id, new.item_id, {_REVISION});
END;
CREATE TRIGGER removal_to_tell AFTER DELETE ON segments WHEN {_OPEN} BEGIN
    INSERT OR REPLACE INTO outbox VALUES (old.space_id, old.item_id, {_REVISION});
END;
CREATE TRIGGER item_to_tell AFTER UPDATE OF {_TOLD} ON items WHEN {_OPEN} BEGIN
    INSERT OR REPLACE INTO outbox SELECT DISTINCT space_id, new.id, {_REVISION}
    FROM segments WHERE item_id = new.id;
END;
CREATE TRIGGER space_to_leave AFTER DELETE ON spaces WHEN {_OPEN} BEGIN
    DELETE FROM outbox WHERE space_id = old.id;
    INSERT OR REPLACE INTO spaces_left VALUES (old.identity);
END;
"""  # noqa: S608

_TOLD_ROWS = (
    "SELECT s.id, s.item_id, s.kind, s.start, s.end, s.vector, i.modality, i.path, r.path,"
    " i.hash, i.size, i.moment, i.duration, i.ending, i.width, i.height"
    " FROM segments s JOIN items i ON i.id = s.item_id JOIN roots r ON r.id = i.root_id"
    " WHERE s.space_id = {space} AND s.item_id IN"
)


class Due(Struct, frozen=True):
    """Items that are to be told, and the revision that each was put into the outbox with."""

    space_id: int
    items: dict[int, int]


class OutboxTable:
    """Rows of `outbox` and `spaces_left`. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def machine(self) -> str:
        """What tells this library from all others, 16 hex digits; empty before the first `open`."""
        value = self._state("machine")
        return f"{value:016x}" if value is not None else ""

    @property
    def is_open(self) -> bool:
        """Whether what changes is put into the outbox."""
        return self._state("outbox") is not None

    def open(self) -> None:
        """Put what changes into the outbox from now on, and all that is there already.

        What the other program has from before this transaction is told anew or is out of date.
        """
        if self._state("machine") is None:
            self._put_state("machine", secrets.randbits(62))
        self._put_state("outbox", revision_of(self._database))
        self._database.execute(
            "INSERT OR REPLACE INTO outbox"  # noqa: S608
            f" SELECT DISTINCT space_id, item_id, {_REVISION} FROM segments"
        )

    def shut(self) -> None:
        """Let nothing be put into the outbox any more, and forget what is in it."""
        self._database.execute("DELETE FROM state WHERE name IN ('outbox', 'outbox_swept')")
        self._database.execute("DELETE FROM outbox")
        self._database.execute("DELETE FROM spaces_left")

    def follow(self, former: OutboxTable) -> None:
        """Be to the other program what a library was whose place this one takes.

        A backup may be of before that was told anything. In an empty place nobody is told, and the
        library keeps the number that it had.
        """
        self.shut()
        if machine := former.machine():
            self._put_state("machine", int(machine, 16))
        if former.is_open:
            self.open()

    def opened_at(self) -> int:
        """The revision from which on all that the other program has was told; 0 if shut."""
        return self._state("outbox") or 0

    def is_swept(self) -> bool:
        """Whether what the other program had from before was taken out."""
        return self._state("outbox_swept") == self._state("outbox")

    def note_swept(self) -> None:
        """Note that nothing from before is left in the other program."""
        self._put_state("outbox_swept", self.opened_at())

    def due(self, space_id: int, most: int) -> Due:
        """Some items that are to be told, lowest ids first."""
        rows = self._database.query(
            "SELECT item_id, revision FROM outbox WHERE space_id = ? ORDER BY item_id LIMIT ?",
            (space_id, most),
        )
        return Due(space_id, dict(rows))

    def rows(self, due: Due) -> Iterator[Row]:
        """What is told of each vector of these items, as `_TOLD_ROWS` has it."""
        yield from self._database.query_ids(
            _TOLD_ROWS.format(space=int(due.space_id)), list(due.items)
        )

    def note_told(self, due: Due) -> None:
        """Take items out of the outbox, but for those that changed meanwhile."""
        self._database.execute_many(
            "DELETE FROM outbox WHERE space_id = ? AND item_id = ? AND revision <= ?",
            [(due.space_id, item, revision) for item, revision in due.items.items()],
        )

    def segments(self, space_id: int) -> Ids:
        """Ids of the vectors that the other program may not have yet, int64 (n,)."""
        return self._database.ids(
            "SELECT s.id FROM outbox o JOIN segments s"
            " ON s.item_id = o.item_id AND s.space_id = o.space_id WHERE o.space_id = ?",
            (space_id,),
        )

    def count(self) -> int:
        """How many items wait to be told."""
        row = self._database.one("SELECT count(DISTINCT item_id) FROM outbox")
        return int(row[0]) if row else 0

    def spaces_left(self) -> list[str]:
        """Identities of spaces that are no more, and that the other program is to drop."""
        return [row[0] for row in self._database.query("SELECT identity FROM spaces_left")]

    def note_left(self, identities: Iterable[str]) -> None:
        """Note that the other program has dropped these spaces."""
        self._database.execute_many(
            "DELETE FROM spaces_left WHERE identity = ?", [(one,) for one in identities]
        )

    def _state(self, name: str) -> int | None:
        row = self._database.one("SELECT value FROM state WHERE name = ?", (name,))
        return int(row[0]) if row else None

    def _put_state(self, name: str, value: int) -> None:
        self._database.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))
