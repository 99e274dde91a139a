"""Bytes of a text of whatever age to characters: by their mark, as UTF-8, or by a guess."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from chardetng_py import detect

from .text_signatures import fill_holes, utf16_codec

_SAMPLE_BYTES = 65_536
_SOME_KANA = 3
# Of an older encoding hardly any characters happen to be right in UTF-8.
_RIGHT_FOR_A_WRONG = 2
# What Windows writes under these names has more characters than the standards.
_FULLER = {"Shift_JIS": "cp932", "EUC-KR": "cp949", "ISO-8859-8": "cp1255"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OF_SEVEN_BITS = (b"\x1b$", "iso2022_jp_2")
# Codecs of Python's that no document is in, and whose time may grow with the square of its length.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape"})
# What programs say of UTF-8, and of what Windows has beyond Latin-1 (WHATWG, Encoding).
_SAID_BY_HABIT = frozenset({"ascii", "iso8859-1", "cp1252"})
_WESTERN = "cp1252"
# Of DOS and of the first Macintoshes, which no browser ever had to guess.
_BEFORE_WINDOWS = ("cp850", "mac_roman")
_MOSTLY_ODD = 0.5
_INSIDE_A_WORD = re.compile("(?<=[A-Za-z])[^\x00-\x7f]+(?=[a-z])")
_OF_WORDS = frozenset(
    "\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee"
    "\u00ef\u00f0\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00fe"
    "\u00ff\u00df\u0153\u0161\u017e\u2019\u2013\u2014\u2026\u00a0"
)


def decode_text(data: bytes) -> str:
    """Decode bytes of whatever encoding; what fits no encoding becomes U+FFFD."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data.decode(marked, "replace")
    if codec := utf16_codec(data[:_SAMPLE_BYTES]):
        return data.decode(codec, "replace")
    data = fill_holes(data)
    escape, of_escapes = _OF_SEVEN_BITS
    if escape in data:
        with suppress(UnicodeDecodeError):
            return data.decode(of_escapes)
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if wrong == 0 or sum(char > "\x7f" for char in text) - wrong >= _RIGHT_FOR_A_WRONG * wrong:
        return text
    return data.decode(guess_encoding(_sample_around_accents(data)), "replace")


def decode_as(data: bytes, charset: str) -> str:
    """Decode bytes as they say that they are to be, or as any text where that is wrong."""
    with suppress(LookupError, ValueError):
        name = codecs.lookup(charset).name
        if name in _SAID_BY_HABIT:
            return _as_utf8(data) or data.decode(_WESTERN)
        if name not in _NO_CHARSETS:
            return data.decode(charset)
    return decode_text(data)


def _as_utf8(data: bytes) -> str:
    """Bytes that are right in UTF-8; empty where they are not."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def guess_encoding(sample: bytes) -> str:
    """Guess an older encoding as a browser does, and those that are older than browsers."""
    if _is_kana(sample):
        return "cp932"
    guess: str = detect(sample)
    guess = _FULLER.get(guess, guess)
    if _oddness(sample.decode(guess, "replace")) < _MOSTLY_ODD:
        return guess
    fitting = (older for older in _BEFORE_WINDOWS if not _oddness(sample.decode(older)))
    return next(fitting, guess)


def _oddness(text: str) -> float:
    """The share of what is not ASCII in the middle of words, from 0 to 1, that is in no word."""
    inside = "".join(_INSIDE_A_WORD.findall(text))
    return sum(char not in _OF_WORDS for char in inside) / max(1, len(inside))


def _is_kana(sample: bytes) -> bool:
    """Whether bytes are Japanese of Windows by its syllables, which no other text is full of."""
    with suppress(UnicodeDecodeError):
        foreign = [char for char in sample.decode("cp932") if char > "\x7f"]
        kana = sum("\u3041" <= char <= "\u30fe" for char in foreign)
        return kana >= _SOME_KANA and 3 * kana >= len(foreign)
    return False


def _sample_around_accents(data: bytes) -> bytes:
    """Take the part from the first byte that is not ASCII: only there do encodings differ."""
    accent = re.search(rb"[\x80-\xff]", data)
    start = max(0, (accent.start() if accent else 0) - _SAMPLE_BYTES // 4)
    return data[start : start + _SAMPLE_BYTES]
