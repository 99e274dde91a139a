"""Has maps of a library made and written to files, beside whoever writes; needs no model."""

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
from ..types.maps import MapMethod, MapReport
from .maps import map_of


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
