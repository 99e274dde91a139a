"""Dates, sizes and durations as people write them, and the way back."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from ..language import tr, tr_noop
from ..types.marks import BEST
from .errors import BadValueError

Amount = TypeVar("Amount", int, float)

# Longer values are none of ours; normalising takes quadratic time on hostile text.
LONGEST_VALUE = 60
UNITS = {"tb": 10**12, "gb": 10**9, "mb": 10**6, "kb": 10**3, "b": 1}
_BINARY = {"kib": 2**10, "mib": 2**20, "gib": 2**30, "tib": 2**40}
_SHORT = {"k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
_SIZES = UNITS | _BINARY | _SHORT

_NUMBER = r"\d{1,20}(?:\.\d{1,20})?"
_SIZE = re.compile(rf"({_NUMBER})([a-z]+)")
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:\.\d{1,9})?)")
_SPAN = re.compile(
    rf"(?:({_NUMBER})h(?:ours?|rs?)?)?"
    rf"(?:({_NUMBER})m(?:in(?:ute)?s?)?)?"
    rf"(?:({_NUMBER})s(?:ec(?:ond)?s?)?)?"
)
_RATING = re.compile(rf"([<>]=?|[≤≥])?([0-{BEST}])")
_DOTS = re.compile(r"\.{2,}+")
_DAY = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?")
_AGO = re.compile(r"(\d{1,5})(d|days?|w|weeks?|m|months?|y|years?)")
_DATES = tr_noop("Write a date as 2024-06-15, 2024-06 or 2024, or as 30d, 6m, today, yesterday.")


def folded(text: str) -> str:
    """Text in lower case, with full-width and other compatible forms made plain."""
    if len(text) > LONGEST_VALUE:
        return text.lower()
    return unicodedata.normalize("NFKC", text).lower()


def shown(text: str) -> str:
    """A value as a message may quote it: one short line."""
    line = "".join(c if c.isprintable() else " " for c in text[:LONGEST_VALUE])
    return f'"{line}…"' if len(text) > LONGEST_VALUE else f'"{line}"'


def read_day(text: str, today: date) -> date:
    """The first day of a date, month or year, or the day so long before today.

    Raises:
        BadValueError: it is no date.
    """
    plain = folded(text)
    if plain in {"today", "yesterday"}:
        return _before(today, int(plain == "yesterday"), "d")
    if ago := _AGO.fullmatch(plain):
        return _before(today, int(ago[1]), ago[2][0])
    if found := _DAY.fullmatch(plain):
        try:
            return date(int(found[1]), int(found[3] or 1), int(found[4] or 1))
        except ValueError:
            raise BadValueError(
                tr("There is no such day as {text}. {dates}", text=shown(text), dates=tr(_DATES))
            ) from None
    raise BadValueError(tr("{text} is no date. {dates}", text=shown(text), dates=tr(_DATES)))


def _before(today: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months or years before today; the first of all at the least."""
    if unit in "dw":
        days = count * (7 if unit == "w" else 1)
        return date.fromordinal(max(1, today.toordinal() - days))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
    if months < 12:
        return date.min
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def read_bounds(
    text: str, read: Callable[[str], Amount], example: str
) -> tuple[Amount | None, Amount | None]:
    """The least and the greatest that ">5mb", "<5mb" or "1mb..5mb" allow; both included.

    Raises:
        BadValueError: it is none of these.
    """
    plain = folded(text)
    ends = _DOTS.split(plain, maxsplit=1)
    if len(ends) == 2 and any(ends):
        return _between(*(read(end) if end else None for end in ends))
    bound = plain[1:].removeprefix("=")
    if plain.startswith((">", "≥")):
        return read(bound), None
    if plain.startswith(("<", "≤")):
        return None, read(bound)
    raise BadValueError(
        tr("{text} has neither > nor <. Write {example}.", text=shown(text), example=example)
    )


def _between(low: Amount | None, high: Amount | None) -> tuple[Amount | None, Amount | None]:
    if low is not None and high is not None and high < low:
        return high, low
    return low, high


def read_ratings(text: str) -> frozenset[int]:
    """The ratings that "4", "4,5", "2..4", ">=4" or "<3" allow; only "0" means none.

    Raises:
        BadValueError: it is none of these.
    """
    return frozenset(rating for part in folded(text).split(",") for rating in _ratings(part))


def _ratings(text: str) -> range:
    ends = _DOTS.split(text, maxsplit=1)
    if len(ends) == 2 and any(ends):
        low, high = (_one_rating(end, text) if end else None for end in ends)
        low, high = _between(low, high)
        return range(1 if low is None else low, (BEST if high is None else high) + 1)
    found = _RATING.fullmatch(text)
    if found is None:
        raise _no_rating(text)
    rating = int(found[2])
    match found[1]:
        case ">=" | "≥":
            return range(max(1, rating), BEST + 1)
        case ">":
            return range(rating + 1, BEST + 1)
        case "<=" | "≤":
            return range(1, rating + 1)
        case "<":
            return range(1, rating)
    return range(rating, rating + 1)


def _one_rating(end: str, text: str) -> int:
    if not re.fullmatch(f"[0-{BEST}]", end):
        raise _no_rating(text)
    return int(end)


def _no_rating(text: str) -> BadValueError:
    return BadValueError(
        tr("{text} is no rating. Write rating:5, rating:>=4 or rating:2..4.", text=shown(text))
    )


def write_ratings(ratings: frozenset[int]) -> str:
    """Ratings as `read_ratings` reads them, as short as can be."""
    rising = sorted(ratings)
    low, high = rising[0], rising[-1]
    if rising != list(range(low, high + 1)):
        return ",".join(map(str, rising))
    if 0 < low < high == BEST:
        return f">={low}"
    return f"{low}..{high}" if high - low > 1 else ",".join(map(str, rising))


def read_size(text: str) -> int:
    """Bytes: "5mb" is 5,000,000 and "5mib" is 5,242,880.

    Raises:
        BadValueError: it is no size.
    """
    found = _SIZE.fullmatch(text)
    if not found or found[2] not in _SIZES:
        raise BadValueError(tr("{text} is no size. Write 200kb, 5mb or 1.5gb.", text=shown(text)))
    return int(Fraction(found[1]) * _SIZES[found[2]])


def write_size(count: int) -> str:
    """Bytes in the largest unit that says them exactly."""
    if count == 0:
        return "0b"
    unit = next(unit for unit, size in UNITS.items() if count % size == 0)
    return f"{count // UNITS[unit]}{unit}"


def read_seconds(text: str) -> float:
    """Seconds: "90s", "1.5m", "1h30m" or "1:30".

    Raises:
        BadValueError: it is no duration.
    """
    found = _CLOCK.fullmatch(text) or _SPAN.fullmatch(text)
    if not found or not text:
        raise BadValueError(
            tr("{text} is no duration. Write 30s, 2m, 1h30m or 1:30.", text=shown(text))
        )
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def write_seconds(seconds: float) -> str:
    """Seconds, exactly."""
    return f"{write_number(seconds)}s"


def write_number(number: float) -> str:
    """A number without an exponent, exactly, and as short as can be."""
    return format(Decimal(repr(float(number))), "f").removesuffix(".0")
