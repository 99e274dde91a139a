"""What the readers of documents hand over, and the cleaning that all text goes through."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from ..language import tr_noop

# Everything below the space but tab and newline, and the marks that are no characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff]")
# Also those of a page and of a line that is no paragraph, which part words as well.
_LINE_END = re.compile("\r\n|[\r\v\f]")


MOST_PLACE_CHARS = 200
MOST_TAG_CHARS = 500
DAMAGED_IN_PART = tr_noop("damaged, read in part")


class Attached(Struct, frozen=True):
    """A file inside a document."""

    name: str
    data: bytes


class Place(Struct, frozen=True):
    """Where a part of a document begins, and what it is called: a page, a slide, a chapter.

    Attributes:
        start: a character offset into the text.
    """

    start: int
    name: str


class Extract(Struct, frozen=True):
    """The readable text of one document, with what it says of itself.

    Attributes:
        date: when it was made, as it writes it.
        note: what is missing of the text.
        places: its parts in their order, where it has any.
        attached: files inside it, whose text belongs to it.
    """

    text: str
    title: str = ""
    author: str = ""
    date: str = ""
    note: str = ""
    places: tuple[Place, ...] = ()
    attached: tuple[Attached, ...] = ()


def clean(text: str) -> str:
    """Return text that any encoding can hold: no control characters, no lone surrogates."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNPRINTABLE.sub("", _LINE_END.sub("\n", whole))


def one_line(text: str, most_chars: int) -> str:
    """Return text cleaned and on one line, of at most so many characters."""
    return " ".join(clean(text).split())[:most_chars]


def joined(
    parts: Iterable[tuple[str, str]], most_chars: int, between: str = "\n\n"
) -> tuple[str, tuple[Place, ...]]:
    """Join the named parts of a document, until there is more than enough of them.

    Parts without words are left out.
    """
    texts: list[str] = []
    places: list[Place] = []
    end = 0
    for name, part in parts:
        if text := clean(part).strip():
            places.append(Place(end, one_line(name, MOST_PLACE_CHARS)))
            texts.append(text)
            end += len(text) + len(between)
            if end > most_chars:
                break
    return between.join(texts), tuple(places)
