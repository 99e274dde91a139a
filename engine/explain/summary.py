"""Says why an item was found, in words: for one line on a terminal, and for a screen reader."""

from __future__ import annotations

import textwrap
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from ..encoders.regions import Box
from ..types import Hit, MatchLane
from ..wording import clock
from .explanation import Explanation

_LANE_WORDS = {
    MatchLane.MEANING: "by meaning",
    MatchLane.WORDS: "by its words",
    MatchLane.NAME: "by its name",
}
_MOST_QUOTED = 100


def lanes_in_words(lanes: Collection[MatchLane]) -> str:
    """What brought a hit in: Found by meaning, by its words and by its name."""
    parts = [words for lane, words in _LANE_WORDS.items() if lane in lanes]
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


def why_line(hit: Hit, told: Explanation) -> str:
    """One line on what brought a hit in and which part of it is best."""
    parts = [lanes_in_words(hit.lanes)]
    if told.words:
        parts.append(f"has {', '.join(told.words)}")
    if told.moment is not None:
        parts.append(f"best from {clock(told.moment.start)} to {clock(told.moment.end)}")
    if told.region is not None:
        parts.append(f"best {place_in_words(told.region.box)}")
    if told.passages:
        parts.append(f'"{_quoted(told)}"')
    return "; ".join(parts)


def why_document(hit: Hit, told: Explanation) -> dict[str, Any]:
    """The same for programs, with every number; what `--json` prints under "why"."""
    content = asdict(told)
    del content["item_id"]
    return {**content, "lanes": sorted(hit.lanes)}


def _quoted(told: Explanation) -> str:
    best = told.passages[0]
    shown = best.text[best.sentence.start : best.sentence.end] if best.sentence else best.text
    return textwrap.shorten(shown, _MOST_QUOTED, placeholder="...")


def _third(middle: float, low: str, high: str) -> str:
    return low if middle < 1 / 3 else high if middle > 2 / 3 else ""
