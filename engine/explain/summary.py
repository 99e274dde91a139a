"""Says why an item was found, in words: for one line on a terminal, and for a screen reader."""

from __future__ import annotations

import textwrap
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from ..encoders.regions import Box
from ..types import Hit, MatchSource
from ..wording import clock_span
from .explanation import Explanation

_SOURCE_WORDS = {
    MatchSource.MEANING: "by meaning",
    MatchSource.WORDS: "by its words",
    MatchSource.NAME: "by its name",
}
_MOST_QUOTED = 100


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
        parts.append(f"best from {moment}")
    if explanation.region is not None:
        parts.append(f"best {place_in_words(explanation.region.box)}")
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
    shown = best.text[best.sentence.start : best.sentence.end] if best.sentence else best.text
    return textwrap.shorten(shown, _MOST_QUOTED, placeholder="...")


def _third(middle: float, low: str, high: str) -> str:
    return low if middle < 1 / 3 else high if middle > 2 / 3 else ""
