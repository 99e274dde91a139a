"""The time of an item, as SQL: what its own tags say, or else when it was last changed.

Tags tell the local time of where they were written; a last change is read in local time here.
"""

from __future__ import annotations

from datetime import date

from ..local_days import midnight
from .database import Database

_ISO_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*"
_TAKEN = f"CASE WHEN taken GLOB '{_ISO_DAY}' THEN taken END"
# What 64 bits can tell.
_FIRST_NS, _LAST_NS = -(2**63), 2**63 - 1

# Nanoseconds since the epoch.
MOMENT = f"coalesce(strftime('%s', {_TAKEN}, 'utc') * 1000000000, mtime_ns)"

# The ISO 8601 day of an item's tags, or NULL.
TAKEN_DAY = f"date(substr({_TAKEN}, 1, 10))"

# An ISO 8601 day, in local time.
DAY = "coalesce(taken_day, date(mtime_ns / 1000000000, 'unixepoch', 'localtime'))"


def day_and_moment(database: Database, taken: str, mtime_ns: int) -> tuple[object, ...]:
    """What is stored of an item's time: the day of its tags or None, and its moment."""
    row = database.one(
        f"SELECT {TAKEN_DAY}, {MOMENT} FROM (SELECT ? AS taken, ? AS mtime_ns)",  # noqa: S608
        (taken, mtime_ns),
    )
    return row or (None, mtime_ns)


def between(after: date | None, before: date | None) -> tuple[str, list[object]]:
    """The ids of the items from one day on, and before another; one of them is given."""
    bounds = [(sign, day) for sign, day in ((">=", after), ("<", before)) if day is not None]
    by_tags = " AND ".join(f"taken_day {sign} ?" for sign, _ in bounds)
    by_change = " AND ".join(f"mtime_ns {sign} ?" for sign, _ in bounds)
    sql = (
        f"SELECT id FROM items WHERE {by_tags} UNION ALL"  # noqa: S608
        f" SELECT id FROM items WHERE taken_day IS NULL AND {by_change}"
    )
    days = [day for _, day in bounds]
    return sql, [*(day.isoformat() for day in days), *map(_midnight_ns, days)]


def _midnight_ns(day: date) -> int:
    """When a day begins here, nanoseconds since the epoch; int64, or the nearest to it."""
    return min(max(midnight(day) * 10**9, _FIRST_NS), _LAST_NS)
