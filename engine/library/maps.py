"""Maps of a library as they are kept."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from ..catalogue import Catalogue
from ..paths import LibraryPaths
from ..types.maps import LibraryMap, MapMethod


def read_map(directory: Path, method: MapMethod) -> LibraryMap | None:
    """A map as it is kept, or None where that method has made none."""
    with closing(Catalogue(LibraryPaths(directory).catalogue, readonly=True)) as catalogue:
        return map_of(catalogue, method)


def map_of(catalogue: Catalogue, method: MapMethod) -> LibraryMap | None:
    """The same of an open catalogue."""
    maps, active = catalogue.maps, catalogue.spaces.active()
    with catalogue.snapshot():
        stamp = maps.stamp(method)
        if stamp is None or active is None:
            return None
        is_current = stamp.space_id == active.id and not len(maps.changed_items(stamp))
        ids, places = maps.places(method)
        return LibraryMap(method, ids, places, maps.landmarks(method), is_current)
