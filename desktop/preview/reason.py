"""Why a hit was found, as the preview says it."""

from __future__ import annotations

from engine.explain import Explanation
from engine.explain.summary import place_in_words, sources_in_words
from engine.types import Hit, Modality
from engine.wording import clock_span

_BEST = {None: "Best", Modality.IMAGE: "Seen", Modality.AUDIO: "Heard"}


def reason(hit: Hit | None, explanation: Explanation | None) -> str:
    """What brought a hit in, the words it has, and where it is best; nothing for other items."""
    if hit is None or not hit.sources:
        return ""
    sentences = [sources_in_words(hit.sources)]
    if explanation is not None and explanation.words:
        sentences[0] += f": {', '.join(explanation.words)}"
    if explanation is not None and explanation.region is not None:
        sentences.append(f"Best {place_in_words(explanation.region.box)}")
    if explanation is not None and explanation.moment is not None and explanation.written:
        when = seconds_in_words(explanation.moment.start, explanation.moment.end)
        sentences.append(f"Said {when}: “{explanation.written}”")
    elif explanation is not None and explanation.moment is not None:
        when = seconds_in_words(explanation.moment.start, explanation.moment.end)
        sentences.append(f"{_BEST[explanation.sense]} {when}")
    if explanation is not None and explanation.written and explanation.moment is None:
        sentences.append(f"Text in the picture: “{explanation.written}”")
    return " ".join(f"{sentence}." for sentence in sentences)


def seconds_in_words(start: float, end: float) -> str:
    """A part of a sound: from 0:20 to 0:26."""
    return f"from {clock_span(start, end)}"
