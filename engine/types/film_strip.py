"""The preview of a video: its poster, and a small picture of each shot, in one run of bytes.

Each picture has its shot's seconds and its length before it; the poster is the first.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from msgspec import Struct

MAGIC = b"S1"
MOST_BYTES = 1_000_000
_HEAD = struct.Struct("<ddI")


class ShotPicture(Struct, frozen=True):
    """One shot.

    Attributes:
        start, end: seconds, as the segment of the shot has them.
        jpeg: the bytes of its picture.
    """

    start: float
    end: float
    jpeg: bytes


class FilmStrip(Struct, frozen=True):
    """What the tile of a video shows.

    Attributes:
        poster: what stands for all of it.
        shots: in their order; not all of them where they would take too much room.
    """

    poster: ShotPicture
    shots: tuple[ShotPicture, ...] = ()

    def number_at(self, seconds: float) -> int | None:
        """Which of the shots, from 0, a second is in; None where that has no picture."""
        numbers = (n for n, shot in enumerate(self.shots) if shot.start <= seconds < shot.end)
        return next(numbers, None)

    def to_bytes(self) -> bytes:
        """All of it, as a preview keeps it."""
        return MAGIC + b"".join(map(_packed, (self.poster, *self.shots)))

    @classmethod
    def of_bytes(cls, data: bytes) -> FilmStrip:
        """What `to_bytes` made.

        Raises:
            ValueError: it made no such bytes.
        """
        poster, *shots = _unpacked(data)
        return cls(poster, tuple(shots))


def _packed(shot: ShotPicture) -> bytes:
    return _HEAD.pack(shot.start, shot.end, len(shot.jpeg)) + shot.jpeg


def _unpacked(data: bytes) -> Iterator[ShotPicture]:
    if not data.startswith(MAGIC):
        raise ValueError("these are no shots of a film")
    at = len(MAGIC)
    while at < len(data):
        if at + _HEAD.size > len(data):
            raise ValueError("a shot of a film breaks off")
        start, end, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size + length
        if at > len(data):
            raise ValueError("the picture of a shot breaks off")
        yield ShotPicture(start, end, data[at - length : at])
