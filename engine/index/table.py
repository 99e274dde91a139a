"""The vectors of one space in memory, by row: what exact scoring and pooling read."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ..types import Modality
from .base import Ids, Scores, Vectors

MODALITIES = tuple(Modality)
Mask = NDArray[np.bool_]


class VectorTable:
    """Centred vectors with their segment ids, item ids and modalities, in rising order of id.

    Vectors are float32, since turning them from fp16 takes ten times as long as scoring them.
    The rows of one item are neighbours. Room for rows grows by a half.
    """

    def __init__(self, dim: int) -> None:
        self._count = 0
        self._ids = np.empty(0, np.int64)
        self._items = np.empty(0, np.int64)
        self._codes = np.empty(0, np.int8)
        self._vectors = np.empty((0, dim), np.float32)
        self._removed = np.empty(0, np.bool_)

    @property
    def ids(self) -> Ids:
        """Segment ids that were not removed, int64 (n,)."""
        return self._ids[: self._count][~self._removed[: self._count]]

    def rows(self, modality: Modality) -> NDArray[np.int64]:
        """Row numbers of one modality that were not removed, rising."""
        return np.flatnonzero(self.mask(modality))

    def mask(self, modality: Modality) -> Mask:
        """Which rows are of one modality and were not removed."""
        codes = self._codes[: self._count]
        return np.asarray((codes == MODALITIES.index(modality)) & ~self._removed[: self._count])

    def mask_of(self, ids: Ids) -> Mask:
        """Which rows belong to these segment ids."""
        mask = np.zeros(self._count, np.bool_)
        mask[self.rows_of(ids)] = True
        return mask

    def rows_of(self, ids: Ids) -> NDArray[np.int64]:
        """Row numbers of segment ids; ids that are unknown or removed are left out."""
        if self._count == 0:
            return np.empty(0, np.int64)
        rows = np.searchsorted(self._ids[: self._count], ids)
        rows = np.minimum(rows, self._count - 1)
        known = (self._ids[rows] == ids) & ~self._removed[rows]
        return np.asarray(rows[known], dtype=np.int64)

    def rows_of_items(self, items: Ids) -> NDArray[np.int64]:
        """Row numbers of all segments of these items that were not removed, rising."""
        mask = np.isin(self._items[: self._count], items) & ~self._removed[: self._count]
        return np.flatnonzero(mask)

    def add(self, ids: Ids, items: Ids, modalities: Iterable[Modality], vectors: Vectors) -> None:
        """Add rows whose ids are higher than all before."""
        start, self._count = self._count, self._count + len(ids)
        if self._count > len(self._ids):
            self._grow(max(self._count, len(self._ids) * 3 // 2))
        rows = slice(start, self._count)
        self._ids[rows], self._items[rows], self._vectors[rows] = ids, items, vectors
        self._codes[rows] = [MODALITIES.index(modality) for modality in modalities]
        self._removed[rows] = False

    def _grow(self, capacity: int) -> None:
        for name in ("_ids", "_items", "_codes", "_vectors", "_removed"):
            old = getattr(self, name)
            new = np.zeros((capacity, *old.shape[1:]), old.dtype)
            new[: len(old)] = old
            setattr(self, name, new)

    def remove(self, ids: Iterable[int]) -> None:
        """Leave these ids out from now on; unknown ids are ignored."""
        self._removed[self.rows_of(np.fromiter(ids, dtype=np.int64))] = True

    def scores(self, rows: NDArray[np.int64], vector: Vectors) -> Scores:
        """Inner products of rows with one unit vector (dim,), float32 (n,)."""
        if len(rows) > self._count // 2:
            return np.asarray((self._vectors[: self._count] @ vector)[rows], dtype=np.float32)
        chunks = [
            self._vectors[rows[start : start + 8192]] @ vector
            for start in range(0, len(rows), 8192)
        ]
        return np.concatenate(chunks) if chunks else np.empty(0, np.float32)

    def vectors(self, rows: NDArray[np.int64]) -> Vectors:
        """The vectors of rows, float32 (n, dim)."""
        return self._vectors[rows]

    def segment_ids(self, rows: NDArray[np.int64]) -> Ids:
        """The segment ids of rows."""
        return self._ids[rows]

    def item_ids(self, rows: NDArray[np.int64]) -> Ids:
        """The item ids of rows."""
        return self._items[rows]

    def codes(self, rows: NDArray[np.int64]) -> NDArray[np.int8]:
        """The modality of each row, as its place in `MODALITIES`."""
        return self._codes[rows]
