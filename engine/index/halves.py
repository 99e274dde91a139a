"""Vectors in half precision by row: those of a file, which is mapped, then those in memory.

A query is compared with them as they lie there, in half precision, and the products are added up
in single precision by NumKong: as exact as the vectors are, and as fast as single precision would
be in twice the memory (docs/decisions/a-million.md).
"""

from __future__ import annotations

import mmap
from threading import Timer

import numkong
import numpy as np
from numpy.typing import NDArray

from .base import Ids, Scores, Vectors

Halves = NDArray[np.float16]
# The processor is given back to other threads between two steps of so many rows.
ROWS_AT_ONCE = 8192
# A file that is larger than this is not kept in memory between searches.
KEPT_BYTES = 1 << 28
REST_SECONDS = 2.0


class HalfRows:
    """Rows of a file, and room for others after them.

    Args:
        filed: what a file has, float16 (n, dim); it is only read.
        room: for so many others.
        mapping: what the file is mapped by, if it is.
    """

    def __init__(self, filed: Halves, room: int, mapping: mmap.mmap | None = None) -> None:
        self._filed = filed
        self._mapping = mapping
        self._resting: Timer | None = None
        self._fresh = np.empty((room, filed.shape[1]), np.float16)

    @property
    def filed(self) -> int:
        """How many are in a file."""
        return len(self._filed)

    @property
    def filed_bytes(self) -> int:
        """The size of these."""
        return self._filed.nbytes

    def with_room(self, count: int, room: int) -> HalfRows:
        """The first rows as they are, and room for so many in memory."""
        made, kept = HalfRows(self._filed, room, self._mapping), count - self.filed
        made._fresh[:kept] = self._fresh[:kept]
        return made

    def rest(self) -> None:
        """Take up no memory for what was looked at, once nothing was for some seconds.

        It stays in the system's cache for as long as nobody needs the room. Only what may be much
        is given back, since the next search has to map it again.
        """
        if self._mapping and self.filed_bytes > KEPT_BYTES and hasattr(mmap, "MADV_DONTNEED"):
            if self._resting:
                self._resting.cancel()
            self._resting = Timer(REST_SECONDS, self._mapping.madvise, [mmap.MADV_DONTNEED])
            self._resting.daemon = True
            self._resting.start()

    def put(self, start: int, vectors: Vectors) -> None:
        """Fill rows in memory from one on, float (n, dim)."""
        first = start - self.filed
        self._fresh[first : first + len(vectors)] = vectors

    def take(self, rows: Ids) -> Halves:
        """Some rows, float16 (n, dim)."""
        if not self.filed:
            return self._fresh[rows]
        if not len(self._fresh):
            return self._filed[rows]
        taken = np.empty((len(rows), self._filed.shape[1]), np.float16)
        in_file = rows < self.filed
        taken[in_file] = self._filed[rows[in_file]]
        taken[~in_file] = self._fresh[rows[~in_file] - self.filed]
        return taken

    def scores(self, count: int, vector: Vectors) -> Scores:
        """Inner products of the first rows with one vector (dim,), float32 (count,)."""
        fresh = self._fresh[: count - self.filed]
        return np.concatenate([products(self._filed, vector), products(fresh, vector)])


def products(vectors: Halves, vector: Vectors) -> Scores:
    """Inner products of rows (n, dim) with one vector (dim,), float32 (n,)."""
    found = np.empty(len(vectors), np.float32)
    asked = vector.astype(np.float16)[None]
    for start in range(0, len(vectors), ROWS_AT_ONCE):
        rows = vectors[start : start + ROWS_AT_ONCE]
        found[start : start + len(rows)] = np.asarray(numkong.cdist(asked, rows, "dot"))[0]
    return found
