"""Did you mean: a query whose words nobody knows, spelt as the library has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..catalogue.vocabulary import Vocabulary
from ..query import write
from ..stop_words import is_stop_word
from ..tokens import token_spans
from ..types import Query, Term

# Of a pasted page the first words are looked at.
_MOST_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class _Slip:
    """A word that neither the library nor the model has: where it stands, and in which term."""

    term: Term
    token: str
    start: int
    end: int


def _is_english(word: str) -> bool:
    from ..encoders.starter import is_english  # noqa: PLC0415 - few queries have unknown words

    return is_english(word)


@dataclass(frozen=True, slots=True)
class Spelling:
    """Knows the words of a library and those of the language.

    Attributes:
        is_word: whether a word, as it was typed, is one; by default, whether it is English.
    """

    vocabulary: Vocabulary
    is_word: Callable[[str], bool] = _is_english

    def did_you_mean(self, query: Query) -> str | None:
        """The query, as it is typed, with the words that the library may have instead.

        Nothing is proposed for a word that the library has or that is one, nor where most of
        several words are none: those are of another language. Files are not part of what is typed.
        """
        typed = [term for term in query.terms if term.is_typed]
        slips = [slip for term in typed for slip in self._slips(term)]
        words = sum(len(_words(term)) for term in typed)
        if not slips or 2 * len(slips) > words > 1:
            return None
        terms = tuple(self._corrected(term, slips) for term in query.terms)
        return None if terms == query.terms else write(replace(query, terms=terms))

    def _slips(self, term: Term) -> Iterator[_Slip]:
        for token, start, end in _words(term):
            is_known = self.vocabulary.has(token) or self.is_word(term.value[start:end])
            if not is_known:
                yield _Slip(term, token, start, end)

    def _corrected(self, term: Term, slips: list[_Slip]) -> Term:
        text = term.value
        # From the end, so that the places before stay where they are.
        for slip in reversed([slip for slip in slips if slip.term is term]):
            word = self.vocabulary.close_to(slip.token)
            if word is not None:
                text = text[: slip.start] + word + text[slip.end :]
        return replace(term, value=text)


def _words(term: Term) -> list[tuple[str, int, int]]:
    """The words of a term that tell something, with their places; numbers are none."""
    text = term.value[:_MOST_CHARACTERS]
    return [
        (token, start, end)
        for token, start, end in token_spans(text)
        if token.isalpha() and not is_stop_word(text[start:end])
    ]
