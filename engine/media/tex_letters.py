"""Letters that TeX writes as commands: accents, ligatures, and the shorthands of German.

Knuth, The TeXbook, chapter 9; the shorthands are those of babel.
"""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    '"': "\u0308",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "d": "\u0323",
    "b": "\u0331",
    "r": "\u030a",
}
_LETTERS = {
    "ss": "\u00df",
    "ae": "\u00e6",
    "AE": "\u00c6",
    "oe": "\u0153",
    "OE": "\u0152",
    "aa": "\u00e5",
    "AA": "\u00c5",
    "o": "\u00f8",
    "O": "\u00d8",
    "l": "\u0142",
    "L": "\u0141",
    "i": "i",
    "j": "j",
}
_COMMAND = r"(?<!\\)\\"
_ACCENTED = re.compile(
    _COMMAND + r"(?:([`'^~=.\"])[ \t]*|([uvHckdbr])(?:[ \t]+|(?=\{)))"
    r"(?:\{\\?([A-Za-z])\}|\\([ij])(?![A-Za-z])[ \t]?|([A-Za-z]))"
)
_LETTER = re.compile(_COMMAND + r"(ss|ae|AE|oe|OE|aa|AA|[oOlLij])(?![A-Za-z])(?:\{\}|[ \t])?")
_IS_GERMAN = re.compile(r"\b(?:n?german|germanb|n?austrian|n?swissgerman)\b")
_GERMAN = re.compile(r"(?<!\\)\"([aouAOUs])")


def spelt(source: str) -> str:
    """A source in TeX with its letters in place of the commands that print them."""
    if _IS_GERMAN.search(source):
        source = _GERMAN.sub(_german, source)
    source = _ACCENTED.sub(_accented, source)
    return _LETTER.sub(lambda found: _LETTERS[found[1]], source)


def _german(found: re.Match[str]) -> str:
    letter = found[1]
    return _LETTERS["ss"] if letter == "s" else _with(letter, '"')


def _accented(found: re.Match[str]) -> str:
    return _with(found[3] or found[4] or found[5], found[1] or found[2])


def _with(letter: str, accent: str) -> str:
    return unicodedata.normalize("NFC", letter + _ACCENTS[accent])
