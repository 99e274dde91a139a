"""What may be meant by what is being typed: keys of the query language, and their values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct

from engine.language import tr, tr_noop
from engine.query.keys import KEYS
from engine.query.lexer import Token, TokenKind, lex
from engine.types import Completed, Modality, Sort
from engine.types.quality import Defect

MOST = 12
# Shorter beginnings of a key are those of too many words.
_LEAST_OF_KEY = 3
_VALUES: dict[str, tuple[str, ...]] = {
    "type": tuple(map(str, Modality)),
    "sort": tuple(map(str, Sort)),
    "is": ("duplicate", "favourite", *map(str, Defect)),
    "after": ("today", "yesterday", "7d", "30d", "1y"),
    "before": ("today", "7d", "30d", "1y"),
    "size": (">1mb", ">10mb", ">100mb", "<1mb"),
    "duration": ("<30s", ">1m", ">10m"),
    "rating": (">=3", ">=4", "5"),
}
_OF_LIBRARY = {
    "in": Completed.FOLDERS,
    "ext": Completed.ENDINGS,
    "tag": Completed.TAGS,
    "album": Completed.ALBUMS,
    "group": Completed.GROUPS,
}
_KEY_OF = {what: key for key, what in _OF_LIBRARY.items()}
_SOURCES = {
    Completed.NAMES: tr_noop("file"),
    Completed.FOLDERS: tr_noop("folder"),
    Completed.TAGS: tr_noop("tag"),
    Completed.ALBUMS: tr_noop("album"),
    Completed.GROUPS: tr_noop("group"),
}


class Suggestion(Struct, frozen=True):
    """One way to go on.

    Attributes:
        title: as it is listed.
        text: what takes the place of what is typed.
    """

    title: str
    text: str


class Place(Struct, frozen=True):
    """Where the cursor is in a query.

    Attributes:
        start, end: what a suggestion takes the place of, as offsets into the text.
        beginning: what is typed of it so far.
        key: of a filter; empty in a word.
    """

    start: int
    end: int
    beginning: str
    key: str = ""

    @property
    def sources(self) -> tuple[Completed, ...]:
        """What of the library fits there."""
        if not self.key:
            return tuple(_SOURCES)
        return (_OF_LIBRARY[self.key],) if self.key in _OF_LIBRARY else ()


def place_at(text: str, cursor: int) -> Place | None:
    """What is being typed at the cursor; None where nothing is."""
    for token in lex(text):
        if token.start < cursor <= token.end:
            return _place_in(token, text, cursor)
    return None


def suggestions(place: Place, *, in_words: bool) -> list[Suggestion]:
    """What the language itself knows.

    Args:
        in_words: also where a word begins like a key by chance.
    """
    if place.key:
        values = _VALUES.get(place.key, ())
        return [Suggestion(one, one) for one in values if _goes_on(one, place.beginning)]
    if len(place.beginning) < (1 if in_words else _LEAST_OF_KEY):
        return []
    return [
        Suggestion(f"{key}:    {KEYS[key].example}", f"{key}:")
        for key in KEYS
        if _goes_on(key, place.beginning)
    ]


def of_library(place: Place, source: Completed, found: Iterable[str]) -> list[Suggestion]:
    """What the library has, as it is typed there."""
    if place.key:
        return [Suggestion(one, _quoted(one)) for one in found]
    key = _KEY_OF.get(source)
    return [
        Suggestion(
            f"{one}    {tr(_SOURCES[source])}", f"{key}:{_quoted(one)}" if key else f'"{one}"'
        )
        for one in found
    ]


def listed(suggested: Sequence[Suggestion], place: Place) -> list[Suggestion]:
    """As many as are shown: each once, and none that is there already."""
    others = (one for one in suggested if one.text != place.beginning)
    return list(islice({one.text: one for one in others}.values(), MOST))


def _place_in(token: Token, text: str, cursor: int) -> Place | None:
    if token.kind is TokenKind.WORD:
        start = token.start + abs(token.sign)
        return Place(start, token.end, text[start:cursor]) if start < cursor else None
    if token.kind is not TokenKind.FILTER:
        return None
    start = text.index(":", token.start) + 1 if ":" in text[token.start : token.end] else cursor
    if cursor < start:
        return None
    if KEYS[token.key].takes_list:
        start += text[start:cursor].rfind(",") + 1
    return Place(start, token.end, text[start:cursor].lstrip('"'), token.key)


def _goes_on(word: str, beginning: str) -> bool:
    return word.startswith(beginning.lower()) and word != beginning


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if " " in name or '"' in name else name
