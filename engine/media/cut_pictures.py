"""Files of boxes and chunks that break off, made whole with zeros, as their readers ask for.

WebP, HEIC, AVIF and JPEG 2000 say how long they are, and their readers refuse less. Zeros in place
of what is missing let them decode what is there.
"""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

from .limits import Limits

_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"
_EXTENDED, _FRAME = b"VP8X", b"ANMF"
# In the flags of an extended WebP: tags of EXIF and XMP, which stand behind the picture.
_TAGS_BEHIND = 0b1100


def completed(file: BinaryIO, limits: Limits) -> tuple[BinaryIO, float]:
    """The file with zeros for what is missing, and the share of it that is there.

    One of another kind, or that is whole, is given back as it is, with a share of 1.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(12)
    if head[:4] == b"RIFF" and head[8:] == b"WEBP":
        promised = 8 + int.from_bytes(head[4:8], "little")
    elif head[4:8] in (b"ftyp", b"jP  "):
        promised = max((end for _, end in _boxes(file, size)), default=size)
    else:
        promised = size
    file.seek(0)
    if promised <= size or promised > limits.expanded_bytes:
        return file, 1.0
    data = file.read()
    whole = _whole_webp(data, promised) if head[:4] == b"RIFF" else data.ljust(promised, b"\0")
    return io.BytesIO(whole), size / promised


def lacks_its_end(file: BinaryIO) -> bool:
    """Whether a PNG breaks off before the chunk that ends it, perhaps after all its pixels."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if file.read(8) != _PNG:
        return False
    while len(head := file.read(8)) == 8 and head[4:] != _PNG_END:
        file.seek(int.from_bytes(head[:4]) + 4, os.SEEK_CUR)
    return head[4:] != _PNG_END or file.tell() + 4 > size


def _boxes(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int]]:
    """The outermost boxes that begin in a file, by their kind and their end."""
    start = 0
    while start + 8 <= size:
        file.seek(start)
        length, kind, longer = struct.unpack(">I4sQ", file.read(16).ljust(16, b"\0"))
        end = start + (longer if length == 1 else length or size - start)
        if end <= start:
            return
        yield kind, end
        start = end


def _whole_webp(data: bytes, promised: int) -> bytes:
    """The chunks up to the one that breaks off, which is filled up."""
    chunks: list[bytes] = []
    start = 12
    while start + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, start)
        body = data[start + 8 : start + 8 + length]
        if length > promised:
            break
        # Of an animation, the frame that breaks off is left out, unless there is no other.
        if kind == _FRAME and len(body) < length and any(one[:4] == _FRAME for one in chunks):
            break
        if kind == _EXTENDED and body:
            body = bytes([body[0] & ~_TAGS_BEHIND]) + body[1:]
        padded = body.ljust(length + length % 2, b"\0")
        chunks.append(struct.pack("<4sI", kind, length) + padded)
        start += 8 + length + length % 2
    whole = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole
