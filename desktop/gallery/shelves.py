"""Shelves: a row of each kind of media, cut to what the gallery has room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from engine.types import Hit, Modality
from engine.types.outlines import KINDS, Outlines

from .layout import first_line
from .shapes import Shapes, drawn, shapes_of

# More than a line has on any screen.
MOST_ON_SHELF = 40


class Shelf(Struct, frozen=True, eq=False):
    """The first files of one kind.

    Attributes:
        count: how many there are in all.
        ids: int64 (n,), with their `shapes` and, of a search, their `hits`.
    """

    kind: Modality
    count: int
    ids: NDArray[np.int64]
    shapes: Shapes
    hits: tuple[Hit, ...] = ()

    def cut(self, width: int, height: int) -> Shelf:
        """As many of them as a line has room for."""
        most = first_line(self.shapes, width, height)
        return replace(self, ids=self.ids[:most], shapes=self.shapes[:most], hits=self.hits[:most])


def shelves_of_hits(hits: Sequence[Hit], counts: Mapping[Modality, int]) -> tuple[Shelf, ...]:
    """The shelves of an answer; those without any hit are left out.

    Args:
        counts: how many hits of each kind are better than weak.
    """
    shelves = []
    for kind in KINDS:
        own = tuple(hit for hit in hits if hit.item.modality is kind)[:MOST_ON_SHELF]
        shapes = shapes_of(hit.item for hit in own)
        shelves.append(Shelf(kind, counts.get(kind, 0), ids_of(own), shapes, own))
    return _filled(shelves)


def shelves_of_ids(ids: NDArray[np.int64], outlines: Outlines) -> tuple[Shelf, ...]:
    """The shelves of a list of items, int64 (n,)."""
    shelves = []
    for code, kind in enumerate(KINDS):
        places = np.flatnonzero(outlines.kinds == code)
        first = places[:MOST_ON_SHELF]
        shelves.append(Shelf(kind, len(places), ids[first], drawn(outlines.shapes[first])))
    return _filled(shelves)


def ids_of(hits: Iterable[Hit]) -> NDArray[np.int64]:
    """The ids of the items of some hits, int64 (n,)."""
    return np.array([hit.item.id for hit in hits], np.int64)


def _filled(shelves: Iterable[Shelf]) -> tuple[Shelf, ...]:
    return tuple(shelf for shelf in shelves if len(shelf.ids))
