"""Tags that were put before a sound: ID3 of the second version, and APE."""

from __future__ import annotations

import struct
from typing import BinaryIO

ID3_SIZE_AT = 6

_HEADER_BYTES = 32
_ID3_HEADER_BYTES = 10
_ID3_HAS_FOOTER = 0x10
_MOST_TAGS = 10


def end_of_tags(file: BinaryIO) -> int:
    """Where the sound itself begins; 0 without tags."""
    at = 0
    for _ in range(_MOST_TAGS):
        file.seek(at)
        header = file.read(_HEADER_BYTES)
        length = _tag_bytes(header) if len(header) == _HEADER_BYTES else 0
        if length == 0:
            break
        at += length
    return at


def id3_size(end: int) -> bytes:
    """The size field of an ID3 tag that ends at `end`, four bytes of seven bits."""
    size = max(0, end - _ID3_HEADER_BYTES)
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def _tag_bytes(header: bytes) -> int:
    if header.startswith(b"ID3"):
        size = 0
        for byte in header[ID3_SIZE_AT:_ID3_HEADER_BYTES]:
            size = size << 7 | byte & 0x7F
        return size + _ID3_HEADER_BYTES * (2 if header[5] & _ID3_HAS_FOOTER else 1)
    if header.startswith(b"APETAGEX"):
        (size,) = struct.unpack_from("<I", header, 12)
        return _HEADER_BYTES + int(size)
    return 0
