"""Which items have some of the words that were typed, and how much they are about them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..stop_words import telling
from ..tokens import tokens, units
from ..types.ids import Ids, IdSet
from .bm25 import Numbers, aboutness, rarity
from .database import Database
from .occurrences import Holders, OccurrenceTable
from .revision import RevisionCache
from .vocabulary import Vocabulary

Unit = tuple[str, ...]

# A word that more than this share of the documents have in their text, or of all items elsewhere,
# is no reason on its own to return one of them; two files are never too many.
COMMON_SHARE = 0.15
NEVER_COMMON = 2
# What another form of a word counts beside the word itself.
OTHER_FORM = 0.7
# Of a pasted page the first words are asked for.
MOST_WORDS = 16
MOST_UNITS = 32
# The pages of a list ask for the same matches; a thousand of them take some 30 KB.
_SEARCHES_KEPT = 8
# Who types goes on with the same words.
_HOLDERS_KEPT = 8
_WORDS_KEPT = 256


class WordMatches(Struct, frozen=True, eq=False):
    """The items that have some of the words; all numbers are of the whole library.

    Attributes:
        items: int64 (n,), rising, without repeats.
        shares: how much each is about the words, 0 to 1, float64 (n,): each word weighs by how few
            items have it.
        by_name: the part of that which is due to words in its name or title, float64 (n,).
        held: what share of the words it has at all, 0 to 1, float64 (n,).
    """

    items: Ids
    shares: Numbers
    by_name: Numbers
    held: Numbers

    def among(self, allowed: IdSet) -> WordMatches:
        """Those of some items."""
        return self.where(allowed.has(self.items))

    def where(self, chosen: NDArray[np.bool_]) -> WordMatches:
        """The chosen ones, bool (n,)."""
        return WordMatches(
            self.items[chosen], self.shares[chosen], self.by_name[chosen], self.held[chosen]
        )


class WordSearch:
    """Looks for words in the index of full text."""

    def __init__(self, database: Database, vocabulary: Vocabulary) -> None:
        self._database = database
        self._occurrences = OccurrenceTable(database)
        self._vocabulary = vocabulary
        self._sizes: RevisionCache[None, tuple[int, int]] = RevisionCache(database, 1)
        self._common: RevisionCache[Unit, bool] = RevisionCache(database, _WORDS_KEPT)
        self._holders: RevisionCache[tuple[Unit, bool], Holders] = RevisionCache(
            database, _HOLDERS_KEPT
        )
        self._found: RevisionCache[tuple[str, tuple[str, ...]], WordMatches] = RevisionCache(
            database, _SEARCHES_KEPT
        )

    def find(self, words: str, phrases: Sequence[str] = ()) -> WordMatches:
        """The items that have any of the words, in whatever form, or one of the phrases.

        Stop words, and words that most files have, count only where there are no others: then an
        item must have all of them.
        """
        key = (words, tuple(phrases))
        return self._found.get(key, partial(self._find, *key))

    def _find(self, words: str, phrases: Sequence[str]) -> WordMatches:
        typed = [(unit, True) for unit in _units(words)]
        asked = typed + [(tuple(tokens(phrase)), False) for phrase in phrases if tokens(phrase)]
        wanted = [(unit, inflected) for unit, inflected in asked if not self._is_common(unit)]
        if wanted:
            return self._weighed([self._of(*one) for one in wanted])
        found = self._weighed([self._of(unit, False) for unit, _ in asked])
        return found.where(found.held > 1 - 1e-9)

    def _weighed(self, words: Sequence[Holders]) -> WordMatches:
        """What each item has of all words together."""
        if not words:
            return WordMatches(np.empty(0, np.int64), *np.empty((3, 0)))
        _, count = self._size()
        weights = np.array([rarity(len(word.items), count) for word in words])
        weights /= weights.sum() or 1.0
        items = np.unique(np.concatenate([word.items for word in words]))
        shares, by_name, held = np.zeros((3, len(items)))
        for word, weight in zip(words, weights.tolist(), strict=True):
            places = np.searchsorted(items, word.items)
            amounts = weight * aboutness(word.frequencies)
            shares[places] += amounts
            by_name[places] += np.where(word.in_name, amounts, 0.0)
            held[places] += weight
        return WordMatches(items, shares, by_name, held)

    def _of(self, unit: Unit, inflected: bool) -> Holders:
        return self._holders.get((unit, inflected), lambda: self._read(unit, inflected))

    def _read(self, unit: Unit, inflected: bool) -> Holders:
        others = self._vocabulary.other_forms(unit[0]) if inflected and len(unit) == 1 else ()
        forms = [(unit, 1.0), *(((other,), OTHER_FORM) for other in others)]
        return self._occurrences.holders(forms)

    def _is_common(self, unit: Unit) -> bool:
        return self._common.get(unit, lambda: self._is_in_many(unit))

    def _is_in_many(self, unit: Unit) -> bool:
        documents, items = self._size()
        phrase = f'"{" ".join(unit)}"'
        return self._is_above(NEVER_COMMON + COMMON_SHARE * documents, f"text : {phrase}") or (
            self._is_above(NEVER_COMMON + COMMON_SHARE * items, f"- text : {phrase}")
        )

    def _is_above(self, most: float, expression: str) -> bool:
        """Whether more items than that match; no more of them are counted than it takes."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM fulltext WHERE fulltext MATCH ? LIMIT ?)"
        return self._count(sql, expression, int(most) + 1) > most

    def _size(self) -> tuple[int, int]:
        """How many documents and how many items there are."""
        return self._sizes.get(
            None,
            lambda: (
                self._count("SELECT count(*) FROM documents"),
                self._count("SELECT count(*) FROM items"),
            ),
        )

    def _count(self, sql: str, *values: str | int) -> int:
        row = self._database.one(sql, values)
        return int(row[0]) if row else 0


def _units(words: str) -> list[Unit]:
    """What is looked for of typed words."""
    # Marks are no words, beside which a stop word alone would not count.
    typed = [word for word in words.split()[:MOST_WORDS] if tokens(word)]
    return units(" ".join(telling(typed)))[:MOST_UNITS]
