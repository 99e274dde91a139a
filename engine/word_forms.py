"""Other forms of a word, told by the stemmers of Snowball (Porter, 2001).

Texts are of any language and queries say none, so two words are forms of one where a stemmer of
some language leaves the same of both. Of two words of which one is English alone and the other is
not English only that of English counts: "Wellen" is no form of "well", nor "Betten" of "better".
Words are compared as `tokens` cuts and folds them, and those of scripts that no stemmer here knows
have no other form.
"""

from __future__ import annotations

import re
import threading
from itertools import takewhile
from operator import eq

from Stemmer import Stemmer

from .english_words import is_only_english, may_be_english

_LATIN = ("english", "german", "french", "spanish", "italian", "portuguese", "dutch", "swedish")
_LANGUAGES = ((re.compile("[a-z]+"), _LATIN), (re.compile("[а-я]+"), ("russian",)))
_ENGLISH = "english"
# "run" is the shortest; "not" and "note" are the same to many others than English.
SHORTEST_STEM, _SHORTEST_FOREIGN = 3, 4
# What is longer by more is another word.
LONGEST_ENDING = 5
_VOWELS = "aeiouyаеиоуыьэюя"


def prefix_of_forms(token: str) -> str:
    """How every form of a token begins, three letters at the least; empty where it has none."""
    return min((_kept(token, stem) for _, stem in _stems(token)), key=len, default="")


def is_form(token: str, other: str) -> bool:
    """Whether one token is the other, or another form of the same word."""
    if token == other:
        return True
    if token[:SHORTEST_STEM] != other[:SHORTEST_STEM]:
        return False
    if abs(len(token) - len(other)) > LONGEST_ENDING:
        return False
    is_form_of_some = any(
        _stemmers.stem(language, other) == stem for language, stem in _stems(token)
    )
    return is_form_of_some and (
        is_english_form(token, other) or not _are_of_two_languages(token, other)
    )


def is_english_form(token: str, other: str) -> bool:
    """Whether one token is the other, or another form of the same word in English."""
    return _stemmers.stem(_ENGLISH, token) == _stemmers.stem(_ENGLISH, other)


def _are_of_two_languages(token: str, other: str) -> bool:
    """Whether one of two words is English alone, and the other is not English."""
    return (is_only_english(token) and not may_be_english(other)) or (
        is_only_english(other) and not may_be_english(token)
    )


def _stems(token: str) -> list[tuple[str, str]]:
    """What each language leaves of a token; nothing of what is too short to tell."""
    languages = next((known for script, known in _LANGUAGES if script.fullmatch(token)), ())
    found = ((language, _stemmers.stem(language, token)) for language in languages)
    return [
        (language, stem)
        for language, stem in found
        if len(stem) >= (SHORTEST_STEM if language == _ENGLISH else _SHORTEST_FOREIGN)
    ]


def _kept(token: str, stem: str) -> str:
    """What a token and its stem begin with, less what changes at the end ("story", "cheval")."""
    common = sum(takewhile(bool, map(eq, token, stem)))
    return token[: max(SHORTEST_STEM, len(token[: common - 1].rstrip(_VOWELS)))]


class _Stemmers(threading.local):
    """The stemmers of this thread: one of them must not be used by two."""

    def __init__(self) -> None:
        self._by_language: dict[str, Stemmer] = {}

    def stem(self, language: str, token: str) -> str:
        """What a language leaves of a token."""
        if language not in self._by_language:
            self._by_language[language] = Stemmer(language)
        return str(self._by_language[language].stemWord(token))


_stemmers = _Stemmers()
