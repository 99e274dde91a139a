"""Which words are English: those that the starter has met, which comes with every Triptych.

Its file has a hash of each. Where it cannot be read no word is English here; the starter itself
says that it is damaged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .other_languages import FOREIGN, SHARED
from .shipped import SHIPPED

Hashes = NDArray[np.uint32]

_WORD = re.compile(r"[^\W\d_]+")
# Endings of English, and what stands in their place without them.
_ENDINGS = (
    *(("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
    *(("er", ""), ("er", "e"), ("est", ""), ("ly", ""), ("y", "")),
)
_DOUBLED = re.compile(r"(.+)([b-df-hj-np-tv-z])\2(?:ing|ed|er)")
_SHORTEST_STEM = 3
_WORDS_KEPT = 4096


@cache
def starter_directory() -> Path:
    """Return the folder of the shipped files."""
    return SHIPPED / "models" / "starter"


@lru_cache(_WORDS_KEPT)
def may_be_english(word: str) -> bool:
    """Whether a word, or what it is an inflection of, is known, and not as a foreign one."""
    return word not in FOREIGN and any(_is_known(form) for form in forms_of(word))


def is_only_english(word: str) -> bool:
    """Whether a word is English, and not another language's as well, as "hotel" and "winter"."""
    return word not in SHARED and may_be_english(word)


def words_of(text: str) -> list[str]:
    """The words of a text, without regard to case, digits or signs."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def hashes_of(words: Iterable[str]) -> Hashes:
    """A number for each word, rising and without repeats, uint32 (n,)."""
    return np.unique(np.array([hash_of(word) for word in words], np.uint32))


def hash_of(word: str) -> int:
    """The number of a word."""
    import xxhash  # noqa: PLC0415 - a listing asks for no words

    return xxhash.xxh32_intdigest(word.encode())


def forms_of(word: str) -> Iterator[str]:
    """A word, and what it may be an inflection of."""
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            yield word.removesuffix(ending) + instead
    doubled = _DOUBLED.fullmatch(word)
    if doubled:
        yield doubled[1] + doubled[2]


def _is_known(word: str) -> bool:
    known, wanted = _known(), hash_of(word)
    place = int(np.searchsorted(known, np.uint32(wanted)))
    return place < len(known) and int(known[place]) == wanted


@cache
def _known() -> Hashes:
    try:
        return np.asarray(np.load(starter_directory() / "words.npy"), np.uint32)
    except (OSError, ValueError):
        return np.empty(0, np.uint32)
