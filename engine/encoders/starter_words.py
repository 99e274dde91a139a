"""Which words the starter knows: whether what was typed is in its language at all.

The file has a hash of every word that the model has met. A text is English if the words that are
outweigh those that are not: stop words of other languages weigh double, words that are English and
another language's as well ("auto", "park") little, and names hardly. Any other text is no English,
or has only names in it, and its vector says nothing.
"""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import numpy as np

from ..english_words import Hashes, forms_of, hash_of, words_of
from ..other_languages import FOREIGN, SHARED
from ..stop_words import is_stop_word_of_english, is_stop_word_of_others
from . import starter_files as files
from .starter_files import StarterConfig, read_file

_WORD = re.compile(r"[^\W\d_]+")
# What words tell; a stop word that English does not have is of another language for sure.
_KNOWN, _SHARED, _STOP_WORD = 1.0, 0.25, 0.2
_NAME, _UNKNOWN, _OTHERS_STOP_WORD = -0.25, -1.0, -2.0


class KnownWords:
    """The words that a model has met in training."""

    def __init__(self, hashes: Hashes) -> None:
        """Take the hashes, as `hashes_of` gives them."""
        self._hashes = frozenset(hashes.tolist())

    @classmethod
    def read(cls, directory: Path, config: StarterConfig) -> KnownWords:
        """Read the file of a model.

        Raises:
            UserError: it is missing or damaged.
        """
        return cls(np.load(io.BytesIO(read_file(directory, files.WORDS, config))))

    def are_in(self, text: str) -> bool:
        """Whether a text is English as far as its words tell, or has none that tell anything."""
        words = _WORD.findall(unicodedata.normalize("NFKC", text))
        told = [self._tells(word) for word in words]
        # Stop words alone are of no language, unless there is a word that is unknown.
        tell_nothing = all(0 <= one <= _STOP_WORD for one in told)
        return tell_nothing or (sum(told) > 0 and max(told) > _STOP_WORD)

    def has(self, word: str) -> bool:
        """Whether a word, or what it is an inflection of, is known; one of signs alone is none."""
        return all(map(self._has, words_of(word)))

    def _tells(self, typed: str) -> float:
        """How much a word speaks for English; below 0 against it."""
        word = typed.casefold()
        is_known = self._has(word)
        if is_stop_word_of_english(word):
            return 0.0 if is_stop_word_of_others(word) else _STOP_WORD
        if is_stop_word_of_others(word):
            return 0.0 if is_known else _OTHERS_STOP_WORD
        if is_known and word not in FOREIGN:
            return _SHARED if word in SHARED else _KNOWN
        if len(word) == 1 and word.isascii():
            return 0.0
        # German writes every noun like a name.
        return _NAME if typed[0].isupper() and not is_known else _UNKNOWN

    def _has(self, word: str) -> bool:
        return any(hash_of(form) in self._hashes for form in forms_of(word))
