"""A file's own date, as EXIF, PDF, tags of sounds and web pages write it, to ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime

_DATE = re.compile(
    r"(?:D:)?(\d{4})[:./-]?(\d\d)[:./-]?(\d\d)(?:[T ]?(\d\d):?(\d\d):?(\d\d))?", re.ASCII
)


def iso_date(text: str) -> str:
    """Turn "2024:05:31 18:30:00", "D:20240531" and the like into ISO 8601.

    Empty where no whole day is told: a year alone fits no place in an order of days.
    """
    found = _DATE.match(text.strip())
    if found is None:
        return ""
    year, month, day, hour, minute, second = map(int, found.groups("0"))
    try:
        moment = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return ""
    return moment.isoformat() if found[4] else moment.date().isoformat()
