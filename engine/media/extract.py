"""What the readers of documents hand over, and the cleaning that all text goes through."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Everything below the space but tab and newline, and the marks that are no characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff]")


DAMAGED_IN_PART = "damaged, read in part"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside a document."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Extract:
    """The readable text of one document, with what it says of itself.

    Attributes:
        date: when it was made, as it writes it.
        note: what is missing of the text.
        attached: files inside it, whose text belongs to it.
    """

    text: str
    title: str = ""
    author: str = ""
    date: str = ""
    note: str = ""
    attached: tuple[Attached, ...] = ()


def clean(text: str) -> str:
    """Return text that any encoding can hold: no control characters, no lone surrogates."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNPRINTABLE.sub("", whole.replace("\r\n", "\n").replace("\r", "\n"))
