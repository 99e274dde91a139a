"""What there is of a day in earlier years, and of the days around it where that is little."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable
from datetime import MINYEAR, date, timedelta

from ..catalogue import Catalogue
from ..types import Filters
from ..types.discovery import DayInYear, OnThisDay

# With fewer items the days around are taken in, so many on each side.
FEW = 12
REACHES = (0, 1, 3, 7)
_LEAP_DAY = (2, 29)


def on_this_day(catalogue: Catalogue, day: date) -> OnThisDay:
    """The items of a day in the years before its own, with as few of the days around as will do."""
    with catalogue.snapshot():
        years = sorted(set(_earlier_years(catalogue, day)), reverse=True)
        best = OnThisDay(day, 0, ())
        for reach in REACHES:
            found = [_in_year(catalogue, day, year, reach) for year in years]
            wider = OnThisDay(day, reach, tuple(one for one in found if len(one.ids)))
            best = wider if wider.count > best.count else best
            if best.count >= FEW:
                break
    return best


def _earlier_years(catalogue: Catalogue, day: date) -> Iterable[int]:
    """The years that have anything, and those beside them: the days around may be of another."""
    for month in catalogue.overview.months():
        for year in (month.year - 1, month.year, month.year + 1):
            if MINYEAR < year < day.year:
                yield year


def _in_year(catalogue: Catalogue, day: date, year: int, reach: int) -> DayInYear:
    first, last = days_of(day, year)
    around = timedelta(days=reach)
    filters = Filters(after=first - around, before=last + around + timedelta(days=1))
    return DayInYear(year, catalogue.items.ids(filters))


def days_of(day: date, year: int) -> tuple[date, date]:
    """The first and the last day that are a day's anniversary in another year.

    In a year without it, that of 29 February is the 28th. In a leap year, the 29th is one of the
    28th of others, which have no day of their own for it.
    """
    if (day.month, day.day) == _LEAP_DAY and not isleap(year):
        return date(year, 2, 28), date(year, 2, 28)
    same = day.replace(year=year)
    has_more = (day.month, day.day) == (2, 28) and isleap(year) and not isleap(day.year)
    return same, same + timedelta(days=1) if has_more else same
