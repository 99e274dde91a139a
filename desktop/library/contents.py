"""What was read of the library, as the panels are told it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from engine.types import Failure, Modality, Root, SavedSearch
from engine.types.albums import Album

from ..gallery import NO_DATES, NO_HEADINGS, DateMarks, Headings, Shapes, Shelf


class Contents(Struct, frozen=True):
    """The library at a glance.

    Attributes:
        preset: the model that searches use; empty while there is none.
        searches: those that are saved, each with how many files it leaves, if that is known.
        drives: those that are mounted in folders, by their paths, with what tells each.
        drives_away: the paths of those that are not connected.
    """

    roots: tuple[Root, ...] = ()
    counts: tuple[tuple[Modality, int], ...] = ()
    failures: tuple[Failure, ...] = ()
    preset: str = ""
    searches: tuple[tuple[SavedSearch, int | None], ...] = ()
    albums: tuple[Album, ...] = ()
    drives: Mapping[str, str] = field(default_factory=dict)
    drives_away: tuple[str, ...] = ()

    @property
    def items(self) -> int:
        """All items."""
        return sum(count for _, count in self.counts)


class ListedItems(Struct, frozen=True, eq=False):
    """Items by id (int64, (n,)), with the shapes of their tiles and the headings between them.

    Attributes:
        counts: how many there are of each kind, also of those that are filtered away.
        shelves: the first of each kind, where these are wanted alone.
        dates: where each month begins, where the list is ordered by date.
    """

    ids: NDArray[np.int64]
    shapes: Shapes
    counts: Mapping[Modality, int]
    shelves: tuple[Shelf, ...] = ()
    headings: Headings = NO_HEADINGS
    dates: DateMarks = NO_DATES
