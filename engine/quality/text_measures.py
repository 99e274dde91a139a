"""Defects of a text: it says nothing, or it was read as what it is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..types.quality import Defect, Measure

# The first so many characters tell.
_LOOKED_AT = 20_000
_FEW_LETTERS = 10
# UTF-8 that was read as Latin-1 or Windows-1252: a first byte, then one that stands alone nowhere.
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u2013-\u2122]"
)
_LATIN_WORD = re.compile(r"[A-Za-z]{4,}")
_VOWEL = re.compile("[aeiouyAEIOUY]")
_MOST_IN_A_ROW = re.compile("[bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ]{6,}")
_LEAST_WORDS = 8
_ODD = frozenset({"Cc", "Co", "Cn", "Cs"})


def text_measures(text: str) -> Iterator[Measure]:
    """Each defect of an extracted text."""
    looked_at = text[:_LOOKED_AT]
    letters = sum(1 for one in looked_at if one.isalnum())
    yield Measure(Defect.EMPTY, min(1.0, 0.97 * (_FEW_LETTERS + 1) / (letters + 1)))
    if letters > _FEW_LETTERS:
        yield Measure(Defect.GARBLED, garbling(looked_at))


def garbling(text: str) -> float:
    """The share of a text that is no writing, 0 to 1: odd characters, or words nobody can say."""
    shown = [one for one in text if not one.isspace()]
    odd = sum(1 for one in shown if one == "\ufffd" or unicodedata.category(one) in _ODD)
    odd += 2 * sum(1 for _ in _MOJIBAKE.finditer(text))
    return min(1.0, odd / max(1, len(shown)) + _unsayable(text))


def _unsayable(text: str) -> float:
    """The share of longer Latin words without a vowel, or with six consonants in a row."""
    words = [word for word in _LATIN_WORD.findall(text) if not word.isupper()]
    if len(words) < _LEAST_WORDS:
        return 0.0
    bad = sum(1 for word in words if not _VOWEL.search(word) or _MOST_IN_A_ROW.search(word))
    return bad / len(words)
