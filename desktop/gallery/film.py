"""The shots of a film, as its tile shows them one at a time."""

from __future__ import annotations

from PySide6.QtGui import QPixmap

from engine.types import Hit
from engine.types.film_strip import FilmStrip

from ..widgets.moments import second_of
from .stored_picture import decode

# Of a picture that is decoded, as far as it is larger than its bytes.
_DECODED_BYTES = 4 * 256 * 256


class Film:
    """A strip of small pictures; only the one that was looked at last is kept decoded."""

    def __init__(self, strip: FilmStrip) -> None:
        self.strip = strip
        self._last: tuple[int, QPixmap | None] = (-1, None)

    @property
    def bytes(self) -> int:
        """How much memory it takes."""
        return _DECODED_BYTES + sum(len(shot.jpeg) for shot in self.strip.shots)

    def picture(self, number: int) -> QPixmap | None:
        """The picture of a shot, by its number from 0; None where it cannot be shown."""
        if self._last[0] != number:
            image = decode(self.strip.shots[number].jpeg)
            self._last = number, QPixmap.fromImage(image) if image else None
        return self._last[1]


def shot_to_show(film: Film, hit: Hit | None, chosen: int | None) -> int | None:
    """The number of the shot that was chosen, else of the one that matched; None for the poster."""
    if chosen is not None:
        return chosen
    second = second_of(hit)
    return None if second is None else film.strip.number_at(second)
