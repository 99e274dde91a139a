"""Where the characters of a text in Markdown stand in what is shown of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice

from engine.explain import CharSpan

from ..gallery.quotes import is_markdown

# Characters; Qt takes a tenth of a second for them.
MOST_RENDERED = 50_000
# Each is the edge of a cell, which Qt takes a tenth of a millisecond for.
MOST_BARS = 6_000
# Scripts without blanks between words by character, all others by word.
_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_WORD = re.compile(rf"[{_DENSE}]|[^\W_{_DENSE}]+")
# How many words that are not to be seen, as the address of a link, lie between two that are.
_MOST_UNSEEN = 200


def is_rendered(path: str, text: str) -> bool:
    """Whether a document is shown as Markdown means it; very long ones are not."""
    return is_markdown(path) and len(text) <= MOST_RENDERED and is_light(text)


def is_light(markdown: str) -> bool:
    """Whether Qt draws Markdown without being waited for; half of it may be marks."""
    return len(markdown) <= 2 * MOST_RENDERED and markdown.count("|") <= MOST_BARS


@dataclass(frozen=True, slots=True)
class Places:
    """Where the words of a written text stand in what is shown of it, in order.

    Attributes:
        written, shown: offsets of words that stand in both; as many of each, rising.
        lengths: how many characters each has.
    """

    written: tuple[int, ...]
    shown: tuple[int, ...]
    lengths: tuple[int, ...]

    @classmethod
    def between(cls, written: str, shown: str) -> Places:
        """Go through both texts; what is shown leaves words out, and hardly ever adds any."""
        words = list(_WORD.finditer(written))
        next_word, pairs = 0, []
        for word in _WORD.finditer(shown):
            near = islice(words, next_word, next_word + _MOST_UNSEEN)
            ahead = (at for at, one in enumerate(near, next_word) if one.group() == word.group())
            if (at := next(ahead, None)) is not None:
                pairs.append((words[at].start(), word.start(), len(word.group())))
                next_word = at + 1
        starts, places, lengths = zip(*pairs, strict=True) if pairs else ((), (), ())
        return cls(starts, places, lengths)

    def of(self, span: CharSpan) -> CharSpan:
        """Where a part of the written text is shown; an empty span where none of it is."""
        first = max(0, bisect_right(self.written, span.start) - 1)
        if self.written and self.written[first] + self.lengths[first] <= span.start:
            first += 1
        last = bisect_left(self.written, span.end) - 1
        if last < first:
            return CharSpan(0, 0)
        begin = self.shown[first] + max(0, span.start - self.written[first])
        end = self.shown[last] + min(self.lengths[last], span.end - self.written[last])
        return CharSpan(begin, end)
