"""How amounts are said, on a terminal and in the window."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence

from .language import decimal, tr, tr_count, tr_noop

_UNITS = (
    tr_noop("{amount} KB"),
    tr_noop("{amount} MB"),
    tr_noop("{amount} GB"),
    tr_noop("{amount} TB"),
)
# By whether it is north of the equator, and east of Greenwich.
_QUARTERS = {
    (True, True): tr_noop("{latitude}° N, {longitude}° E"),
    (True, False): tr_noop("{latitude}° N, {longitude}° W"),
    (False, True): tr_noop("{latitude}° S, {longitude}° E"),
    (False, False): tr_noop("{latitude}° S, {longitude}° W"),
}
# Controls, ends of lines, and marks that turn the order of what follows around.
_UNPRINTABLE = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def on_one_line(text: str) -> str:
    """Text, such as the name of a file, with what would break or turn its line written out."""
    return _UNPRINTABLE.sub(lambda found: repr(found[0])[1:-1], text)


def short_path(path: str) -> str:
    """A path as it is typed: what is at home begins with ~."""
    home = os.path.expanduser("~")
    return "~" + path[len(home) :] if path.startswith(home + os.sep) else path


def coordinates(latitude: float, longitude: float, digits: int) -> str:
    """A place in degrees, with so many digits after the point: 48.86° N, 2.29° E."""
    quarter = _QUARTERS[latitude >= 0, longitude >= 0]
    north, east = (decimal(abs(degrees), digits) for degrees in (latitude, longitude))
    return tr(quarter, latitude=north, longitude=east)


def clock(seconds: float) -> str:
    """A position in a sound: 0:07, 3:20, 1:02:45."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def sound_length(seconds: float) -> str:
    """How long a sound is: 0.3 s, 3:20."""
    return _seconds(max(0.1, seconds)) if seconds < 1 else clock(seconds)


def clock_span(start: float, end: float) -> str:
    """A part of a sound: 0:35 to 1:22, 0:35 within one second, 0 to 0.3 s within the first."""
    if end < 1:
        first, last = decimal(start, 1).removesuffix(decimal(0, 1)[1:]), sound_length(end)
    else:
        first, last = clock(start), clock(end)
    return first if first == last else tr("{start} to {end}", start=first, end=last)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 file, 1,204 files. English, as logs and the command line are."""
    return f"{number:,} {one if number == 1 else many}"


def either(choices: Sequence[str]) -> str:
    """Choices, of which one is to be made: image, audio or text."""
    *first, last = choices
    return tr("{choices} or {last}", choices=listed(first), last=last) if first else last


def both(things: Sequence[str]) -> str:
    """Things that are all meant: by meaning, by its words and by its name."""
    *first, last = things
    return tr("{things} and {last}", things=listed(first), last=last) if first else last


def listed(things: Iterable[str]) -> str:
    """Things one after the other: holiday, sea."""
    return tr(", ", "between the things of a list").join(things)


def file_size(size: int) -> str:
    """Bytes in the unit a person would use: 812 bytes, 3.4 MB, 605 MB."""
    if size < 1000:
        return tr_count("{n} bytes", "{n} byte", size)
    value = size / 1000
    for unit in _UNITS:
        if value < 1000 or unit == _UNITS[-1]:
            break
        value /= 1000
    return tr(unit, amount=decimal(value, 0 if value >= 100 else 1))


def elapsed(seconds: float) -> str:
    """How long something took: 12 ms, 1.4 s, 3 min 5 s, 1 h 20 min."""
    if seconds < 1:
        return tr("{number} ms", number=max(1, round(seconds * 1000)))
    if seconds < 59.95:
        return _seconds(seconds)
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    if hours:
        return tr("{hours} h {minutes} min", hours=hours, minutes=minute)
    return tr("{minutes} min {seconds} s", minutes=minute, seconds=second)


def time_left(seconds: float) -> str:
    """A rough remainder: less than a minute, about 3 min, about 2 h."""
    if seconds < 60:
        return tr("less than a minute left")
    if seconds < 5400:
        return tr("about {number} min left", number=round(seconds / 60))
    return tr("about {number} h left", number=round(seconds / 3600))


def at_least(seconds: float) -> str:
    """How long something will take that may take longer: a minute or so, at least 16 min."""
    if seconds < 60:
        return tr("a minute or so")
    if seconds < 5400:
        return tr("at least {number} min", number=round(seconds / 60))
    return tr("at least {number} h", number=decimal(seconds / 3600, 1))


def _seconds(seconds: float) -> str:
    return tr("{number} s", number=decimal(seconds, 1))
