"""A query's text as tokens: words, quotes, `key:value` pairs and weights, each with its place.

Every pattern is possessive or bounded, so that any text takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from msgspec import Struct

from .keys import KEYS
from .values import folded

PLUS, MINUS = "+＋", "-－−"  # noqa: RUF001
QUOTES = '"＂“”„‟«»'  # noqa: RUF001
COLONS = ":："  # noqa: RUF001

_SPACE = re.compile(r"\s*+")
# An arrow is no operator, nor is a mark before another one.
_SIGN = re.compile(rf"(?:([{PLUS}])|[{MINUS}])(?![\s<>=^{PLUS}{re.escape(MINUS)}]|\Z)")
KEY = re.compile(rf"([^\W\d_]{{1,12}})[{COLONS}]")
_VALUE = re.compile(r"\S*+")
_WEIGHT = re.compile(rf"\^([-+]?[0-9.]{{1,24}}+)(?=[\s{QUOTES}]|\Z)")
# A quotation mark after a digit means inches.
_WORD = re.compile(
    rf"(?:[^\s\\^{QUOTES}]|\\[^\w\s]|\\|(?<=\d)[{QUOTES}]|(?!{_WEIGHT.pattern})\^)++"
)
_QUOTED = re.compile(rf"[{QUOTES}]((?:[^{QUOTES}]|([{QUOTES}])\2)*+)[{QUOTES}]?")
_DOUBLED = re.compile(rf"([{QUOTES}])\1")
_ESCAPED = re.compile(r"\\([^\w\s])")


class TokenKind(Enum):
    """What a token is."""

    WORD = auto()
    QUOTED = auto()
    FILTER = auto()
    WEIGHT = auto()


class Token(Struct, frozen=True):
    """One piece of a query.

    Attributes:
        text: its content, without marks: the word, what is quoted, the value, the number.
        start, end: its place in the query, marks included.
        sign: 1 or -1 after a plus or a minus, else 0.
        key: of a FILTER, in lower case.
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    sign: int = 0
    key: str = ""


def lex(text: str) -> Iterator[Token]:
    """Cut a query into tokens; every character but white space belongs to one."""
    position = _skip_space(text, 0)
    while position < len(text):
        token = _weight(text, position) or _signed(text, position)
        yield token
        position = _skip_space(text, token.end)


def _skip_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _weight(text: str, position: int) -> Token | None:
    found = _WEIGHT.match(text, position)
    return Token(TokenKind.WEIGHT, found[1], position, found.end()) if found else None


def _signed(text: str, position: int) -> Token:
    """A filter, a quote or a word, with the sign before it."""
    found = _SIGN.match(text, position)
    sign = 0 if found is None else 1 if found[1] else -1
    start = position + abs(sign)
    key = KEY.match(text, start)
    if key and folded(key[1]) in KEYS:
        value, end = _quoted(text, key.end()) or _plain(text, key.end(), _VALUE)
        return Token(TokenKind.FILTER, value, position, end, sign, folded(key[1]))
    if quoted := _quoted(text, start):
        return Token(TokenKind.QUOTED, quoted[0], position, quoted[1], sign)
    word, end = _plain(text, start, _WORD)
    return Token(TokenKind.WORD, _ESCAPED.sub(r"\1", word), position, end, sign)


def _quoted(text: str, start: int) -> tuple[str, int] | None:
    """What is quoted there, to the end of the text if need be, and where it ends."""
    found = _QUOTED.match(text, start)
    return (_DOUBLED.sub(r"\1", found[1]), found.end()) if found else None


def _plain(text: str, start: int, pattern: re.Pattern[str]) -> tuple[str, int]:
    found = pattern.match(text, start)
    return (found[0], found.end()) if found else ("", start)
