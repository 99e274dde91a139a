"""Did you mean: a query whose words nobody knows, or few, spelt as the library has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from ..catalogue.vocabulary import Vocabulary
from ..query import write
from ..stop_words import is_stop_word
from ..tokens import token_spans
from ..types import Query, Term

# Of a pasted page the first words are looked at.
_MOST_CHARACTERS = 200


class _Slip(Struct, frozen=True):
    """A word that may be meant for another: where it stands, in which term, and for which."""

    term: Term
    start: int
    end: int
    meant: str | None


def _is_english(word: str) -> bool:
    from ..encoders.starter import is_english  # noqa: PLC0415 - few queries have unknown words

    return is_english(word)


def _is_common(word: str) -> bool:
    from ..encoders.starter import is_common_english  # noqa: PLC0415 - as above

    return is_common_english(word)


class Spelling(Struct, frozen=True):
    """Knows the words of a library and those of the language.

    Attributes:
        is_word: whether a word, as it was typed, is one; by default, whether it is English.
        is_common: whether it is one of the most common; by default, of English.
    """

    vocabulary: Vocabulary
    is_word: Callable[[str], bool] = _is_english
    is_common: Callable[[str], bool] = _is_common

    def did_you_mean(self, query: Query) -> str | None:
        """The query, as it is typed, with the words that the library may have instead.

        Nothing is proposed for a word that the library has, nor for one that is a word, unless it
        is rare (people misspell captions, too) and many files have a common one instead; nor where
        most of several words are none: those are of another language. Files are not typed.
        """
        typed = [term for term in query.terms if term.is_typed]
        words = [(term, word) for term in typed for word in _words(term)]
        slips = [slip for term, word in words for slip in self._slips(term, *word)]
        if not slips or 2 * len(slips) > len(words) > 1:
            return None
        terms = tuple(self._corrected(term, slips) for term in query.terms)
        return None if terms == query.terms else write(replace(query, terms=terms))

    def _slips(self, term: Term, token: str, start: int, end: int) -> Iterator[_Slip]:
        is_known = self.vocabulary.has(token) or self.is_word(term.value[start:end])
        meant = self._more_common(token) if is_known else self.vocabulary.close_to(token)
        if meant or not is_known:
            yield _Slip(term, start, end, meant)

    def _more_common(self, token: str) -> str | None:
        """The common word that a rare one, which the library lacks, may be a slip for."""
        beside = self.vocabulary.frequent_beside
        if self.vocabulary.has_in_english(token) or self.is_common(token):
            return None
        return next((word for word in beside(token) if self.is_common(word)), None)

    def _corrected(self, term: Term, slips: list[_Slip]) -> Term:
        text = term.value
        # From the end, so that the places before stay where they are.
        for slip in reversed([slip for slip in slips if slip.term is term]):
            if slip.meant is not None:
                text = text[: slip.start] + slip.meant + text[slip.end :]
        return replace(term, value=text)


def _words(term: Term) -> list[tuple[str, int, int]]:
    """The words of a term that tell something, with their places; numbers are none."""
    text = term.value[:_MOST_CHARACTERS]
    return [
        (token, start, end)
        for token, start, end in token_spans(text)
        if token.isalpha() and not is_stop_word(text[start:end])
    ]
