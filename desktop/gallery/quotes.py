"""What a document's tile quotes: the passage that matched, on one line, with the words sought."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from engine.explain import CharSpan
from engine.explain.matched_words import Word, find_words, joined, words_of
from engine.types import Hit, Item, Query
from engine.types.media import WORD_ENDINGS

# Characters in which words are looked for; no tile shows more.
_MOST_READ = 2_000
# How far into what is shown the first word may stand, and how far it does where that is cut.
_FAR, _NEAR = 90, 40
_MARKDOWN = (".md", ".markdown")
_EMPHASIS = (
    (re.compile(r"(\*{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
)
# None goes on over several lines, which would take long where many are empty.
_MARKS = (
    (re.compile(r"^[^\S\n]*(?:`{3,}.*|~{3,}.*|[-*_=]{3,}|[|:\- ]+)$", re.MULTILINE), ""),
    (re.compile(r"^[^\S\n]*(?:#{1,6}\s+|(?:>\s*)+)", re.MULTILINE), ""),
    (re.compile(r"^[^\S\n]*[-*+]\s+(?:\[[ xX]\]\s+)?", re.MULTILINE), "\N{BULLET} "),
    (re.compile(r"!?\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])"), r"\1"),
    # Twice, since one stands inside the other.
    *_EMPHASIS,
    *_EMPHASIS,
    (re.compile(r"\s*\|\s*"), " "),
)


class Quote(Struct, frozen=True):
    """Words on one line.

    Attributes:
        text: what stands there.
        words: the words of the query in it.
    """

    text: str = ""
    words: tuple[CharSpan, ...] = ()

    def from_first_word(self) -> Quote:
        """The same from shortly before its first word, where that stands far inside."""
        first = self.words[0].start if self.words else 0
        if first <= _FAR:
            return self
        start = self.text.find(" ", first - _NEAR, first) + 1 or first
        by = start - 2
        words = tuple(CharSpan(word.start - by, word.end - by) for word in self.words)
        return Quote(f"\N{HORIZONTAL ELLIPSIS} {self.text[start:]}", words)


# The same each time, since a tile is painted anew for another one.
NO_QUOTE = Quote()


class Quotes:
    """The quotes of the hits of one query, found as they are shown."""

    def __init__(self) -> None:
        self._words: Sequence[Word] = ()
        self._explained: dict[int, tuple[Hit, str]] = {}
        self._made: dict[int, tuple[str, Quote]] = {}

    def begin(self, query: Query) -> None:
        """Mark the words of another query."""
        self._words = words_of(query)
        self._made.clear()

    def forget(self) -> None:
        """No hits are listed any more."""
        self._explained.clear()
        self._made.clear()

    def explain(self, hit: Hit, text: str) -> None:
        """Let a document quote the passage by which it is explained now."""
        self._explained[hit.item.id] = hit, text

    def of(self, hit: Hit) -> Quote:
        """What a document quotes; nothing for what has no passage."""
        explained, text = self._explained.get(hit.item.id, (None, ""))
        if explained != hit:
            text = hit.passage.text if hit.passage else ""
        source, quote = self._made.get(hit.item.id, ("", NO_QUOTE))
        if source != text:
            line = readable(text, hit.item)
            quote = Quote(line, joined(find_words(line[:_MOST_READ], self._words)))
            self._made[hit.item.id] = text, quote
        return quote


def is_markdown(path: str) -> bool:
    """Whether a file is written in Markdown, by its name."""
    return path.lower().endswith(_MARKDOWN)


def is_word(path: str) -> bool:
    """Whether a file is a document of Word, by its name."""
    return path.lower().rpartition(".")[2] in WORD_ENDINGS


def readable(text: str, item: Item) -> str:
    """A passage on one line, that of Markdown without the marks that it is written with."""
    if is_markdown(item.path):
        for mark, instead in _MARKS:
            text = mark.sub(instead, text)
    return " ".join(text.split())
