"""The files of the library, and the text of its documents."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from ..types import FileStat, Filters, Item, Metadata, Modality, Sort
from ..types.grouping import Grouping
from ..types.outlines import Outlines
from .database import Database, Row
from .days import MOMENT, day_and_moment
from .equal_contents import EqualContents
from .folders import under
from .group_names import group_names
from .item_keys import COLUMNS as KEYS
from .item_keys import keys_of
from .item_lists import ItemLists
from .marks import MarkTable
from .outlines import OutlineTable
from .packing import pack, storable, unpack
from .revision import RevisionCache

COLUMNS = (
    "id, path, modality, size, mtime_ns,"
    " width, height, duration, title, author, taken, note, album, camera, place"
)
_FACTS = (
    *("root_id", "modality", "size", "mtime_ns", "hash", "width", "height", "duration", "title"),
    *("author", "taken", "note", "album", "camera", "place", "taken_day", "moment", *KEYS),
)
_INSERT = (
    f"INSERT INTO items (path, {', '.join(_FACTS)})"  # noqa: S608
    f" VALUES (?{', ?' * len(_FACTS)})"
)
_UPDATE = f"UPDATE items SET {', '.join(f'{fact} = ?' for fact in _FACTS)} WHERE id = ?"  # noqa: S608
_RELOCATE = (
    "UPDATE items SET root_id = ?, path = ?, size = ?, mtime_ns = ?,"  # noqa: S608
    f" {', '.join(f'{key} = ?' for key in KEYS)} WHERE id = ?"
)

# The length of what stands for the content of a file that is known by its name alone.
UNREAD_BYTES = 17
_UNREAD = b"?"


class ItemTable:
    """Rows of `items` and `documents`. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lists = ItemLists(database)
        self._outlines = OutlineTable(database)
        self._marks = MarkTable(database)
        # Every search asks.
        self._unread: RevisionCache[None, NDArray[np.int64]] = RevisionCache(database, 1)

    def put(
        self,
        root_id: int,
        stat: FileStat,
        digest: bytes,
        modality: Modality,
        metadata: Metadata,
    ) -> int:
        """Add a file, or replace what is known of it; returns its id, which it keeps."""
        path, known = os.fsencode(stat.path), self.find(stat.path)
        facts = (
            *(root_id, modality, stat.size, stat.mtime_ns, digest, *_columns(metadata)),
            *day_and_moment(self._database, storable(metadata.taken), stat.mtime_ns),
            *keys_of(self._database, path),
        )
        if known is None:
            return self._database.execute(_INSERT, (path, *facts))
        self._database.execute(_UPDATE, (*facts, known))
        return known

    def put_name(self, root_id: int, stat: FileStat, modality: Modality) -> int:
        """Add a file that nobody has read yet; returns its id, which `put` keeps.

        What stands for its content is made of its path, and longer than any content's hash.
        """
        digest = _UNREAD + blake2b(os.fsencode(stat.path), digest_size=UNREAD_BYTES - 1).digest()
        return self.put(root_id, stat, digest, modality, Metadata())

    def is_unread(self, item_id: int) -> bool:
        """Whether an item is known by its name alone."""
        return len(self.digest(item_id)) == UNREAD_BYTES

    def unread_ids(self) -> NDArray[np.int64]:
        """Ids of the items that are known by their names alone, int64 (n,), in no order."""
        return self._unread.get(None, self._read_unread)

    def _read_unread(self) -> NDArray[np.int64]:
        # By the index of hashes, which has few others that begin so.
        rows = self._database.query(
            "SELECT id FROM items WHERE hash BETWEEN ? AND ? AND length(hash) = ?",
            (_UNREAD, bytes([_UNREAD[0] + 1]), UNREAD_BYTES),
        )
        return np.array([row[0] for row in rows], np.int64)

    def places(self) -> list[tuple[int, str]]:
        """The items that say where they were taken, with that as ISO 6709."""
        rows = self._database.query("SELECT id, place FROM items WHERE place <> '' ORDER BY id")
        return [(int(item_id), str(place)) for item_id, place in rows]

    def relocate(self, item_id: int, root_id: int, stat: FileStat) -> None:
        """Give an item its new path and times; its vectors stay."""
        path = os.fsencode(stat.path)
        keys = keys_of(self._database, path)
        self._database.execute(_RELOCATE, (root_id, path, stat.size, stat.mtime_ns, *keys, item_id))
        self._database.execute(
            f"UPDATE items SET moment = {MOMENT} WHERE id = ?",  # noqa: S608
            (item_id,),
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

    def digests_of(self, item_ids: Sequence[int]) -> dict[int, bytes]:
        """The content hash of each of some items."""
        sql = "SELECT id, hash FROM items WHERE id IN"
        return {row[0]: bytes(row[1]) for row in self._database.query_ids(sql, item_ids)}

    def digests(self) -> set[bytes]:
        """The content hashes of all items that were read."""
        sql = "SELECT hash FROM items WHERE length(hash) <> ?"
        return {bytes(row[0]) for row in self._database.query(sql, (UNREAD_BYTES,))}

    def with_digest(self, digest: bytes) -> list[Item]:
        """The items that have this content."""
        return self._read(
            f"SELECT {COLUMNS} FROM items WHERE hash = ? ORDER BY id",  # noqa: S608
            (digest,),
        )

    def equals(self) -> EqualContents:
        """The contents that several items have."""
        return self._lists.equals()

    def get(self, item_ids: Sequence[int]) -> list[Item]:
        """The items of these ids, in the order given; unknown ids are left out."""
        sql = f"SELECT {COLUMNS} FROM items WHERE id IN"  # noqa: S608
        found = {row[0]: _item(row) for row in self._database.query_ids(sql, item_ids)}
        for item_id, marks in self._marks.of(list(found)).items():
            found[item_id] = replace(found[item_id], marks=marks)
        return [found[int(i)] for i in item_ids if int(i) in found]

    def stats_under(self, folder: str) -> dict[str, tuple[int, int, int]]:
        """(id, size, mtime_ns) of every item at or below a folder."""
        return self._stats(*under("path", folder))

    def stats_of_root(self, root_id: int) -> dict[str, tuple[int, int, int]]:
        """The same of every item of a root, also where the root was moved and they were not."""
        return self._stats("root_id = ?", (root_id,))

    def count_of_root(self, root_id: int) -> int:
        """How many items a root has."""
        row = self._database.one("SELECT count(*) FROM items WHERE root_id = ?", (root_id,))
        return int(row[0]) if row else 0

    def _stats(self, condition: str, values: Sequence[object]) -> dict[str, tuple[int, int, int]]:
        rows = self._database.query(
            f"SELECT path, id, size, mtime_ns FROM items WHERE {condition}",  # noqa: S608
            values,
        )
        return {os.fsdecode(path): (item_id, size, mtime) for path, item_id, size, mtime in rows}

    def called(self, stem: str) -> list[tuple[int, str]]:
        """Ids and paths of the items that have this path, or it with an ending."""
        low, high = os.fsencode(f"{stem}."), os.fsencode(f"{stem}/")  # a slash follows the dot
        rows = self._database.query(
            "SELECT id, path FROM items WHERE path = ? OR (path >= ? AND path < ?) ORDER BY path",
            (os.fsencode(stem), low, high),
        )
        return [(item_id, os.fsdecode(path)) for item_id, path in rows]

    def some_of_root(self, root_id: int, most: int) -> list[tuple[str, int]]:
        """Paths and sizes of some files of a root, as if drawn by lot, but always the same."""
        rows = self._database.query(
            "SELECT path, size FROM items WHERE root_id = ? ORDER BY hash, id LIMIT ?",
            (root_id, most),
        )
        return [(os.fsdecode(path), size) for path, size in rows]

    def ids(self, filters: Filters, sort: Sort = Sort.DATE) -> NDArray[np.int64]:
        """Ids of the items that filters leave, in order; int64 (n,). Relevance means newest."""
        return self._lists.ids(filters, sort)

    def matching(self, filters: Filters) -> NDArray[np.int64]:
        """The same in no order; int64 (n,)."""
        return self._lists.matching(filters)

    def page(
        self, filters: Filters, sort: Sort, offset: int, limit: int
    ) -> tuple[NDArray[np.int64], int]:
        """A part of the list that `ids` gives, int64 (n,), and the length of all of it."""
        return self._lists.page(filters, sort, offset, limit)

    def by_path(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """These items, int64 (n,), by their paths; what is not there any more comes first."""
        return self._lists.by_path(ids)

    def group_names(self, ids: NDArray[np.int64], grouping: Grouping) -> list[str]:
        """The name of the group that each of these items (int64 (n,)) belongs to."""
        return group_names(self._database, ids, grouping)

    def outlines(self, ids: NDArray[np.int64]) -> Outlines:
        """The kind and the shape of each of these items, int64 (n,)."""
        return self._outlines.of(ids)

    def counts(self) -> dict[Modality, int]:
        """How many items there are of each modality."""
        rows = self._database.query("SELECT modality, count(*) FROM items GROUP BY 1")
        counted: dict[str, int] = dict(rows)
        return {modality: counted.get(modality, 0) for modality in Modality}

    def sizes(self) -> dict[Modality, tuple[int, int]]:
        """How many items there are of each modality that has some, and the bytes of their files."""
        rows = self._database.query("SELECT modality, count(*), sum(size) FROM items GROUP BY 1")
        return {Modality(modality): (count, size) for modality, count, size in rows}

    def put_text(self, item_id: int, text: str) -> None:
        """Keep the text of a document; an empty one removes it."""
        self._database.execute("DELETE FROM documents WHERE item_id = ?", (item_id,))
        if text:
            self._database.execute("INSERT INTO documents VALUES (?, ?)", (item_id, pack(text)))

    def text(self, item_id: int) -> str:
        """The text of a document, or nothing."""
        row = self._database.one("SELECT text FROM documents WHERE item_id = ?", (item_id,))
        return unpack(row[0]) if row else ""

    def _read(self, sql: str, values: Sequence[object]) -> list[Item]:
        return [_item(row) for row in self._database.query(sql, values)]


def _columns(metadata: Metadata) -> Iterator[object]:
    known = math.isfinite(metadata.duration) and metadata.duration > 0
    yield from (metadata.width, metadata.height, metadata.duration if known else 0.0)
    yield from map(storable, (metadata.title, metadata.author, metadata.taken, metadata.note))
    yield from map(storable, (metadata.album, metadata.camera, metadata.place))


def _item(row: Row) -> Item:
    item_id, path, modality, size, mtime_ns, *metadata = row
    return Item(item_id, os.fsdecode(path), Modality(modality), size, mtime_ns, Metadata(*metadata))
