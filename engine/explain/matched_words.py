"""Which words of a query a text has, and where: whole words, whatever their case and accents.

Scripts without blanks between words are compared by their characters, as full text does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ..stop_words import telling
from ..tokens import token_spans, tokens, units
from ..types import Query
from ..word_forms import is_form
from .explanation import CharSpan


class Word(Struct, frozen=True):
    """One word to look for.

    Attributes:
        typed: as it was typed.
        tokens: what it is cut into, in order.
        inflected: whether other forms of it count as the same, as full text takes them.
    """

    typed: str
    tokens: tuple[str, ...]
    inflected: bool = False

    def stands_at(self, found: Sequence[str], at: int) -> bool:
        """Whether it begins at one of the tokens of a text."""
        if self.inflected:
            return is_form(self.tokens[0], found[at])
        return tuple(found[at : at + len(self.tokens)]) == self.tokens


class WordPlace(Struct, frozen=True):
    """Where a word stands in a text."""

    word: Word
    span: CharSpan


def words_of(query: Query) -> list[Word]:
    """The words that a query asks for, each once; stop words only inside quotes or alone."""
    typed = telling(word for words in query.typed for word in words.split())
    words = [Word(chunk, unit, len(unit) == 1) for chunk in typed for unit in units(chunk)]
    words += [Word(phrase, tuple(cut)) for phrase in query.phrases if (cut := tokens(phrase))]
    return list(dict.fromkeys(words))


def find_words(text: str, words: Sequence[Word]) -> list[WordPlace]:
    """Where the words stand in a text, in the order of the text."""
    found = list(token_spans(text))
    there = [token for token, _, _ in found]
    return [
        WordPlace(word, CharSpan(found[at][1], found[at + len(word.tokens) - 1][2]))
        for at in range(len(found))
        for word in words
        if word.stands_at(there, at)
    ]


def joined(places: Iterable[WordPlace]) -> tuple[CharSpan, ...]:
    """The spans of places, with those that touch or overlap made one."""
    return tuple(_merge(sorted((p.span for p in places), key=lambda span: span.start)))


def _merge(spans: Iterable[CharSpan]) -> Iterator[CharSpan]:
    current: CharSpan | None = None
    for span in spans:
        if current is not None and span.start <= current.end:
            current = CharSpan(current.start, max(current.end, span.end))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
