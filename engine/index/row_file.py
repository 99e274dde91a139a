"""Rows of half precision in a file that is mapped, of which a process keeps little in memory.

A page of a mapped file that is looked at brings the fifteen around it (Linux), so that some
thousand rows here and there would take up the whole of a large file. So these are read instead,
which is also quicker than to map them; what going over all of it has mapped is given back.
"""

from __future__ import annotations

import mmap
import os
from threading import Timer
from typing import BinaryIO
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from .base import Ids

Halves = NDArray[np.float16]
# A file that is larger than this is not kept in memory between searches.
KEPT_BYTES = 1 << 28
REST_SECONDS = 2.0
# What is mapped at once, about.
AROUND_BYTES = 1 << 16


class RowFile:
    """A file that is only read.

    Args:
        file: open for reading; the caller may close it.
        start: where the rows begin.
        shape: how many there are, and how many numbers each has.

    Attributes:
        rows: all of them, mapped; float16 (n, dim). Who goes over them calls `rest` then.
    """

    def __init__(self, file: BinaryIO, start: int, shape: tuple[int, int]) -> None:
        self._mapping = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.rows: Halves = np.ndarray(shape, "<f2", self._mapping, start)
        self._start = start
        self._descriptor = os.dup(file.fileno())
        finalize(self, os.close, self._descriptor)
        self._resting: Timer | None = None
        # Which rows were read the last time, and these: none yet.
        self._last: tuple[Ids, Halves] = np.array([-1]), self.rows[:1]

    def take(self, rows: Ids) -> Halves:
        """Some rows, float16 (n, dim)."""
        if not self._is_large or not hasattr(os, "preadv") or self._are_close(rows):
            self.rest()
            return self.rows[rows]
        # Of what a search compares, it looks at the best again.
        known, values = self._last
        places = np.searchsorted(known, rows)
        if not np.array_equal(known.take(places, mode="clip"), rows):
            places, values = np.arange(len(rows)), self._read(rows)
            self._last = rows, values
        return values[places]

    def _read(self, rows: Ids) -> Halves:
        taken = np.empty((len(rows), self.rows.shape[1]), self.rows.dtype)
        places = self._start + self.rows.strides[0] * rows
        for place, row in zip(places.tolist(), taken, strict=True):
            os.preadv(self._descriptor, [row.data], place)
        return taken

    def rest(self) -> None:
        """Take up no memory for what was mapped, some seconds from now.

        It stays in the system's cache for as long as nobody needs the room. Only what may be much
        is given back, since who goes over it next has to map it again.
        """
        if self._is_large and hasattr(mmap, "MADV_DONTNEED") and self._resting is None:
            self._resting = Timer(REST_SECONDS, self._give_back)
            self._resting.daemon = True
            self._resting.start()

    def _give_back(self) -> None:
        self._resting = None
        self._mapping.madvise(mmap.MADV_DONTNEED)

    @property
    def _is_large(self) -> bool:
        return self.rows.nbytes > KEPT_BYTES

    def _are_close(self, rows: Ids) -> bool:
        """Whether mapping some rows brings hardly any others."""
        apart = int(np.ptp(rows)) * self.rows.strides[0] if len(rows) else 0
        return apart <= AROUND_BYTES * len(rows)
