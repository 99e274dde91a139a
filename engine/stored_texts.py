"""What is stored in English with values in it, and how that is told in another language.

Why a file cannot be read, and what of one was left out, is found by processes that speak English
and stays in the catalogue for years. What has no values is marked where it is written; what has
some is made of a template here, and is told by way of the template that it fits.
"""

from __future__ import annotations

import re

from .language import WRITING, Language, spoken, tr, tr_noop
from .system_reasons import retold_reason

HOURS_ONLY = tr_noop("first {number} hours only")
CHARACTERS_ONLY = tr_noop("first {number} characters only")
MEGABYTES_ONLY = tr_noop("first {number} MB only")
TOO_MANY_PIXELS = tr_noop("too large: {width} x {height} pixels, more than {most} megapixels")
TOO_MUCH_PACKED = tr_noop("too large: it unpacks to more than {number} MB")
TOO_MUCH_DRAWN = tr_noop("too large: more than {number} MB of drawing")
TOO_SLOW = tr_noop("reading it took longer than {number} s")
TOO_MANY_TAGS = tr_noop("it has over {number} tags, and some would be lost")
FILE_NOT_OPENED = tr_noop("the file cannot be opened: {why}")
FILE_NOT_DECODED = tr_noop("the file could not be opened: {why}")
FILE_NOT_REACHED = tr_noop("the file cannot be reached: {why}")
FOLDER_NOT_OPENED = tr_noop("the folder cannot be opened: {why}")
UNFORESEEN = tr_noop("something went wrong inside Triptych ({what}); the log has the details")
CAPTIONS_NOT_FOUND = tr_noop(
    "only {found} of described sounds find their captions, {least} must, so the two models do not "
    "fit together"
)
PICTURES_NOT_FOUND = tr_noop(
    "only {found} of described sounds find their pictures, {least} must, so the two models do not "
    "fit together"
)
_TEMPLATES = (
    *(HOURS_ONLY, CHARACTERS_ONLY, MEGABYTES_ONLY),
    *(TOO_MANY_PIXELS, TOO_MUCH_PACKED, TOO_MUCH_DRAWN, TOO_SLOW, TOO_MANY_TAGS),
    *(FILE_NOT_OPENED, FILE_NOT_DECODED, FILE_NOT_REACHED, FOLDER_NOT_OPENED, UNFORESEEN),
    *(CAPTIONS_NOT_FOUND, PICTURES_NOT_FOUND),
)
_VALUE = re.compile(r"\\\{(\w+)\\\}")
_NUMBER = re.compile(r"[\d,.]+")


def retold(stored: str) -> str:
    """A stored text in the language of this process; as it is where nobody has translated it."""
    for template in _TEMPLATES:
        if found := _pattern(template).fullmatch(stored):
            values = found.groupdict()
            return tr(template, **{name: _retold_value(value) for name, value in values.items()})
    return tr(stored)


def _pattern(template: str) -> re.Pattern[str]:
    """What fits a template, with a group for each of its values."""
    return re.compile(_VALUE.sub(r"(?P<\1>.+)", re.escape(template)), re.DOTALL)


def _retold_value(value: str) -> str:
    """A number as the language writes it, a reason of the system, and anything else as it is."""
    if not _NUMBER.fullmatch(value):
        return retold_reason(value)
    english, own = WRITING[Language.ENGLISH], WRITING[spoken()]
    marks = str.maketrans(english.thousands + english.decimal, own.thousands + own.decimal)
    return value.translate(marks)
