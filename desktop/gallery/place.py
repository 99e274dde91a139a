"""Where a person was in the gallery, to come back to it after other rows were shown."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

# Written to the settings every few seconds, and kept for every step of the way back.
MOST_KEPT = 1000


class Place(Struct, frozen=True):
    """Where a person was in the gallery, by id.

    Attributes:
        offset: how far the gallery was scrolled, in pixels.
        seen: tiles on the screen, each with its pixels from the top, what is looked at most first;
            none at the top, where what is best is looked at.
        current: the current tile, if there is one.
        selected: the selected tiles, where there are several.
        beside: the tile after what is selected and the one before it, to be current where that has
            gone.
    """

    offset: int = 0
    seen: tuple[tuple[int, int], ...] = ()
    current: int | None = None
    selected: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()

    @property
    def kept(self) -> Place:
        """What is kept of it; of a very large selection nothing, since a part is another one."""
        return self if len(self.selected) <= MOST_KEPT else replace(self, selected=())


NO_PLACE = Place()
