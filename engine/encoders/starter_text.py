"""The starter's text tower: rows of whole words, summed, and one small network after the sum.

A word is known by the 64-bit hash of its lower-cased letters; the table holds hashes, not words.
A word without a row is tried again without its ending, then spelled by rows of its letter groups.
All of it is computed with numpy, so that a search for words need not wait for torch.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import xxhash
from numpy.typing import NDArray

from ..types.vectors import Vectors
from .starter_weights import SCALE_ENDING, TEXT, Arrays, StarterConfig, tensors_of, unpack
from .stems import stems

Keys = NDArray[np.uint64]

MOST_WORDS = 128
PIECES = 4096
# The words in use at one time are few; all of a library's would take a kilobyte each.
WORDS_REMEMBERED = 4096
KEYS, TABLE = "keys", "table.weight"
_WORD = re.compile(r"[^\W_]+")
_ERF = np.frompyfunc(math.erf, 1, 1)


def split_words(text: str) -> list[str]:
    """Return the lower-cased words of a text, at most `MOST_WORDS`."""
    return _WORD.findall(text.lower())[:MOST_WORDS]


def word_key(word: str) -> int:
    """Return the hash a word is known by."""
    return xxhash.xxh64_intdigest(word.encode("utf-8"))


@dataclass(frozen=True, slots=True)
class Bags:
    """The table rows of many texts, end to end.

    Attributes:
        rows: row numbers, int64 (n,).
        weights: what each row counts, float32 (n,).
        starts: where each text begins in these two, int64 (texts,).
    """

    rows: NDArray[np.int64]
    weights: NDArray[np.float32]
    starts: NDArray[np.int64]


class Lexicon:
    """Finds the table rows of a text's words."""

    def __init__(self, keys: Keys) -> None:
        """Keep the sorted hashes; the row of a hash is its place."""
        self._keys = keys
        self._remembered = lru_cache(WORDS_REMEMBERED)(self._find)

    def bags(self, texts: Sequence[str]) -> Bags:
        """Return the rows of every text; the rows of one word share a weight of 1."""
        rows: list[int] = []
        weights: list[float] = []
        starts: list[int] = []
        for text in texts:
            starts.append(len(rows))
            for word in split_words(text):
                found = self._rows(word)
                rows.extend(found)
                weights.extend([1.0 / len(found)] * len(found))
        return Bags(
            np.array(rows, np.int64), np.array(weights, np.float32), np.array(starts, np.int64)
        )

    def _rows(self, word: str) -> tuple[int, ...]:
        """Return the rows of one word: its own, its stem's or its letter groups'."""
        return self._remembered(word)

    def _find(self, word: str) -> tuple[int, ...]:
        places = (self._place(form) for form in (word, *stems(word)))
        place = next((place for place in places if place is not None), None)
        return self._pieces(word) if place is None else (place,)

    def _place(self, word: str) -> int | None:
        """Return the row of a word, if it has one."""
        key = np.uint64(word_key(word))
        place = int(np.searchsorted(self._keys, key))
        return place if place < len(self._keys) and self._keys[place] == key else None

    def _pieces(self, word: str) -> tuple[int, ...]:
        """Return the rows of the groups of three and four letters in a word."""
        marked = f"<{word}>"
        groups = {marked[i : i + n] for n in (3, 4) for i in range(max(1, len(marked) - n + 1))}
        return tuple(sorted(len(self._keys) + word_key(group) % PIECES for group in groups))


class StarterTextTower:
    """Sum of rows, then a small network that is added to the sum.

    The last `PIECES` rows of the table belong to letter groups. The table stays the small integers
    that it is stored as; only the rows that a text needs become numbers.
    """

    def __init__(self, packed: Arrays, config: StarterConfig) -> None:
        """Take the tensors of the weights file.

        Raises:
            KeyError, ValueError: the tensors do not fit the configuration.
        """
        own = tensors_of(packed, TEXT)
        if any(own[name].shape != shape for name, shape in _shapes(config).items()):
            raise ValueError("these are the tensors of another text tower")
        self._lexicon = Lexicon(own.pop(KEYS))
        self._table, self._scale = own.pop(TABLE), own.pop(TABLE + SCALE_ENDING)
        self._net = unpack(own)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32 (n, dim); one without any word gives the mean of texts."""
        scaled = _unit(self._sums(self._lexicon.bags(texts)))
        return _unit(scaled + self._layer("outer", _gelu(self._layer("inner", scaled))))

    def _layer(self, name: str, rows: Vectors) -> Vectors:
        # One row at a time: a vector then does not depend on its batch, and BLAS takes one thread.
        # Several would wait for each other while decoders keep the processors busy.
        products = rows[:, None, :] @ self._net[f"{name}.weight"].T
        return np.asarray(products[:, 0, :] + self._net[f"{name}.bias"], np.float32)

    def _sums(self, bags: Bags) -> Vectors:
        """The weighted sum of each text's rows."""
        share = self._scale[bags.rows] * bags.weights
        rows = self._table[bags.rows] * share[:, None]
        lengths = np.diff(bags.starts, append=len(bags.rows))
        sums = np.zeros((len(lengths), rows.shape[1]), np.float32)
        filled = lengths > 0
        if filled.any():
            sums[filled] = np.add.reduceat(rows, bags.starts[filled])
        return sums


def _shapes(config: StarterConfig) -> dict[str, tuple[int, ...]]:
    """What the tower's tensors must look like."""
    return {
        KEYS: (config.words,),
        TABLE: (config.words + PIECES, config.dim),
        "inner.weight": (config.hidden, config.dim),
        "outer.weight": (config.dim, config.hidden),
    }


def _unit(rows: Vectors) -> Vectors:
    """Rows of length 1; one of zeros stays as it is."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12))


def _gelu(x: Vectors) -> Vectors:
    """Return x * Phi(x), in its exact form (Hendrycks and Gimpel, arXiv 1606.08415)."""
    return np.asarray(x * (0.5 + 0.5 * _ERF(x * math.sqrt(0.5)).astype(np.float32)), np.float32)
