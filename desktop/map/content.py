"""A map as it is read from the library, with the colours of its points."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from engine.types.grouping import Grouping
from engine.types.ids import Ids, IdSet
from engine.types.maps import LibraryMap, MapMethod

from ..services.protocols import LibraryView
from .colouring import Colouring, Colours, by_date, by_folder, by_group, by_kind


class MapContent(Struct, frozen=True, eq=False):
    """A map, and of what its points are coloured by."""

    map: LibraryMap
    colours: Colours


def read_content(
    library: LibraryView, method: MapMethod, colouring: Colouring
) -> MapContent | None:
    """The map that a method made, or None; a matter of some tenths of a second."""
    found = library.map(method)
    return MapContent(found, _colours(library, found.ids, colouring)) if found else None


def _colours(library: LibraryView, ids: Ids, colouring: Colouring) -> Colours:
    match colouring:
        case Colouring.KIND:
            return by_kind(library.outlines(ids).kinds)
        case Colouring.FOLDER:
            return by_folder(library.group_names(ids, Grouping.FOLDER))
        case Colouring.GROUP:
            return by_group(_groups(library, ids))
        case Colouring.DATE:
            return by_date(library.outlines(ids).months)


def _groups(library: LibraryView, ids: Ids) -> list[str]:
    """The name of the group that each item is in, or nothing."""
    names = np.full(len(ids), "", object)
    for group in library.grouped().leaves:
        names[IdSet(library.group_members(group.id)).has(ids)] = group.name
    told: list[str] = names.tolist()
    return told
