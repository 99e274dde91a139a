"""The words that a library has, and which of them are other forms of a word."""

from __future__ import annotations

from ..word_forms import LONGEST_ENDING, is_form, prefix_of_forms
from .database import Database
from .revision import RevisionCache

_WORDS_KEPT = 64
# What sorts behind every letter.
_LAST = "\U0010ffff"


class Vocabulary:
    """Reads the words of the full-text index."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._forms: RevisionCache[str, tuple[str, ...]] = RevisionCache(database, _WORDS_KEPT)

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
