"""Sounds that no decoder can open, however whole they are, and why: locked, or without an index.

A decoder that is given a locked sound decodes noise, or calls it damaged.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..language import tr_noop
from .movie_index import movie_index
from .sound_signatures import ASF

LOCKED = tr_noop("locked: its copy protection (DRM) lets only the shop's own player open it")
NO_INDEX = tr_noop("the sound is cut short: its index, which is written last, is missing")

_AUDIBLE = (b"aax ", b"aaxc")
_LOCKED_CODECS = (b"drms", b"enca", b"aavd")
_LOCKED_ASF = (
    # Content Encryption Object and Extended Content Encryption Object.
    b"\xfb\xb3\x11\x22\x23\xbd\xd2\x11\xb4\xb7\x00\xa0\xc9\x55\xfc\x6e",
    b"\x14\xe6\x8a\x29\x22\x26\x17\x4c\xb9\x35\xda\xe0\x7e\xe9\x28\x9c",
)
_ASF_HEADER_BYTES = 262_144
_MOST_BOXES = 100_000
_MOST_INDEX_BYTES = 64_000_000
_CODEC_PLACE = 12


def why_not_opened(file: BinaryIO, head: bytes) -> str:
    """Tell why a sound cannot be opened, on a line; empty where it may be."""
    if head.startswith(ASF):
        file.seek(0)
        header = file.read(_ASF_HEADER_BYTES)
        return LOCKED if any(mark in header for mark in _LOCKED_ASF) else ""
    if head[4:8] != b"ftyp":
        return ""
    if head[8:12] in _AUDIBLE:
        return LOCKED
    index = movie_index(file, _MOST_BOXES, _MOST_INDEX_BYTES)
    if index is None:
        return NO_INDEX
    return LOCKED if any(codec in _LOCKED_CODECS for codec in _codecs_of(index)) else ""


def _codecs_of(index: bytes) -> Iterator[bytes]:
    at = index.find(b"stsd")
    while at >= 0:
        yield index[at + _CODEC_PLACE : at + _CODEC_PLACE + 4]
        at = index.find(b"stsd", at + 4)
