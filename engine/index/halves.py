"""Vectors in half precision by row: those of a file, which is mapped, then those in memory.

A query is compared with them as they lie there, in half precision, and the products are added up
in single precision by NumKong: as exact as the vectors are, and as fast as single precision would
be in twice the memory (docs/decisions/a-million.md).
"""

from __future__ import annotations

import numkong
import numpy as np

from .base import Ids, Scores, Vectors
from .row_file import Halves, RowFile

# The processor is given back to other threads between two steps of so many rows.
ROWS_AT_ONCE = 8192


class HalfRows:
    """Rows of a file, and room for others after them.

    Args:
        filed: what a file has, float16 (n, dim); it is only read.
        room: for so many others.
        file: where these are, if they are in one.
    """

    def __init__(self, filed: Halves, room: int, file: RowFile | None = None) -> None:
        self._filed = filed
        self._file = file
        self._fresh = np.empty((room, filed.shape[1]), np.float16)

    @property
    def filed(self) -> int:
        """How many are in a file."""
        return len(self._filed)

    @property
    def dim(self) -> int:
        """How many numbers each has."""
        return int(self._filed.shape[1])

    @property
    def filed_bytes(self) -> int:
        """The size of these."""
        return self._filed.nbytes

    def with_room(self, count: int, room: int) -> HalfRows:
        """The first rows as they are, and room for so many in memory."""
        made, kept = HalfRows(self._filed, room, self._file), count - self.filed
        made._fresh[:kept] = self._fresh[:kept]
        return made

    def put(self, start: int, vectors: Vectors) -> None:
        """Fill rows in memory from one on, float (n, dim)."""
        first = start - self.filed
        self._fresh[first : first + len(vectors)] = vectors

    def take(self, rows: Ids) -> Halves:
        """Some rows, float16 (n, dim)."""
        if not self.filed:
            return self._fresh[rows]
        if not len(self._fresh):
            return self._from_file(rows)
        taken = np.empty((len(rows), self._filed.shape[1]), np.float16)
        in_file = rows < self.filed
        taken[in_file] = self._from_file(rows[in_file])
        taken[~in_file] = self._fresh[rows[~in_file] - self.filed]
        return taken

    def _from_file(self, rows: Ids) -> Halves:
        return self._file.take(rows) if self._file else self._filed[rows]

    def scores(self, count: int, vector: Vectors) -> Scores:
        """Inner products of the first rows with one vector (dim,), float32 (count,)."""
        fresh = self._fresh[: count - self.filed]
        found = np.concatenate([products(self._filed, vector), products(fresh, vector)])
        if self._file:
            self._file.rest()
        return found


def products(vectors: Halves, vector: Vectors) -> Scores:
    """Inner products of rows (n, dim) with one vector (dim,), float32 (n,)."""
    found = np.empty(len(vectors), np.float32)
    asked = vector.astype(np.float16)[None]
    for start in range(0, len(vectors), ROWS_AT_ONCE):
        rows = vectors[start : start + ROWS_AT_ONCE]
        found[start : start + len(rows)] = np.asarray(numkong.cdist(asked, rows, "dot"))[0]
    return found
