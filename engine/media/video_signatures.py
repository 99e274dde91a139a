"""How the containers begin that are made for videos alone, and what others say that they hold."""

from __future__ import annotations

import os
import re
from typing import BinaryIO

from .movie_index import movie_index
from .sound_signatures import EBML

_FLV = b"FLV\x01"
_PROGRAM_STREAM = (b"\0\0\x01\xba", b"\0\0\x01\xb3")
_MXF = b"\x06\x0e\x2b\x34\x02\x05\x01\x01"
# What is written where the size is not known.
_UNKNOWN = 0xFFFF_FFFF
# A transport stream: packets of so many bytes, on discs with four of a clock, each of which begins
# with the same one. It may begin anywhere in a packet.
_SYNC = 0x47
_PACKETS = (188, 192)
_PACKETS_SEEN = 6
# Tracks of pictures and of sound as Matroska numbers them, and as the boxes of MP4 name them.
_TRACK_TYPES = (b"\x83\x81\x01", b"\x83\x81\x02")
_HANDLER = re.compile(rb"hdlr.{8}(vide|soun)", re.DOTALL)
_MOST_BOXES, _MOST_INDEX_BYTES = 100, 8_000_000


def begins_video(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a video."""
    is_avi = head.startswith(b"RIFF") and head[8:11] == b"AVI"
    begins = is_avi or head.startswith((_FLV, _MXF, *_PROGRAM_STREAM))
    return begins or _is_transport_stream(head.lstrip(b"\0"))


def _is_transport_stream(head: bytes) -> bool:
    return any(
        head[start : start + size * _PACKETS_SEEN : size] == bytes([_SYNC]) * _PACKETS_SEEN
        for size in _PACKETS
        for start in range(size)
    )


def says_pictures(file: BinaryIO, head: bytes) -> bool | None:
    """Whether a container says that it has moving pictures; None where it says nothing soon.

    It is only looked at, not taken apart: this runs in processes that are not confined.
    """
    if head.startswith(EBML):
        found = {kind for kind in _TRACK_TYPES if kind in head}
        return _TRACK_TYPES[0] in found if found else None
    if head[4:8] != b"ftyp":
        return None
    index = movie_index(file, _MOST_BOXES, _MOST_INDEX_BYTES)
    handlers = set(_HANDLER.findall(index)) if index else set()
    return b"vide" in handlers if handlers else None


def is_cut_short(file: BinaryIO) -> bool:
    """Whether an AVI says that it is longer than it is; leaves the file where it was."""
    at = file.tell()
    length = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(12)
    file.seek(at)
    size = int.from_bytes(head[4:8], "little")
    return head[:4] == b"RIFF" and length - 8 < size < _UNKNOWN
