"""The time of an item, as SQL: what its own tags say, or else when it was last changed.

Tags tell the local time of where they were written; a last change is read in local time here.
"""

from __future__ import annotations

from datetime import date

from ..local_days import midnight

_ISO_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*"
_TAKEN = f"CASE WHEN taken GLOB '{_ISO_DAY}' THEN taken END"
_TAKEN_DAY = f"date(substr({_TAKEN}, 1, 10))"
# What 64 bits can tell.
_FIRST_NS, _LAST_NS = -(2**63), 2**63 - 1

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
    """When a day begins here, nanoseconds since the epoch; int64, or the nearest to it."""
    return min(max(midnight(day) * 10**9, _FIRST_NS), _LAST_NS)
