"""Ogg files as the chain of streams that they are: radio recordings and joined files have several.

Each link has headers of its own, and may have another codec, rate or number of channels; decoders
stop at the first that differs. RFC 3533.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .file_view import view_of

_MAGIC = b"OggS"
_HEADER_BYTES = 27
_BEGINS, _ENDS = 2, 4
_SEARCHED_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class _Page:
    start: int
    end: int
    flags: int


def links_of(file: BinaryIO) -> list[BinaryIO]:
    """Views of the parts of the file that are a whole Ogg stream each; at least one."""
    starts, before = [0], _BEGINS
    for page in _pages(file):
        if page.flags & _BEGINS and not before & _BEGINS:
            starts.append(page.start)
        before = page.flags
    ends = [*starts[1:], file.seek(0, os.SEEK_END)]
    return [view_of(file, start, end) for start, end in zip(starts, ends, strict=True)]


def breaks_off(file: BinaryIO) -> bool:
    """Whether an Ogg stream has half a page, or zeros, where its last page should be.

    A stream that was recorded from a radio station just stops after a whole page.
    """
    last = deque(_pages(file), maxlen=1)
    size = file.seek(0, os.SEEK_END)
    return not last or (not last[0].flags & _ENDS and last[0].end != size)


def _pages(file: BinaryIO) -> Iterator[_Page]:
    """Walk the pages that are whole; after a damaged one, the next is looked for."""
    size, at = file.seek(0, os.SEEK_END), 0
    while 0 <= at < size:
        file.seek(at)
        header = file.read(_HEADER_BYTES)
        if not header.startswith(_MAGIC) or len(header) < _HEADER_BYTES:
            at = _next_page(file, at + 1)
            continue
        segments = file.read(header[26])
        end = at + _HEADER_BYTES + len(segments) + sum(segments)
        if end <= size:
            yield _Page(at, end, header[5])
        at = end


def _next_page(file: BinaryIO, at: int) -> int:
    """Where the next page begins, or -1."""
    while True:
        file.seek(at)
        data = file.read(_SEARCHED_BYTES)
        found = data.find(_MAGIC)
        if found >= 0:
            return at + found
        if len(data) < len(_MAGIC):
            return -1
        at += len(data) - len(_MAGIC) + 1
