"""The files of the library, and the text of its documents."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ..types import FileStat, Filters, Item, Metadata, Modality
from .database import Database, Row
from .filtering import item_condition
from .folders import under

COLUMNS = "id, path, modality, size, mtime_ns, width, height, duration, title, author, taken, note"


class ItemTable:
    """Rows of `items` and `documents`. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self,
        root_id: int,
        stat: FileStat,
        digest: bytes,
        modality: Modality,
        metadata: Metadata,
    ) -> int:
        """Add a file, or replace what is known of it; returns its id, which it keeps."""
        values = (root_id, modality, stat.size, stat.mtime_ns, digest, *_columns(metadata))
        known = self.find(stat.path)
        if known is None:
            return self._database.execute(
                "INSERT INTO items (root_id, modality, size, mtime_ns, hash, width, height,"
                " duration, title, author, taken, note, path)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, os.fsencode(stat.path)),
            )
        self._database.execute(
            "UPDATE items SET root_id = ?, modality = ?, size = ?, mtime_ns = ?, hash = ?,"
            " width = ?, height = ?, duration = ?, title = ?, author = ?, taken = ?, note = ?"
            " WHERE id = ?",
            (*values, known),
        )
        return known

    def relocate(self, item_id: int, root_id: int, stat: FileStat) -> None:
        """Give an item its new path and times; its vectors stay."""
        self._database.execute(
            "UPDATE items SET root_id = ?, path = ?, size = ?, mtime_ns = ? WHERE id = ?",
            (root_id, os.fsencode(stat.path), stat.size, stat.mtime_ns, item_id),
        )

    def remove(self, item_ids: Iterable[int]) -> None:
        """Remove items with their segments and text."""
        self._database.execute_many(
            "DELETE FROM items WHERE id = ?", [(item_id,) for item_id in item_ids]
        )

    def find(self, path: str) -> int | None:
        """The id of the item at this path."""
        row = self._database.one("SELECT id FROM items WHERE path = ?", (os.fsencode(path),))
        return int(row[0]) if row else None

    def digest(self, item_id: int) -> bytes:
        """The content hash of an item."""
        row = self._database.one("SELECT hash FROM items WHERE id = ?", (item_id,))
        return bytes(row[0]) if row else b""

    def digests(self) -> set[bytes]:
        """The content hashes of all items."""
        return {bytes(row[0]) for row in self._database.query("SELECT hash FROM items")}

    def with_digest(self, digest: bytes) -> list[Item]:
        """The items that have this content."""
        return self._read(
            f"SELECT {COLUMNS} FROM items WHERE hash = ? ORDER BY id",  # noqa: S608
            (digest,),
        )

    def get(self, item_ids: Sequence[int]) -> list[Item]:
        """The items of these ids, in the order given; unknown ids are left out."""
        sql = f"SELECT {COLUMNS} FROM items WHERE id IN"  # noqa: S608
        found = {row[0]: _item(row) for row in self._database.query_ids(sql, item_ids)}
        return [found[int(i)] for i in item_ids if int(i) in found]

    def stats_under(self, folder: str) -> dict[str, tuple[int, int, int]]:
        """(id, size, mtime_ns) of every item at or below a folder."""
        condition, values = under("path", folder)
        rows = self._database.query(
            f"SELECT path, id, size, mtime_ns FROM items WHERE {condition}",  # noqa: S608
            values,
        )
        return {os.fsdecode(path): (item_id, size, mtime) for path, item_id, size, mtime in rows}

    def ids(self, filters: Filters) -> NDArray[np.int64]:
        """Ids of the items that a filter leaves, newest file first; int64 (n,)."""
        condition, values = item_condition(filters)
        rows = self._database.query(
            f"SELECT id FROM items WHERE {condition} ORDER BY mtime_ns DESC, id",  # noqa: S608
            values,
        )
        return np.fromiter((row[0] for row in rows), dtype=np.int64)

    def counts(self) -> dict[Modality, int]:
        """How many items there are of each modality."""
        rows = self._database.query("SELECT modality, count(*) FROM items GROUP BY 1")
        counted: dict[str, int] = dict(rows)
        return {modality: counted.get(modality, 0) for modality in Modality}

    def put_text(self, item_id: int, text: str) -> None:
        """Keep the text of a document; an empty one removes it."""
        self._database.execute("DELETE FROM documents WHERE item_id = ?", (item_id,))
        if text:
            packed = zlib.compress(text.encode("utf-8", "surrogatepass"), 6)
            self._database.execute("INSERT INTO documents VALUES (?, ?)", (item_id, packed))

    def text(self, item_id: int) -> str:
        """The text of a document, or nothing."""
        row = self._database.one("SELECT text FROM documents WHERE item_id = ?", (item_id,))
        return zlib.decompress(row[0]).decode("utf-8", "surrogatepass") if row else ""

    def _read(self, sql: str, values: Sequence[object]) -> list[Item]:
        return [_item(row) for row in self._database.query(sql, values)]


def _columns(metadata: Metadata) -> Iterator[object]:
    yield from (metadata.width, metadata.height, metadata.duration)
    yield from (metadata.title, metadata.author, metadata.taken, metadata.note)


def _item(row: Row) -> Item:
    item_id, path, modality, size, mtime_ns, *metadata = row
    return Item(item_id, os.fsdecode(path), Modality(modality), size, mtime_ns, Metadata(*metadata))
