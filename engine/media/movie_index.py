"""The index of an MP4 or a QuickTime film: the box that tells what it holds (ISO/IEC 14496-12)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

_HEAD_BYTES = 8


def movie_index(file: BinaryIO, most_boxes: int, most_bytes: int) -> bytes | None:
    """The box with its head, at most so many bytes of it; None where there is none.

    It is only looked for, box after box, and not taken apart.
    """
    at, end = 0, file.seek(0, os.SEEK_END)
    for _ in range(most_boxes):
        if at >= end:
            return None
        file.seek(at)
        head = file.read(16)
        size = int.from_bytes(head[:4], "big")
        if size == 1:
            size = int.from_bytes(head[8:16], "big")
        if head[4:8] == b"moov":
            return head + file.read(min(size, most_bytes))
        if size < _HEAD_BYTES:
            return None
        at += size
    return None


def value_of(index: bytes, name: bytes) -> bytes:
    """What a film says under one of QuickTime's names; empty where it says nothing."""
    keys = index.find(b"keys")
    if keys < 0 or name not in index:
        return b""
    names = list(_boxes(index, keys + 12))
    values = index.find(b"ilst", keys)
    for number, value in _boxes(index, values + 4) if values >= 0 else ():
        place = int.from_bytes(number, "big") - 1
        if 0 <= place < len(names) and names[place][1] == name:
            return value[16:]
    return b""


def _boxes(index: bytes, at: int) -> Iterator[tuple[bytes, bytes]]:
    """The kinds of boxes that follow one another, and what is in them."""
    while at + _HEAD_BYTES <= len(index):
        size = int.from_bytes(index[at : at + 4], "big")
        if size < _HEAD_BYTES:
            return
        yield index[at + 4 : at + 8], index[at + 8 : at + size]
        at += size
