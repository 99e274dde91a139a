"""Which words of a query a text has, and where: whole words, whatever their case and accents.

Scripts without blanks between words are compared by their characters, as full text does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..encoders.stems import stems
from ..tokens import token_spans, tokens, units
from ..types import Query
from .explanation import CharSpan

# Words that stand in every English text, and so tell nothing.
_TELL_NOTHING = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its"}
    | {"of", "on", "or", "that", "the", "this", "to", "was", "with"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word to look for.

    Attributes:
        typed: as it was typed.
        forms: for each of its tokens, in order, the forms that count as the same.
    """

    typed: str
    forms: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class WordPlace:
    """Where a word stands in a text."""

    word: Word
    span: CharSpan


def words_of(query: Query) -> list[Word]:
    """The words that a query asks for, each once; those that tell nothing only inside quotes."""
    typed = [
        chunk
        for words in query.typed
        for chunk in words.split()
        if chunk.lower() not in _TELL_NOTHING
    ]
    cut = [(chunk, unit) for chunk in typed for unit in units(chunk)]
    cut += [(phrase, tuple(tokens(phrase))) for phrase in query.phrases]
    words = (Word(text, tuple(_forms(token) for token in unit)) for text, unit in cut if unit)
    return list(dict.fromkeys(words))


def find_words(text: str, words: Sequence[Word]) -> list[WordPlace]:
    """Where the words stand in a text, in the order of the text."""
    found = list(token_spans(text))
    forms = [_forms(token) for token, _, _ in found]
    return [
        WordPlace(word, CharSpan(found[at][1], found[at + len(word.forms) - 1][2]))
        for at in range(len(found))
        for word in words
        if _stands_at(word, forms, at)
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


def _stands_at(word: Word, forms: Sequence[frozenset[str]], at: int) -> bool:
    there = forms[at : at + len(word.forms)]
    return len(there) == len(word.forms) and all(
        wanted & has for wanted, has in zip(word.forms, there, strict=True)
    )


def _forms(token: str) -> frozenset[str]:
    return frozenset((token, *stems(token)))
