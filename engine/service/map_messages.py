"""What the window and the engine say of maps; `messages` takes it in.

Each request has a number, which the events that it leads to bring back. It ends with one event. The
window reads the map itself from the library (`LibraryReader.map`).
"""

from __future__ import annotations

from msgspec import Struct

from ..integrity.steps import Step
from ..types.maps import MapMethod, MapReport


class MakeMap(Struct, frozen=True):
    """Make a map, or bring the one of that method in line with the library.

    Attributes:
        anew: work out all places, although those that are there could stay.
    """

    number: int
    method: MapMethod
    anew: bool = False


class ExportMap(Struct, frozen=True):
    """Write a map that is kept to a file for a browser."""

    number: int
    method: MapMethod
    file: str


class CancelMap(Struct, frozen=True):
    """Stop what has that number, or a lower one; the map stays as it was."""

    number: int


class MapProgress(Struct, frozen=True):
    """Which step is under way; a total of 0 where nobody knows."""

    number: int
    step: Step
    done: int
    total: int


class MapMade(Struct, frozen=True):
    """The map is there to be read."""

    number: int
    report: MapReport


class MapExported(Struct, frozen=True):
    """The file is there; it has so many bytes."""

    number: int
    file: str
    size: int


class MapCancelled(Struct, frozen=True):
    """It was stopped on request."""

    number: int


class MapFailed(Struct, frozen=True):
    """It could not be done, told in one plain line that says what to do."""

    number: int
    message: str


MapWork = MakeMap | ExportMap
MapRequest = MapWork | CancelMap
MapEvent = MapProgress | MapMade | MapExported | MapCancelled | MapFailed
