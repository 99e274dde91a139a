"""What may be a preview, of bytes that nobody vouches for.

A decoder sends them, which a hostile file may have taken over, or another machine, which shares a
collection. They are looked at, not decoded.
"""

from __future__ import annotations

from ..types import PEAKS, Preview, PreviewKind
from ..types.film_strip import MOST_BYTES, FilmStrip, ShotPicture
from .limits import Limits

_MOST_SECONDS = 1e9
_MOST_SHOTS = Limits().shots


def is_preview(preview: Preview) -> bool:
    """Whether its bytes are of its kind, and no more than a preview has."""
    match preview.kind:
        case PreviewKind.JPEG:
            return _is_jpeg(preview.data)
        case PreviewKind.PEAKS:
            return len(preview.peaks) == PEAKS and (not preview.jpeg or _is_jpeg(preview.jpeg))
        case PreviewKind.SHOTS:
            return _is_strip(preview.data)
        case PreviewKind.MARKDOWN | PreviewKind.BEGINNING:
            return _is_text(preview.data)
    return not preview.data


def _is_jpeg(data: bytes) -> bool:
    return data[:2] == b"\xff\xd8" and len(data) <= MOST_BYTES


def _is_strip(data: bytes) -> bool:
    if len(data) > MOST_BYTES:
        return False
    try:
        strip = FilmStrip.of_bytes(data)
    except ValueError:
        return False
    return len(strip.shots) <= _MOST_SHOTS and all(map(_is_shot, (strip.poster, *strip.shots)))


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return len(data) <= MOST_BYTES


def _is_shot(shot: ShotPicture) -> bool:
    return _is_jpeg(shot.jpeg) and 0.0 <= shot.start <= shot.end <= _MOST_SECONDS
