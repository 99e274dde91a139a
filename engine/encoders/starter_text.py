"""The starter's text tower: rows of whole words, summed, and one small network after the sum.

A word is known by the 64-bit hash of its lower-cased letters; the table holds hashes, not words.
A word without a row is tried again without its ending, then spelled by rows of its letter groups.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
import xxhash
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from .stems import stems

Keys = NDArray[np.uint64]

MOST_WORDS = 128
PIECES = 4096
# The words in use at one time are few; all of a library's would take a kilobyte each.
WORDS_REMEMBERED = 4096
_WORD = re.compile(r"[^\W_]+")


def split_words(text: str) -> list[str]:
    """Return the lower-cased words of a text, at most `MOST_WORDS`."""
    return _WORD.findall(text.lower())[:MOST_WORDS]


def word_key(word: str) -> int:
    """Return the hash a word is known by."""
    return xxhash.xxh64_intdigest(word.encode("utf-8"))


@dataclass(frozen=True, slots=True)
class Bags:
    """Row numbers of many texts, end to end; `starts` says where each text begins."""

    rows: Tensor
    weights: Tensor
    starts: Tensor


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
            torch.tensor(rows, dtype=torch.int64),
            torch.tensor(weights),
            torch.tensor(starts, dtype=torch.int64),
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


class StarterTextTower(nn.Module):
    """Sum of rows, then a small network that is added to the sum.

    The last `PIECES` rows of the table belong to letter groups.
    """

    def __init__(self, rows: int, dim: int, hidden: int) -> None:
        """Build an empty table for `rows` words."""
        super().__init__()
        # Given weights: the class's own start is slow on the meta device (two seconds of imports).
        start = torch.randn(rows + PIECES, dim)
        self.table = nn.EmbeddingBag(rows + PIECES, dim, mode="sum", _weight=start)
        self.inner = nn.Linear(dim, hidden)
        self.outer = nn.Linear(hidden, dim)

    def forward(self, bags: Bags) -> Tensor:
        """Return the vectors before they are made unit."""
        total = self.table(bags.rows, bags.starts, per_sample_weights=bags.weights)
        scaled = functional.normalize(total, dim=1)
        result: Tensor = scaled + self.outer(functional.gelu(self.inner(scaled)))
        return result
