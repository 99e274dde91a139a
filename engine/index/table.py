"""The vectors of one space by row: what exact scoring and pooling read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property, reduce
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from ..types import Modality
from ..types.ids import IdSet
from ..types.tracks import CONTENTS, TRACKS, Track
from .base import Ids, Scores, Vectors
from .halves import HalfRows, products
from .row_file import Halves
from .vector_file import FiledRows

MODALITIES = tuple(Modality)
# Of each of `TRACKS`: the place of its modality in `MODALITIES`, and of its content in `CONTENTS`.
_MODALITY_CODES = np.array([MODALITIES.index(track.modality) for track in TRACKS], np.int8)
_CONTENT_CODES = np.array([CONTENTS.index(track.content) for track in TRACKS], np.int8)
_IS_LATER = np.array([track.is_later for track in TRACKS], np.bool_)
# Copies of so many rows stay in a processor's cache until they are multiplied.
ROWS_AT_ONCE = 2048
# Segments of each content that tell what a query scores on all of them.
SAMPLE_SIZE = 500
Mask = NDArray[np.bool_]
Draws = NDArray[np.uint32]


class _Rows:
    """Rows of a file, and room for others, which is filled from the front; `used` of all are."""

    def __init__(self, filed: FiledRows, room: int) -> None:
        self.used = len(filed.ids)
        capacity = self.used + room
        self.ids, self.items = _longer(filed.ids, capacity), _longer(filed.items, capacity)
        self.codes, self.draws = _longer(filed.codes, capacity), _longer(filed.draws, capacity)
        self.vectors = HalfRows(filed.vectors, room, filed.file)

    def append(
        self, ids: Ids, items: Ids, codes: NDArray[np.int8], vectors: Vectors, draws: Draws
    ) -> None:
        """Fill the next rows."""
        rows = slice(self.used, self.used + len(ids))
        self.ids[rows], self.items[rows] = ids, items
        self.codes[rows], self.draws[rows] = codes, draws
        self.vectors.put(self.used, vectors)
        self.used += len(ids)

    def can_follow(self, count: int, more: int) -> bool:
        """Whether so many rows can be put after the first `count`: nothing is there, and room."""
        return self.used == count and count + more <= len(self.ids)

    def with_room(self, count: int, capacity: int) -> _Rows:
        """The first rows, with room for others."""
        made = copy(self)
        made.used = count
        for name in ("ids", "items", "codes", "draws"):
            setattr(made, name, _longer(getattr(self, name)[:count], capacity))
        made.vectors = self.vectors.with_room(count, capacity - self.vectors.filed)
        return made


def _longer(values: NDArray[Any], length: int) -> NDArray[Any]:
    """Room for so many values, the first of which are these."""
    made = np.empty(length, values.dtype)
    made[: len(values)] = values
    return made


class VectorTable(Struct, frozen=True, eq=False, dict=True, weakref=True):
    """Centred vectors with their segment ids, item ids and tracks, in rising order of id.

    Vectors are in half precision, most of them in a file. The rows of one item are neighbours, but
    for those of what was read in it later.

    A table never changes, so any thread may read it: `adding` and `without` return another, which
    shares its rows with this one. Room for rows doubles, so few are ever moved.
    """

    _rows: _Rows
    _removed: Mask

    @classmethod
    def empty(cls, dim: int, capacity: int = 0) -> VectorTable:
        """A table without rows, and with room for so many."""
        none: Ids = np.empty(0, np.int64)
        rows = FiledRows(
            np.empty((dim, 0), np.float32),
            none,
            none,
            np.empty(0, np.int8),
            np.empty(0, np.uint32),
            np.empty((0, dim), np.float16),
        )
        return cls(_Rows(rows, capacity), np.empty(0, np.bool_))

    @classmethod
    def of_file(cls, filed: FiledRows) -> VectorTable:
        """A table of what a file has."""
        return cls(_Rows(filed, 0), np.zeros(len(filed.ids), np.bool_))

    @property
    def ids(self) -> Ids:
        """Segment ids that were not removed, int64 (n,)."""
        return self._rows.ids[: self._count][~self._removed]

    @property
    def dim(self) -> int:
        """How many numbers a vector has."""
        return self._rows.vectors.dim

    @property
    def is_filed(self) -> bool:
        """Whether a file has all of it, and nothing else."""
        return self._rows.vectors.filed == self._count and not self._removed.any()

    @property
    def fresh(self) -> int:
        """How many rows no file has."""
        return self._count - self._rows.vectors.filed

    @property
    def filed_bytes(self) -> int:
        """How many bytes of vectors a file has."""
        return self._rows.vectors.filed_bytes

    @property
    def _count(self) -> int:
        return len(self._removed)

    def rows(self, content: Modality) -> NDArray[np.int64]:
        """Row numbers of one content, whatever items have it, that were not removed, rising."""
        return np.flatnonzero(self._mask(track for track in TRACKS if track.content is content))

    def mask(self, *modalities: Modality) -> Mask:
        """Which rows are of items of some modalities and were not removed."""
        return self._mask(track for track in TRACKS if track.modality in modalities)

    def mask_of(self, track: Track) -> Mask:
        """Which rows are of one track and were not removed; nobody may change it."""
        return self._masks[track]

    def has(self, track: Track) -> bool:
        """Whether it has rows of a track that were not removed."""
        return track in self._present

    @cached_property
    def _present(self) -> frozenset[Track]:
        return frozenset(track for track, mask in self._masks.items() if mask.any())

    def _mask(self, tracks: Iterable[Track]) -> Mask:
        nothing = np.zeros(self._count, np.bool_)
        return reduce(np.logical_or, (self._masks[track] for track in tracks), nothing)

    @cached_property
    def _masks(self) -> Mapping[Track, Mask]:
        """Which rows are of each track and were not removed."""
        codes, kept = self._rows.codes[: self._count], ~self._removed
        return {track: (codes == place) & kept for place, track in enumerate(TRACKS)}

    def mask_of_items(self, items: Ids) -> Mask:
        """Which rows belong to these items and were not removed."""
        return IdSet(items).has(self._rows.items[: self._count]) & ~self._removed

    def rows_of(self, ids: Ids) -> NDArray[np.int64]:
        """Row numbers of segment ids; ids that are unknown or removed are left out."""
        if self._count == 0:
            return np.empty(0, np.int64)
        rows = np.searchsorted(self._rows.ids[: self._count], ids)
        rows = np.minimum(rows, self._count - 1)
        known = (self._rows.ids[rows] == ids) & ~self._removed[rows]
        return np.asarray(rows[known], dtype=np.int64)

    def rows_of_items(self, items: Ids) -> NDArray[np.int64]:
        """Row numbers of all segments of these items that were not removed, rising."""
        rows, firsts = self._by_item
        wanted = np.unique(items[items < len(firsts) - 1])
        starts = firsts[wanted]
        counts = firsts[wanted + 1] - starts
        # The places from the start of each item on, one item after the other.
        inside = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.sort(rows[np.repeat(starts, counts) + inside])

    @cached_property
    def _by_item(self) -> tuple[Ids, Ids]:
        """Row numbers of what was not removed in the order of items, and where each item's begin.

        The last of these beginnings is where all end.
        """
        items = self._rows.items[self._kept]
        firsts = np.concatenate([[0], np.cumsum(np.bincount(items))])
        return self._kept[np.argsort(items, kind="stable")], firsts

    def adding(
        self,
        ids: Ids,
        items: Ids,
        tracks: Sequence[Track],
        vectors: Vectors,
        draws: Draws,
    ) -> VectorTable:
        """This table with rows whose ids are higher than all before.

        Args:
            draws: what `sample` chooses by, uint32 (n,).
        """
        rows, count, more = self._rows, self._count, len(ids)
        if not rows.can_follow(count, more):
            fresh = count - rows.vectors.filed
            rows = rows.with_room(count, max(count + more, count + fresh))
        codes = np.array([TRACKS.index(track) for track in tracks], np.int8)
        rows.append(ids, items, codes, vectors, draws)
        return VectorTable(rows, np.concatenate([self._removed, np.zeros(more, np.bool_)]))

    def without(self, ids: Sequence[int]) -> VectorTable:
        """This table without these ids; unknown ones are ignored."""
        removed = self._removed.copy()
        removed[self.rows_of(np.array(ids, dtype=np.int64))] = True
        return replace(self, _removed=removed)

    def filed(self, basis: Vectors) -> FiledRows:
        """What a file is to have of it: all that was not removed; its vectors are `blocks`."""
        rows, kept = self._rows, self._kept
        shape = (len(kept), len(basis))
        numbers = rows.ids[kept], rows.items[kept], rows.codes[kept], rows.draws[kept]
        return FiledRows(basis, *numbers, np.broadcast_to(np.float16(0), shape))

    def blocks(self, size: int) -> Iterator[Halves]:
        """The vectors that were not removed, so many at a time."""
        for start in range(0, len(self._kept), size):
            yield self._rows.vectors.take(self._kept[start : start + size])

    @cached_property
    def _kept(self) -> Ids:
        """Row numbers of what was not removed, rising."""
        return np.flatnonzero(~self._removed)

    def scores(self, rows: NDArray[np.int64], vector: Vectors) -> Scores:
        """Inner products of rows with one unit vector (dim,), float32 (n,)."""
        if len(rows) > self._count // 2:
            return self._rows.vectors.scores(self._count, vector)[rows]
        chunks = [
            products(self._rows.vectors.take(rows[start : start + ROWS_AT_ONCE]), vector)
            for start in range(0, len(rows), ROWS_AT_ONCE)
        ]
        return np.concatenate(chunks) if chunks else np.empty(0, np.float32)

    def sample(self, rows: NDArray[np.int64], most: int) -> NDArray[np.int64]:
        """At most so many of some rows, rising: those with the lowest draws.

        So the same files have the same sample in whatever order they came, and a file that comes
        or goes changes it little (bottom-k sampling: Cohen and Kaplan, 2007).
        """
        if len(rows) <= most:
            return rows
        draws = self._rows.draws[rows]
        # Most often these are enough, and sorting all takes ten times as long.
        low = draws < min(2 * most / len(rows), 1.0) * np.iinfo(np.uint32).max
        if np.count_nonzero(low) >= most:
            rows, draws = rows[low], draws[low]
        return np.sort(rows[np.argsort(draws, kind="stable")[:most]])

    @cached_property
    def samples(self) -> Mapping[Modality, Vectors]:
        """Vectors of a sample of each content, float32 (at most SAMPLE_SIZE, dim)."""
        return {kind: self.vectors(self.sample(self.rows(kind), SAMPLE_SIZE)) for kind in CONTENTS}

    def vectors(self, rows: NDArray[np.int64]) -> Vectors:
        """The vectors of rows, float32 (n, dim)."""
        return self._rows.vectors.take(rows).astype(np.float32)

    def segment_ids(self, rows: NDArray[np.int64]) -> Ids:
        """The segment ids of rows."""
        return self._rows.ids[rows]

    def item_ids(self, rows: NDArray[np.int64]) -> Ids:
        """The item ids of rows."""
        return self._rows.items[rows]

    def codes(self, rows: NDArray[np.int64]) -> NDArray[np.int8]:
        """The modality of each row's item, as its place in `MODALITIES`."""
        return np.asarray(_MODALITY_CODES[self._rows.codes[rows]])

    def is_later(self, rows: NDArray[np.int64]) -> Mask:
        """Which of some rows are of text that was read in an item once it was indexed."""
        return np.asarray(_IS_LATER[self._rows.codes[rows]])

    def contents(self, rows: NDArray[np.int64]) -> NDArray[np.int8]:
        """The content of each row, as its place in `CONTENTS`."""
        return np.asarray(_CONTENT_CODES[self._rows.codes[rows]])
