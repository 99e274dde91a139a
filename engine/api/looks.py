"""What can be seen of an item: one small picture out of its preview."""

from __future__ import annotations

from ..types import Preview, PreviewKind
from ..types.film_strip import FilmStrip


def picture_of(preview: Preview, seconds: float | None = None) -> bytes:
    """A JPEG of at most 400 pixels: the picture, a page, a cover, or a shot of a video.

    Args:
        seconds: of a video, which moment to see; by default its poster.

    Returns nothing where there is nothing to be seen, as of most sounds.
    """
    if preview.kind is not PreviewKind.SHOTS:
        return preview.jpeg
    film = FilmStrip.of_bytes(preview.data)
    number = None if seconds is None else film.number_at(seconds)
    return (film.poster if number is None else film.shots[number]).jpeg
