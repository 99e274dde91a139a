"""What a library offers without being asked by words: suggestions, and what was on a day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from .answering import Hit
from .ids import Ids


class SeedSource(StrEnum):
    """Which files of a library suggestions can be made from, beside those that are picked."""

    FAVOURITES = "favourites"
    OPENED = "opened"


class Suggestion(Struct, frozen=True):
    """A file that a person may want to see.

    Attributes:
        hit: as a search for what is like the seed finds it.
        seed: the id of the item that stands for the interest which it belongs to.
    """

    hit: Hit
    seed: int


class DayInYear(Struct, frozen=True, eq=False):
    """What there is of one earlier year.

    Attributes:
        ids: of its items, newest first, int64 (n,).
    """

    year: int
    ids: Ids


class OnThisDay(Struct, frozen=True, eq=False):
    """What there is of a day in the years before.

    Attributes:
        reach: so many days before and after are taken in, too.
        years: those that there is anything of, the latest first.
    """

    day: date
    reach: int
    years: tuple[DayInYear, ...]

    @property
    def count(self) -> int:
        """How many items there are in all."""
        return sum(len(one.ids) for one in self.years)
