"""Says why an item was found, in words: for one line on a terminal, and for a screen reader."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from ..types import Box, Hit, MatchSource, Modality
from ..wording import clock_span
from .explanation import CharSpan, Explanation

_SOURCE_WORDS = {
    MatchSource.MEANING: "by meaning",
    MatchSource.WORDS: "by its words",
    MatchSource.NAME: "by its name",
    MatchSource.TITLE: "by its title",
    MatchSource.PICTURE_TEXT: "by the text in the picture",
    MatchSource.SPEECH: "by what is said",
}
_SAID = "said from"
_BEST = {
    None: "best from",
    Modality.IMAGE: "seen from",
    Modality.AUDIO: "heard from",
}
_MOST_QUOTED = 100
_BEFORE_WORD = 30
_CUT = "..."
_BLANK = re.compile(r"\s+")


def sources_in_words(sources: Collection[MatchSource]) -> str:
    """What brought a hit in: Found by meaning, by its words and by its name."""
    parts = [words for source, words in _SOURCE_WORDS.items() if source in sources]
    *first, last = parts or ["by meaning"]
    return f"Found {', '.join(first)} and {last}" if first else f"Found {last}"


def place_in_words(box: Box) -> str:
    """Where in a picture a part lies: in the upper left, at the top, on the right."""
    across = _third((box[0] + box[2]) / 2, "left", "right")
    down = _third((box[1] + box[3]) / 2, "top", "bottom")
    if across and down:
        return f"in the {'upper' if down == 'top' else 'lower'} {across}"
    if down:
        return f"at the {down}"
    return f"on the {across}" if across else "in the centre"


def explanation_line(hit: Hit, explanation: Explanation) -> str:
    """One line on what brought a hit in and which part of it is best."""
    parts = [sources_in_words(hit.sources)]
    if explanation.words:
        parts.append(f"has {', '.join(explanation.words)}")
    if explanation.moment is not None:
        moment = clock_span(explanation.moment.start, explanation.moment.end)
        parts.append(f"{_SAID if explanation.written else _BEST[explanation.sense]} {moment}")
    if explanation.region is not None:
        parts.append(f"best {place_in_words(explanation.region.box)}")
    if explanation.written:
        quoted = f'"{_around(explanation.written, CharSpan(0, 0))}"'
        parts.append(quoted if explanation.moment else f"text in the picture: {quoted}")
    if explanation.passages:
        parts.append(f'"{_quoted(explanation)}"')
    return "; ".join(parts)


def explanation_document(hit: Hit, explanation: Explanation) -> dict[str, Any]:
    """The same for programs, with every number; what `--json` prints under "why"."""
    content = asdict(explanation)
    del content["item_id"]
    return {**content, "lanes": sorted(hit.sources)}


def _quoted(explanation: Explanation) -> str:
    best = explanation.passages[0]
    start, end = (best.sentence.start, best.sentence.end) if best.sentence else (0, len(best.text))
    inside = (word for word in best.words if start <= word.start < end)
    first = next(inside, CharSpan(start, start))
    shown = CharSpan(first.start - start, first.end - start)
    return _around(best.text[start:end], shown)


def _around(text: str, word: CharSpan) -> str:
    """One line of a text with a word in it, cut between words where it has blanks."""
    start = 0
    if word.end > _MOST_QUOTED - len(_CUT):
        start = max(0, word.start - _BEFORE_WORD)
        before = text[start : word.start]
        start += _after_blank(before)
    line = (_CUT if start else "") + " ".join(text[start:].split())
    if len(line) <= _MOST_QUOTED:
        return line
    line = line[: _MOST_QUOTED - len(_CUT) + 1]
    blank = line.rfind(" ")
    return line[: blank if blank > _MOST_QUOTED // 2 else -1].rstrip() + _CUT


def _after_blank(text: str) -> int:
    """Where the first whole word of a text begins; 0 where it has no blank."""
    found = _BLANK.search(text)
    return found.end() if found else 0


def _third(middle: float, low: str, high: str) -> str:
    return low if middle < 1 / 3 else high if middle > 2 / 3 else ""
