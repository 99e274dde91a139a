"""Says why an item was found, in words: for one line on a terminal, and for a screen reader."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from msgspec import to_builtins

from ..language import tr, tr_noop
from ..types import Box, Hit, MatchSource, Modality
from ..wording import both, clock_span, listed
from .explanation import CharSpan, Explanation

_SOURCE_WORDS = {
    MatchSource.MEANING: tr_noop("by meaning"),
    MatchSource.WORDS: tr_noop("by its words"),
    MatchSource.NAME: tr_noop("by its name"),
    MatchSource.TITLE: tr_noop("by its title"),
    MatchSource.PICTURE_TEXT: tr_noop("by the text in the picture"),
    MatchSource.SPEECH: tr_noop("by what is said"),
}
_SAID = tr_noop("said from {moment}")
_BEST = {
    None: tr_noop("best from {moment}"),
    Modality.IMAGE: tr_noop("seen from {moment}"),
    Modality.AUDIO: tr_noop("heard from {moment}"),
}
# From the top down, each from the left to the right.
_PLACES = (
    (tr_noop("in the upper left"), tr_noop("at the top"), tr_noop("in the upper right")),
    (tr_noop("on the left"), tr_noop("in the centre"), tr_noop("on the right")),
    (tr_noop("in the lower left"), tr_noop("at the bottom"), tr_noop("in the lower right")),
)
_MOST_QUOTED = 100
# Shares of a side: so little more on one side of a part is not seen.
_ABOUT_EVEN = 0.1
_BEFORE_WORD = 30
_CUT = "..."
_BLANK = re.compile(r"\s+")


def sources_in_words(sources: Collection[MatchSource]) -> str:
    """What brought a hit in: Found by meaning, by its words and by its name."""
    parts = [tr(words) for source, words in _SOURCE_WORDS.items() if source in sources]
    return tr("Found {how}", how=both(parts or [tr(_SOURCE_WORDS[MatchSource.MEANING])]))


def place_in_words(box: Box) -> str:
    """Where in a picture a part lies: in the upper left, at the top, on the right."""
    across, down = _third(box[0], box[2]), _third(box[1], box[3])
    return tr(_PLACES[down][across])


def explanation_line(hit: Hit, explanation: Explanation) -> str:
    """One line on what brought a hit in and which part of it is best."""
    parts = [sources_in_words(hit.sources)]
    if explanation.words:
        parts.append(tr("has {words}", words=listed(explanation.words)))
    if explanation.moment is not None:
        moment = clock_span(explanation.moment.start, explanation.moment.end)
        how = _SAID if explanation.written else _BEST[explanation.sense]
        parts.append(tr(how, moment=moment))
    if explanation.region is not None:
        parts.append(tr("best {place}", place=place_in_words(explanation.region.box)))
    if explanation.written:
        quoted = f'"{_around(explanation.written, CharSpan(0, 0))}"'
        is_spoken = explanation.moment is not None
        parts.append(quoted if is_spoken else tr("text in the picture: {text}", text=quoted))
    if explanation.passages:
        parts.append(f'"{_quoted(explanation)}"')
    return "; ".join(parts)


def explanation_document(hit: Hit, explanation: Explanation) -> dict[str, Any]:
    """The same for programs, with every number; what `--json` prints under "why"."""
    content = to_builtins(explanation)
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


def _third(start: float, end: float) -> int:
    """Whether a part lies at the start of a side, in the middle or at the end.

    What is left beside it tells, and not its middle: that of a large part is never far out.
    """
    before, after = start, 1 - end
    if abs(before - after) < _ABOUT_EVEN:
        return 1
    return 0 if 2 * before < after else 2 if before > 2 * after else 1
