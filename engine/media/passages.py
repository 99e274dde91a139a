"""Cutting text into sentence-aligned passages, in any script, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

LEAST_WORDS = 20

# Scripts that put no spaces between words: about two characters make a word in Chinese,
# Japanese and Korean, about five in Thai, Lao, Burmese and Khmer. A run of anything else is a
# word, cut at 30 characters so that no address or encoded blob outgrows a passage.
_EAST_ASIAN = (
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_SOUTH_EAST_ASIAN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WORD = re.compile(
    rf"[{_EAST_ASIAN}]{{1,2}}|[{_SOUTH_EAST_ASIAN}]{{1,5}}"
    rf"|[^\s{_EAST_ASIAN}{_SOUTH_EAST_ASIAN}]{{1,30}}"
)
_BREAK = re.compile(
    r"""(?<![.!?\u2026\u061f\u06d4\u0964])                       # (no second look at a row of dots)
        (?<!^\d)(?<!^\d\d)                                     # (the number of an entry ends none)
        [.!?\u2026\u061f\u06d4\u0964]+["'\u201d\u2019)\]]*\s+   # an end of sentence and a space
    |   [\u3002\uff01\uff1f]+["'\u201d\u2019\u300d\u300f)]*       # an end that needs no space
    |   \n\s*\n\s*                                               # an empty line
    |   \n\s*(?=[-*+\u2022\#|]|\d+[.)]\s)                        # a new entry of a list
    """,
    re.VERBOSE | re.MULTILINE,
)


# Two letters, or one of a script in which one is a word.
_LETTERS = re.compile(rf"[^\W\d_]{{2}}|[{_EAST_ASIAN}]")


def has_word(text: str) -> bool:
    """Whether there is a word among numbers and signs."""
    return _LETTERS.search(text) is not None


class Passage(Struct, frozen=True):
    """One piece of a text: `text` is exactly the text's characters from start to end."""

    start: int
    end: int
    text: str


class _Sentence(Struct, frozen=True):
    """The words of one sentence, or of a piece of one that is too long, as offset pairs."""

    words: tuple[tuple[int, int], ...]


def split_passages(text: str, most_words: int, most_passages: int) -> list[Passage]:
    """Cut into passages of 20 to `most_words` words, neighbours sharing one sentence.

    Every word of the text is in some passage, unless there are more than `most_passages`: then
    that many are kept, spread evenly over the text.
    """
    sentences = [part for one in _sentences(text) for part in _pieces(one, most_words)]
    spans = list(_pack(sentences, most_words))
    passages = [Passage(start, end, text[start:end]) for start, end in spans]
    return _spread(passages, most_passages)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, as offset pairs from the first word to the last."""
    return [(one.words[0][0], one.words[-1][1]) for one in _sentences(text)]


def _sentences(text: str) -> Iterator[_Sentence]:
    start = 0
    ends = [found.end() for found in _BREAK.finditer(text)]
    for end in [*ends, len(text)]:
        if words := tuple(found.span() for found in _WORD.finditer(text, start, end)):
            yield _Sentence(words)
        start = end


def _pieces(sentence: _Sentence, most: int) -> Iterator[_Sentence]:
    """Cut a sentence of more than `most` words into pieces of nearly equal length."""
    words = sentence.words
    count = -(-len(words) // most)
    for piece in range(count):
        first, last = piece * len(words) // count, (piece + 1) * len(words) // count
        yield _Sentence(words[first:last])


def _pack(sentences: list[_Sentence], most: int) -> Iterator[tuple[int, int]]:
    """Fill passages with whole sentences; yields their first and last character offsets."""
    first = 0
    while first < len(sentences):
        words = list(sentences[first].words)
        after = first + 1
        while after < len(sentences) and len(words) + len(sentences[after].words) <= most:
            words += sentences[after].words
            after += 1
        if len(words) < min(LEAST_WORDS, most) and after < len(sentences):
            words += sentences[after].words[: most - len(words)]
        yield words[0][0], words[-1][1]
        first = _next_start(sentences, first, after, most)


def _next_start(sentences: list[_Sentence], first: int, after: int, most: int) -> int:
    """Start again at the last sentence where it leaves room for the one that follows."""
    last = after - 1
    if last == first or after == len(sentences):
        return after
    together = len(sentences[last].words) + len(sentences[after].words)
    return last if together <= most else after


def _spread(passages: list[Passage], most: int) -> list[Passage]:
    if len(passages) <= most:
        return passages
    return [passages[index * len(passages) // most] for index in range(most)]
