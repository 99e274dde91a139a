"""What is known of contents that are alike: fingerprints, pairs, and what a person keeps apart.

All of it goes by the hash of contents, so that moves keep it and copies share it; it goes when the
last item of a content goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations

from msgspec import Struct

from ..types import Modality
from ..types.duplicates import DuplicateKind
from .database import Database
from .hung import NOT_HUNG
from .items import UNREAD_BYTES

# `compared` is the space in which a content was compared with all others, 0 where there was none.
DUPLICATES = """
CREATE TABLE fingerprints (
    hash BLOB PRIMARY KEY, modality TEXT NOT NULL, maker INTEGER NOT NULL, data BLOB NOT NULL,
    compared INTEGER) WITHOUT ROWID;
CREATE TABLE alike (
    one BLOB NOT NULL, other BLOB NOT NULL, kind TEXT NOT NULL, likeness REAL NOT NULL,
    PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX alike_other ON alike (other);
CREATE TABLE kept_apart (
    one BLOB NOT NULL, other BLOB NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX kept_apart_other ON kept_apart (other);
CREATE TRIGGER content_gone AFTER DELETE ON items
WHEN NOT EXISTS (SELECT 1 FROM items WHERE hash = old.hash) BEGIN
    DELETE FROM fingerprints WHERE hash = old.hash;
    DELETE FROM alike WHERE one = old.hash OR other = old.hash;
    DELETE FROM kept_apart WHERE one = old.hash OR other = old.hash;
END;
CREATE TRIGGER content_changed AFTER UPDATE OF hash ON items
WHEN new.hash <> old.hash AND NOT EXISTS (SELECT 1 FROM items WHERE hash = old.hash) BEGIN
    DELETE FROM fingerprints WHERE hash = old.hash;
    DELETE FROM alike WHERE one = old.hash OR other = old.hash;
    DELETE FROM kept_apart WHERE one = old.hash OR other = old.hash;
END;
"""

Contents = tuple[bytes, bytes]


class AlikePair(Struct, frozen=True):
    """Two contents that are alike, by their hashes in rising order.

    Attributes:
        likeness: from 0 to 1, on a scale of the kind and modality.
    """

    one: bytes
    other: bytes
    kind: DuplicateKind
    likeness: float

    @classmethod
    def of(cls, one: bytes, other: bytes, kind: DuplicateKind, likeness: float) -> AlikePair:
        """A pair of contents in any order."""
        return cls(*in_order(one, other), kind, likeness)


class Fingerprint(Struct, frozen=True):
    """What tells a content from others, in the form of its modality."""

    content: bytes
    data: bytes


def in_order(one: bytes, other: bytes) -> Contents:
    """Two contents as pairs are stored."""
    return (one, other) if one <= other else (other, one)


class DuplicateTables:
    """Rows of `fingerprints`, `alike` and `kept_apart`; writers run inside a transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction that leaves the revision alone: no list is another one for it."""
        with self._database.transaction():
            yield

    def without_fingerprint(self, modality: Modality, maker: int) -> dict[bytes, int]:
        """The contents that this maker made no fingerprint of, each with one of its items."""
        rows = self._database.query(
            f"SELECT hash, min(id) FROM items WHERE {NOT_HUNG} AND modality = ?"  # noqa: S608
            " AND length(hash) <> ?"
            " AND hash NOT IN (SELECT hash FROM fingerprints WHERE modality = ? AND maker = ?)"
            " GROUP BY hash ORDER BY min(id)",
            (modality, UNREAD_BYTES, modality, maker),
        )
        return dict(rows)

    def contents(self, modality: Modality) -> dict[bytes, int]:
        """One item of each content of a modality that was read."""
        rows = self._database.query(
            "SELECT hash, min(id) FROM items WHERE modality = ? AND length(hash) <> ?"
            " GROUP BY hash",
            (modality, UNREAD_BYTES),
        )
        return dict(rows)

    def taken(self, modality: Modality) -> dict[bytes, str]:
        """The date that the files of each content give themselves, where they do."""
        rows = self._database.query(
            "SELECT hash, max(taken) FROM items WHERE modality = ? AND taken <> '' GROUP BY hash",
            (modality,),
        )
        return dict(rows)

    def put(self, modality: Modality, maker: int, fingerprints: Iterable[Fingerprint]) -> None:
        """Keep new fingerprints, which were compared with nothing; those of this maker stay."""
        self._database.execute_many(
            "INSERT INTO fingerprints SELECT ?1, ?2, ?3, ?4, NULL"
            " WHERE EXISTS (SELECT 1 FROM items WHERE hash = ?1)"
            " ON CONFLICT DO UPDATE SET modality = ?2, maker = ?3, data = ?4, compared = NULL"
            " WHERE (modality, maker) <> (?2, ?3)",
            [(one.content, modality, maker, one.data) for one in fingerprints],
        )

    def of(self, modality: Modality, maker: int) -> list[Fingerprint]:
        """The fingerprints of a modality, in the order of their contents."""
        rows = self._database.query(
            "SELECT hash, data FROM fingerprints WHERE modality = ? AND maker = ? ORDER BY hash",
            (modality, maker),
        )
        return [Fingerprint(*row) for row in rows]

    def not_compared(self, modality: Modality, space_id: int) -> set[bytes]:
        """The contents that were not compared with all others in this space."""
        rows = self._database.query(
            "SELECT hash FROM fingerprints WHERE modality = ? AND compared IS NOT ?",
            (modality, space_id),
        )
        return {row[0] for row in rows}

    def remove_pairs(self, contents: Iterable[bytes]) -> None:
        """Remove what is known of some contents, which are to be compared."""
        self._database.execute_many(
            "DELETE FROM alike WHERE one = ?1 OR other = ?1", [(one,) for one in contents]
        )

    def put_compared(
        self, contents: Iterable[bytes], space_id: int, pairs: Iterable[AlikePair]
    ) -> None:
        """Keep what some contents are like, now that they were compared with all others."""
        self._database.execute_many(
            "INSERT OR REPLACE INTO alike SELECT ?1, ?2, ?3, ?4"
            " WHERE EXISTS (SELECT 1 FROM fingerprints WHERE hash = ?1)"
            " AND EXISTS (SELECT 1 FROM fingerprints WHERE hash = ?2)",
            [(pair.one, pair.other, pair.kind, pair.likeness) for pair in pairs],
        )
        self._database.execute_many(
            "UPDATE fingerprints SET compared = ? WHERE hash = ?",
            [(space_id, content) for content in contents],
        )

    def alike(self) -> list[AlikePair]:
        """All pairs that a person does not keep apart, the likest first."""
        rows = self._database.query(
            "SELECT one, other, kind, likeness FROM alike WHERE NOT EXISTS ("
            "SELECT 1 FROM kept_apart AS apart WHERE apart.one = alike.one"
            " AND apart.other = alike.other) ORDER BY likeness DESC, one, other"
        )
        return [AlikePair(one, other, DuplicateKind(kind), of) for one, other, kind, of in rows]

    def copies(self) -> list[list[int]]:
        """The items of each content that several have, which a person does not keep apart."""
        rows = self._database.query(
            "SELECT hash, id FROM items WHERE copied AND length(hash) <> ? AND NOT EXISTS ("
            "SELECT 1 FROM kept_apart WHERE one = hash AND other = hash) ORDER BY hash, id",
            (UNREAD_BYTES,),
        )
        found: dict[bytes, list[int]] = {}
        for content, item_id in rows:
            found.setdefault(content, []).append(item_id)
        return list(found.values())

    def keep_apart(self, item_ids: Sequence[int]) -> list[Contents]:
        """Remember that no two of some items are duplicates; returns the pairs that are new."""
        rows = self._database.query_ids("SELECT hash FROM items WHERE id IN", item_ids)
        contents = sorted(row[0] for row in rows)
        wanted = {in_order(one, other) for one, other in combinations(contents, 2)}
        known = set(self._database.query("SELECT one, other FROM kept_apart"))
        new = sorted(wanted - known)
        self._database.execute_many("INSERT INTO kept_apart VALUES (?, ?)", new)
        return new

    def let_together(self, pairs: Iterable[Contents]) -> None:
        """Keep these apart no more."""
        self._database.execute_many("DELETE FROM kept_apart WHERE one = ? AND other = ?", pairs)
