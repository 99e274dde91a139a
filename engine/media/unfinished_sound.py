"""Recordings whose header was never finished: the recorder crashed, or wrote into a pipe.

What the header says of the length of the samples is then nothing, the greatest number, or that of
the last time that it was brought up to date. Decoders believe it, each in its own way; here it is
put right, so that all there is gets read.
"""

from __future__ import annotations

import os
import re
import struct
from dataclasses import dataclass, replace
from typing import BinaryIO

from .file_view import view_of
from .sound_signatures import W64

_MOST_CHUNKS = 1000
# From here on recorders mean "not known"; a sound of so many bytes is rarer than they are.
_UNKNOWN = {4: 0x7FFF_0000, 8: 1 << 62}
_LEAST_STALE_BYTES = 4096
_NAME_OF_CHUNK = re.compile(rb"[A-Za-z0-9_ .\xa9-]{4}")


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How a family of containers writes its chunks: an id, a size, content.

    Attributes:
        samples: id of the chunk that holds the samples.
        first: where the first chunk begins.
        size: how a size is written.
        counted: bytes of id and size that the size counts, too.
        aligned: what a chunk's length is rounded up to.
    """

    samples: bytes
    first: int
    size: str
    counted: int = 0
    aligned: int = 2


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The samples: where their size is written, what it says, and where they begin."""

    size_at: int
    size: int
    start: int


_RIFF = _Dialect(b"data", 12, "<I")
_DIALECTS = {
    b"RIFF": _RIFF,
    b"RF64": _RIFF,
    b"BW64": _RIFF,
    b"RIFX": replace(_RIFF, size=">I"),
    b"FORM": _Dialect(b"SSND", 12, ">I"),
    b"caff": _Dialect(b"data", 8, ">Q", aligned=1),
    W64[:4]: _Dialect(b"data\xf3\xac\xd3\x11\x8c\xd1\0\xc0\x4f\x8e\xdb\x8a", 40, "<Q", 24, 8),
}
_LONG_SIZES = (b"RF64", b"BW64")


def finished(file: BinaryIO) -> tuple[BinaryIO, bool]:
    """Return the sound with a header that can be believed, and whether that needed mending."""
    length = file.seek(0, os.SEEK_END)
    file.seek(0)
    magic = file.read(4)
    if magic == b".snd":
        return _finished_au(file)
    dialect = _DIALECTS.get(magic)
    chunk = _samples_of(file, dialect, length) if dialect else None
    if dialect is None or chunk is None:
        return file, False
    is_long = magic in _LONG_SIZES and chunk.size == 0xFFFF_FFFF
    if is_long:
        chunk = replace(chunk, size=_long_size(file))
    unknown = _UNKNOWN[8 if is_long else struct.calcsize(dialect.size)]
    if not _is_unfinished(file, dialect, chunk, length, unknown):
        return file, False
    return view_of(file, mended=_mended(magic, dialect, chunk, length)), True


def _mended(magic: bytes, dialect: _Dialect, chunk: _Chunk, length: int) -> dict[int, bytes]:
    if magic in _LONG_SIZES:
        # As a plain RIFF with the greatest size, which is taken as "to the end".
        return {0: b"RIFF", chunk.size_at: b"\xff" * 4}
    true_size = length - chunk.start + dialect.counted
    greatest = 256 ** struct.calcsize(dialect.size) - 1
    mended = {chunk.size_at: struct.pack(dialect.size, min(true_size, greatest))}
    if magic == b"FORM":
        mended[4] = struct.pack(dialect.size, min(length - 8, greatest))
    return mended


def _samples_of(file: BinaryIO, dialect: _Dialect, length: int) -> _Chunk | None:
    at, id_bytes = dialect.first, len(dialect.samples)
    head_bytes = id_bytes + struct.calcsize(dialect.size)
    for _ in range(_MOST_CHUNKS):
        file.seek(at)
        head = file.read(head_bytes)
        if len(head) < head_bytes:
            return None
        (size,) = struct.unpack(dialect.size, head[id_bytes:])
        if head[:id_bytes] == dialect.samples:
            return _Chunk(at + id_bytes, size, at + head_bytes)
        at += max(head_bytes, _rounded(size - dialect.counted + head_bytes, dialect.aligned))
        if at >= length:
            return None
    return None


def _rounded(size: int, aligned: int) -> int:
    return -(-size // aligned) * aligned


def _is_unfinished(
    file: BinaryIO, dialect: _Dialect, chunk: _Chunk, length: int, unknown: int
) -> bool:
    present = length - chunk.start
    size = max(0, chunk.size - dialect.counted)
    if size > present:
        return chunk.size >= unknown
    if size > 0 and present - size < _LEAST_STALE_BYTES:
        return False
    return size < present and not _is_followed_by_chunk(file, dialect, chunk.start + size, length)


def _is_followed_by_chunk(file: BinaryIO, dialect: _Dialect, end: int, length: int) -> bool:
    """Whether what follows the samples is the next chunk, as in a file that was finished."""
    head_bytes = len(dialect.samples) + struct.calcsize(dialect.size)
    for at in {end, _rounded(end, dialect.aligned)}:
        file.seek(at)
        head = file.read(head_bytes)
        if len(head) == head_bytes and _NAME_OF_CHUNK.fullmatch(head[:4]):
            (size,) = struct.unpack(dialect.size, head[len(dialect.samples) :])
            if size - dialect.counted <= length - at - head_bytes:
                return True
    return False


def _long_size(file: BinaryIO) -> int:
    """The size of the samples as RF64 and BW64 write it, in a chunk before all others."""
    file.seek(12)
    head = file.read(24)
    return int.from_bytes(head[16:24], "little") if head[:4] == b"ds64" else 0


def _finished_au(file: BinaryIO) -> tuple[BinaryIO, bool]:
    """Sun's format keeps the size in its header; the greatest number rightly means "to the end"."""
    size_at = 8
    file.seek(size_at)
    if file.read(4) != b"\0\0\0\0":
        return file, False
    return view_of(file, mended={size_at: b"\xff" * 4}), True
