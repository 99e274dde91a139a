"""Why a hit was found, as the preview says it."""

from __future__ import annotations

from engine.explain import Explanation
from engine.explain.summary import lanes_in_words, place_in_words
from engine.types import Hit

from ..widgets.wording import clock_span


def reason(hit: Hit | None, told: Explanation | None) -> str:
    """What brought a hit in, the words it has, and where it is best; nothing for other items."""
    if hit is None or not hit.lanes:
        return ""
    sentences = [lanes_in_words(hit.lanes)]
    if told is not None and told.words:
        sentences[0] += f": {', '.join(told.words)}"
    if told is not None and told.region is not None:
        sentences.append(f"Best {place_in_words(told.region.box)}")
    if told is not None and told.moment is not None:
        sentences.append(f"Best {seconds_in_words(told.moment.start, told.moment.end)}")
    return " ".join(f"{sentence}." for sentence in sentences)


def seconds_in_words(start: float, end: float) -> str:
    """A part of a sound: from 0:20 to 0:26."""
    return f"from {clock_span(start, end)}"
