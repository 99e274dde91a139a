"""The words that a library has: other forms of a word, and what it may be a slip for."""

from __future__ import annotations

from ..word_forms import LONGEST_ENDING, is_english_form, is_form, prefix_of_forms
from .close_words import is_near, one_edit_away
from .database import Database, Row
from .revision import RevisionCache

_WORDS_KEPT = 512
# Shorter words are too often another language's.
_SHORTEST = 5
# From so many letters on there may be two slips, which leave the first few letters alone.
_TWO_SLIPS, _FIRST = 8, 3
# A short word that only one file has may be a slip itself.
_LONG, _FEWEST = 6, 2
# A word that is in use may be a slip for one that so many files have.
_MANY = 5
# What sorts behind every letter.
_LAST = "\U0010ffff"


class Vocabulary:
    """Reads the words of the full-text index."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._forms: RevisionCache[str, tuple[str, ...]] = RevisionCache(database, _WORDS_KEPT)
        self._held: RevisionCache[str, bool] = RevisionCache(database, _WORDS_KEPT)
        self._beside: RevisionCache[str, tuple[str, ...]] = RevisionCache(database, _WORDS_KEPT)
        self._close: RevisionCache[str, str | None] = RevisionCache(database, _WORDS_KEPT)

    def other_forms(self, token: str) -> tuple[str, ...]:
        """The other forms of a word that the library has."""
        return self._forms.get(token, lambda: self._other_forms(token))

    def _other_forms(self, token: str) -> tuple[str, ...]:
        prefix = prefix_of_forms(token)
        if not prefix:
            return ()
        rows = self._database.query(
            "SELECT term FROM vocabulary WHERE term >= ? AND term < ? AND length(term) <= ?",
            (prefix, prefix + _LAST, len(token) + LONGEST_ENDING),
        )
        return tuple(term for (term,) in rows if term != token and is_form(token, term))

    def has(self, token: str) -> bool:
        """Whether the library has a word in some form."""
        return self._has_itself(token) or bool(self.other_forms(token))

    def has_in_english(self, token: str) -> bool:
        """Whether the library has a word in a form that English makes of it."""
        forms = self.other_forms(token)
        return self._has_itself(token) or any(is_english_form(token, form) for form in forms)

    def _has_itself(self, token: str) -> bool:
        return self._held.get(token, lambda: self._is_held(token))

    def _is_held(self, token: str) -> bool:
        # The table of words would count in how many files each is.
        sql = "SELECT 1 FROM fulltext WHERE fulltext MATCH ? LIMIT 1"
        return self._database.one(sql, (f'"{token}"',)) is not None

    def frequent_beside(self, token: str) -> tuple[str, ...]:
        """The words one edit away that many files have, those first that most have."""
        return self._beside.get(token, lambda: self._frequent_beside(token))

    def _frequent_beside(self, token: str) -> tuple[str, ...]:
        if not _may_be_slip(token):
            return ()
        found = ((files, term) for term, files in self._one_slip(token) if files >= _MANY)
        return tuple(term for _, term in sorted(found, key=lambda one: (-one[0], one[1])))

    def close_to(self, token: str) -> str | None:
        """The word of the library that one may be a slip for; the one that most files have."""
        return self._close.get(token, lambda: self._close_to(token))

    def _close_to(self, token: str) -> str | None:
        if not _may_be_slip(token):
            return None
        found = self._one_slip(token) or self._two_slips(token)
        fewest = 1 if len(token) >= _LONG else _FEWEST
        known = {term: files for term, files in found if files >= fewest and term.isalpha()}
        return min(known, key=lambda term: (-known[term], term), default=None)

    def _one_slip(self, token: str) -> list[Row]:
        asked = sorted(one_edit_away(token))
        sql = f"SELECT term, doc FROM vocabulary WHERE term IN ({','.join('?' * len(asked))})"  # noqa: S608
        return list(self._database.query(sql, asked))

    def _two_slips(self, token: str) -> list[Row]:
        if len(token) < _TWO_SLIPS:
            return []
        prefix = token[:_FIRST]
        rows = self._database.query(
            "SELECT term, doc FROM vocabulary"
            " WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
            (prefix, prefix + _LAST, len(token) - 2, len(token) + 2),
        )
        return [row for row in rows if is_near(token, row[0], 2)]


def _may_be_slip(token: str) -> bool:
    return len(token) >= _SHORTEST and token.isalpha()
