"""Maps of a library, beside whoever writes; no model is needed for them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from ..catalogue import Catalogue, ThumbnailStore
from ..errors import UserError
from ..integrity.steps import SILENT, Steps
from ..language import tr
from ..paths import LibraryPaths
from ..projection.making import update_map
from ..projection.page import write_page
from ..types.maps import LibraryMap, MapMethod, MapReport


def make_map(
    directory: Path, method: MapMethod, *, anew: bool = False, steps: Steps = SILENT
) -> MapReport:
    """Make a map of a library, or bring the one that is kept in line with it.

    Args:
        anew: work out all places, although those that are there could stay.

    Raises:
        UserError: nothing is indexed, or memory is short.
        Cancelled: it was stopped; the map is as it was.
    """
    return update_map(LibraryPaths(directory), method, anew=anew, steps=steps)


def read_map(directory: Path, method: MapMethod) -> LibraryMap | None:
    """A map as it is kept, or None where that method has made none."""
    with closing(Catalogue(LibraryPaths(directory).catalogue, readonly=True)) as catalogue:
        return map_of(catalogue, method)


def export_map(directory: Path, method: MapMethod, file: Path, steps: Steps = SILENT) -> int:
    """Write a map that is kept to a file for a browser; returns how many bytes it has.

    Names of files, of the folders that they lie in, and small pictures are in it.

    Raises:
        UserError: that method has made no map, or the file cannot be written.
        Cancelled: it was stopped; there is no such file.
    """
    paths = LibraryPaths(directory)
    with (
        closing(Catalogue(paths.catalogue)) as catalogue,
        closing(ThumbnailStore(paths.thumbnails)) as thumbnails,
        catalogue.snapshot(),
    ):
        made = map_of(catalogue, method)
        if made is None:
            raise UserError(tr("There is no such map yet. Make one first."))
        return write_page(catalogue, thumbnails, made, file, steps)


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
