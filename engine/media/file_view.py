"""A part of an open file that is read as if it were a whole one, with some bytes put right."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def view_of(
    file: BinaryIO,
    start: int = 0,
    end: int | None = None,
    mended: Mapping[int, bytes] | None = None,
) -> BinaryIO:
    """Open a view of an open file, which stays open when the view is closed.

    Args:
        start, end: the part that is seen, in bytes; to the file's end where none is given.
        mended: what is read instead of what the file holds, by its place in the view.
    """
    whole = end if end is not None else file.seek(0, os.SEEK_END)
    return cast(BinaryIO, io.BufferedReader(_View(file, start, whole - start, mended or {})))


class _View(io.RawIOBase):
    def __init__(self, file: BinaryIO, start: int, size: int, mended: Mapping[int, bytes]) -> None:
        super().__init__()
        self._file = file
        self._start = start
        self._size = size
        self._mended = mended
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        origin = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(0, origin + offset)
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer).cast("B")
        self._file.seek(self._start + self._at)
        data = bytearray(self._file.read(max(0, min(len(room), self._size - self._at))))
        for place, right in self._mended.items():
            first, last = max(place, self._at), min(place + len(right), self._at + len(data))
            if first < last:
                data[first - self._at : last - self._at] = right[first - place : last - place]
        room[: len(data)] = data
        self._at += len(data)
        return len(data)
