"""Goes through the shots of a film in its tile, by the pointer or by keys, one film at a time."""

from __future__ import annotations

from engine.types import Hit, Item

from .film import Film, shot_to_show
from .thumbnails import ThumbnailLoader


class ShotBrowser:
    """Knows which shot of which film was chosen last; what changes it tells whether it did."""

    def __init__(self, thumbnails: ThumbnailLoader) -> None:
        self._thumbnails = thumbnails
        self._chosen: tuple[int, int] | None = None

    def number_of(self, item: Item) -> int | None:
        """The shot of a film that was chosen, from 0; None where none was."""
        film = self._film(item)
        if film is None or self._chosen is None or self._chosen[0] != item.id:
            return None
        return min(self._chosen[1], len(film.strip.shots) - 1)

    def point(self, item: Item | None, share: float) -> bool:
        """The pointer is over a tile, or over none, at a share of its width from 0 to 1."""
        film = self._film(item) if item else None
        if item is None or film is None:
            return self.leave()
        count = len(film.strip.shots)
        return self._choose((item.id, min(max(int(share * count), 0), count - 1)))

    def step(self, item: Item, hit: Hit | None, by: int) -> bool:
        """Go on to the next shot of a film, or with -1 to the one before."""
        film = self._film(item)
        if film is None:
            return False
        shown = shot_to_show(film, hit, self.number_of(item)) or 0
        return self._choose((item.id, min(max(shown + by, 0), len(film.strip.shots) - 1)))

    def leave(self) -> bool:
        """Show the poster again, or the shot that matched."""
        return self._choose(None)

    def keep_only(self, item: Item | None) -> None:
        """Forget what was chosen of any other film."""
        if self._chosen is not None and (item is None or item.id != self._chosen[0]):
            self._chosen = None

    def _choose(self, chosen: tuple[int, int] | None) -> bool:
        was, self._chosen = self._chosen, chosen
        return was != chosen

    def _film(self, item: Item) -> Film | None:
        """The film of a tile, where it has pictures to go through."""
        art = self._thumbnails.art(item)
        film = art.film if art else None
        return film if film and film.strip.shots else None
