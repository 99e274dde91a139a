"""The time of an item, as SQL: what its own tags say, or else when it was last changed.

Tags tell the local time of where they were written; a last change is read in local time here.
"""

from __future__ import annotations

from datetime import date, datetime

_ISO_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*"
_TAKEN = f"CASE WHEN taken GLOB '{_ISO_DAY}' THEN taken END"
_TAKEN_DAY = f"date(substr({_TAKEN}, 1, 10))"
# What 64 bits of nanoseconds can tell.
_FIRST, _LAST = date(1700, 1, 1), date(2200, 1, 1)

# Nanoseconds since the epoch.
MOMENT = f"coalesce(strftime('%s', {_TAKEN}, 'utc') * 1000000000, mtime_ns)"

# An ISO 8601 day, in local time.
DAY = f"coalesce({_TAKEN_DAY}, date(mtime_ns / 1000000000, 'unixepoch', 'localtime'))"


def compared_with(day: date, operator: str) -> tuple[str, list[object]]:
    """The condition that an item's day is, say, ">=" a day, and its values."""
    return (
        f"coalesce({_TAKEN_DAY} {operator} ?, mtime_ns {operator} ?)",
        [day.isoformat(), _midnight_ns(day)],
    )


def _midnight_ns(day: date) -> int:
    """The beginning of a day in local time, nanoseconds since the epoch."""
    bounded = min(max(day, _FIRST), _LAST)
    return int(datetime(bounded.year, bounded.month, bounded.day).timestamp()) * 10**9
