"""A file's own date, as EXIF, PDF, tags of sounds and web pages write it, to ISO 8601."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time

_DATE = re.compile(
    r"(?:D:)?(\d{4})[:./-]?([ \d]\d)[:./-]?([ \d]\d)(?:[T ]?([ \d]\d):?([ \d]\d):?([ \d]\d))?",
    re.ASCII,
)


def iso_date(text: str) -> str:
    """Turn "2024:05:31 18:30:00", "D:20240531" and the like into ISO 8601.

    A time that is cut or that no clock shows, such as 24:08:19, costs the time alone. Empty where
    no whole day is told: a year alone fits no place in an order of days.
    """
    found = _DATE.match(text.strip())
    if found is None:
        return ""
    year, month, number, hour, minute, second = map(int, found.groups("0"))
    try:
        day = date(year, month, number)
    except ValueError:
        return ""
    with suppress(ValueError):
        moment = datetime.combine(day, time(hour, minute, second))
        return moment.isoformat() if found[4] else day.isoformat()
    return day.isoformat()
