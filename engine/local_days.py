"""Days in local time for any moment, also where the system's own clock tells none.

Every system knows local time from 1970 to 2037; Windows refuses what lies before. As SQLite does,
a year outside of that is looked up as one within that has the same leap day.
"""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from typing import TypeVar

Day = TypeVar("Day", bound=date)
_SECOND = timedelta(seconds=1)
_EPOCH = datetime(1970, 1, 1)
_END = datetime(2038, 1, 18)
# To find a moment, the days around it are looked at.
_FIRST_DAY = date(1970, 1, 3)


def local_day(seconds: int) -> date:
    """The day of a moment.

    Args:
        seconds: since the epoch, of the years 2 to 9998.
    """
    moment = _EPOCH + seconds * _SECOND
    known = moment if _EPOCH <= moment <= _END else _in_a_known_year(moment)
    local = datetime(*time.localtime((known - _EPOCH) // _SECOND)[:6])
    return (moment + (local - known)).date()


def midnight(day: date) -> int:
    """The beginning of a day, seconds since the epoch."""
    known = day if _FIRST_DAY <= day < _END.date() else _in_a_known_year(day)
    local = datetime(known.year, known.month, known.day)
    return int(local.timestamp()) + (day - known) // _SECOND


def _in_a_known_year(day: Day) -> Day:
    return day.replace(year=2000 + day.year % 4)
