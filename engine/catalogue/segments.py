"""The segments with their vectors, per space."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..types import Modality, Segment, SegmentKind
from ..types.tracks import Track, track_of
from .database import Database, Row
from .packing import storable

BATCH = 4096
# Of what is read in items once they are indexed, as SQL.
LATER_KINDS = f"('{SegmentKind.WRITTEN}', '{SegmentKind.SPOKEN}')"
_COLUMNS = "kind, start, end, text, place"  # a segment's, in the order of its attributes


class SegmentBlock(Struct, frozen=True):
    """Some segments of one space, as the index and the ranking need them.

    Attributes:
        ids, items: int64 (n,), ids of the segments and of their items.
        tracks: one per segment.
        vectors: raw, as encoded; float32 (n, dim).
        draws: a number for each that follows from its file's content and its place in it alone, as
            if drawn by lot; uint32 (n,).
    """

    ids: NDArray[np.int64]
    items: NDArray[np.int64]
    tracks: list[Track]
    vectors: NDArray[np.float32]
    draws: NDArray[np.uint32]


class SegmentTable:
    """Rows of `segments`. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(
        self,
        item_id: int,
        space_id: int,
        revision: int,
        segments: Sequence[Segment],
        vectors: NDArray[np.float32],
    ) -> None:
        """Store an item's segments in one space, in place of those it had there.

        Args:
            vectors: float32 (len(segments), dim); kept as fp16.
        """
        self.remove(item_id, space_id)
        self.add(item_id, space_id, revision, segments, vectors)

    def add(
        self,
        item_id: int,
        space_id: int,
        revision: int,
        segments: Sequence[Segment],
        vectors: NDArray[np.float32],
    ) -> None:
        """Store segments beside those that the item has; arguments as in `replace`."""
        packed = vectors.astype("<f2")
        self._database.execute_many(
            f"INSERT INTO segments (item_id, space_id, {_COLUMNS}, vector, revision)"  # noqa: S608
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (item_id, space_id, *_row(segment), vector.tobytes(), revision)
                for segment, vector in zip(segments, packed, strict=True)
            ],
        )

    def copy(self, source: int, target: int, space_id: int, revision: int) -> None:
        """Give one item the segments of another with the same content."""
        self.remove(target, space_id)
        self._database.execute(
            f"INSERT INTO segments (item_id, space_id, {_COLUMNS}, vector, revision)"  # noqa: S608
            f" SELECT ?, space_id, {_COLUMNS}, vector, ? FROM segments"
            " WHERE item_id = ? AND space_id = ? ORDER BY id",
            (target, revision, source, space_id),
        )

    def remove(self, item_id: int, space_id: int | None = None) -> None:
        """Remove an item's segments in one space, or in all."""
        self._database.execute(
            "DELETE FROM segments WHERE item_id = ?1 AND (?2 IS NULL OR space_id = ?2)",
            (item_id, space_id),
        )

    def remove_beside(self, lost: set[int]) -> None:
        """Remove all segments of those items that may have had some of these, which were lost.

        What is stored of a file for one space has numbers in a row.
        """
        beside = {number + step for number in lost for step in (-1, 1)} - lost
        sql = "SELECT item_id, space_id FROM segments WHERE id IN"
        for item_id, space_id in set(self._database.query_ids(sql, sorted(beside))):
            self.remove(item_id, space_id)
        self._database.execute(
            f"DELETE FROM segments AS later WHERE kind IN {LATER_KINDS} AND NOT EXISTS ("  # noqa: S608
            "SELECT 1 FROM segments WHERE item_id = later.item_id AND space_id = later.space_id"
            f" AND kind NOT IN {LATER_KINDS})"
        )

    def contents_in(self, space_id: int) -> dict[int, bytes]:
        """The content hash of every item that has segments in a space, by the item's id."""
        rows = self._database.query(
            "SELECT id, hash FROM items"
            " WHERE id IN (SELECT item_id FROM segments WHERE space_id = ?)",
            (space_id,),
        )
        return dict(rows)

    def get(self, segment_ids: Sequence[int]) -> dict[int, Segment]:
        """The segments of these ids; unknown ids are left out."""
        sql = f"SELECT id, {_COLUMNS} FROM segments WHERE id IN"  # noqa: S608
        rows = self._database.query_ids(sql, segment_ids)
        return {row[0]: _segment(row[1:]) for row in rows}

    def of_item(self, item_id: int, space_id: int) -> list[Segment]:
        """An item's segments in one space, in their order within the file."""
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM segments"  # noqa: S608
            " WHERE item_id = ? AND space_id = ? ORDER BY id",
            (item_id, space_id),
        )
        return [_segment(row) for row in rows]

    def beginning(self, item_id: int, space_id: int) -> str:
        """The text of an item's first passage in one space, or else of its first segment."""
        row = self._database.one(
            "SELECT text FROM segments WHERE item_id = ? AND space_id = ?"
            " ORDER BY kind NOT IN (?, ?), id LIMIT 1",
            (item_id, space_id, SegmentKind.PASSAGE, SegmentKind.WRITTEN),
        )
        return str(row[0]) if row else ""

    def vectors_of_item(self, item_id: int, space_id: int) -> NDArray[np.float32]:
        """An item's raw vectors in one space, float32 (n, dim); (0, 0) when it has none."""
        rows = self._database.query(
            "SELECT vector FROM segments WHERE item_id = ? AND space_id = ? ORDER BY id",
            (item_id, space_id),
        )
        vectors = [np.frombuffer(row[0], dtype="<f2") for row in rows]
        return np.stack(vectors).astype(np.float32) if vectors else np.empty((0, 0), np.float32)

    def blocks(self, space_id: int, since: int = -1) -> Iterator[SegmentBlock]:
        """All segments of a space that came after a revision, some thousand at a time."""
        rows = self._database.query(
            "SELECT s.id, s.item_id, i.modality, s.vector, i.hash, s.start, s.kind FROM segments s"
            " JOIN items i ON i.id = s.item_id"
            " WHERE s.space_id = ? AND s.revision > ? ORDER BY s.id",
            (space_id, since),
        )
        batch: list[Row] = []
        for row in rows:
            batch.append(row)
            if len(batch) == BATCH:
                yield _block(batch)
                batch = []
        if batch:
            yield _block(batch)

    def removed_since(self, space_id: int, revision: int) -> list[int]:
        """Ids of the segments of a space that were removed after a revision."""
        rows = self._database.query(
            "SELECT id FROM removed_segments WHERE space_id = ? AND revision > ?",
            (space_id, revision),
        )
        return [row[0] for row in rows]

    def has_item(self, item_id: int, space_id: int) -> bool:
        """Whether a space has segments of an item."""
        row = self._database.one(
            "SELECT EXISTS (SELECT 1 FROM segments WHERE item_id = ? AND space_id = ?)",
            (item_id, space_id),
        )
        return bool(row and row[0])

    def ids(self, space_id: int) -> NDArray[np.int64]:
        """Ids of all segments of a space; int64 (n,)."""
        return self._database.ids("SELECT id FROM segments WHERE space_id = ?", (space_id,))

    def changed_since(self, space_id: int, revision: int) -> bool:
        """Whether segments of a space came or went after a revision."""
        row = self._database.one(
            "SELECT EXISTS (SELECT 1 FROM segments WHERE space_id = ?1 AND revision > ?2)"
            " OR EXISTS (SELECT 1 FROM removed_segments WHERE space_id = ?1 AND revision > ?2)",
            (space_id, revision),
        )
        return bool(row and row[0])

    def counts(self, space_id: int) -> dict[Track, int]:
        """How many segments a space has of each track that it has any of."""
        rows = self._database.query(
            "SELECT i.modality, s.kind, count(*) FROM segments s JOIN items i ON i.id = s.item_id"
            " WHERE s.space_id = ? GROUP BY 1, 2",
            (space_id,),
        )
        counted: Counter[Track] = Counter()
        for modality, kind, count in rows:
            counted[track_of(Modality(modality), SegmentKind(kind))] += count
        return dict(counted)


def _segment(row: Row) -> Segment:
    return Segment(SegmentKind(row[0]), *row[1:])


def _row(segment: Segment) -> Row:
    """The values of `_COLUMNS`."""
    text, place = storable(segment.text), storable(segment.place)
    return segment.kind, segment.start, segment.end, text, place


def _block(rows: list[Row]) -> SegmentBlock:
    packed = np.frombuffer(b"".join(row[3] for row in rows), dtype="<f2")
    return SegmentBlock(
        np.array([row[0] for row in rows], dtype=np.int64),
        np.array([row[1] for row in rows], dtype=np.int64),
        [track_of(Modality(row[2]), SegmentKind(row[6])) for row in rows],
        packed.reshape(len(rows), -1).astype(np.float32),
        np.array([_draw(row[4], row[5]) for row in rows], dtype=np.uint32),
    )


def _draw(content: bytes, start: float) -> int:
    return zlib.crc32(content + struct.pack("<d", start))
