"""What travels from the machine that encodes a file to the library that takes it in."""

from __future__ import annotations

from dataclasses import dataclass

from ..types import Segment
from ..types.decoded import FileDone
from ..types.vectors import StoredVectors


@dataclass(frozen=True, slots=True, eq=False)
class EncodedFile:
    """All that a library keeps of a file's content, so that nothing must be decoded again.

    Attributes:
        digest: XXH3-128 of its bytes, 16 bytes.
        path: where it was, below the folder that was encoded, with slashes.
        size: bytes of the file.
        done: what it is, what it says of itself, its preview and its text.
        segments: those worth keeping.
        vectors: raw, one a segment, float16 (n, dim), as a library stores them.
    """

    digest: bytes
    path: str
    size: int
    done: FileDone
    segments: tuple[Segment, ...]
    vectors: StoredVectors


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file without vectors, with the reason in one plain line."""

    path: str
    reason: str
