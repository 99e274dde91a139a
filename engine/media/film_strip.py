"""The preview of a video: a poster, and the frame of each shot as a small JPEG."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Preview, PreviewKind
from ..types.film_strip import MOST_BYTES, FilmStrip, ShotPicture
from .images import PREVIEW_SIDE, jpeg_of
from .shots import Shot

_SHOT_SIDE, _SHOT_QUALITY = 256, 70


def film_preview(shots: Sequence[Shot]) -> Preview:
    """The preview of a video that has these shots; the poster is the first that is not dark."""
    best = next((shot for shot in shots if not shot.sample.is_dark), shots[0])
    poster = ShotPicture(best.start, best.end, jpeg_of(best.sample.picture, PREVIEW_SIDE))
    strip = FilmStrip(poster, tuple(map(_small, shots)))
    while len(data := strip.to_bytes()) > MOST_BYTES:
        strip = FilmStrip(poster, strip.shots[::2])
    return Preview(PreviewKind.SHOTS, data)


def _small(shot: Shot) -> ShotPicture:
    jpeg = jpeg_of(shot.sample.picture, _SHOT_SIDE, _SHOT_QUALITY)
    return ShotPicture(shot.start, shot.end, jpeg)
