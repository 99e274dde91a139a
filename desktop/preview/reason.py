"""Why a hit was found, as the preview says it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.explain import Explanation
from engine.explain.summary import place_in_words, sources_in_words
from engine.language import joined, tr, tr_noop
from engine.types import Hit, Modality
from engine.wording import clock_span, listed

_BEST = {
    None: tr_noop("Best {when}."),
    Modality.IMAGE: tr_noop("Seen {when}."),
    Modality.AUDIO: tr_noop("Heard {when}."),
}


def reason(hit: Hit | None, explanation: Explanation | None) -> str:
    """What brought a hit in, the words it has, and where it is best; nothing for other items."""
    if hit is None or not hit.sources:
        return ""
    told = sources_in_words(hit.sources)
    if explanation is None:
        return tr("{found}.", found=told)
    first = tr("{found}.", found=told)
    if explanation.words:
        first = tr("{found}: {words}.", found=told, words=listed(explanation.words))
    return joined([first, *_best(explanation)])


def _best(told: Explanation) -> Iterator[str]:
    """Where a hit is best, and what stands or is said there, in sentences."""
    if told.region is not None:
        yield tr("Best {place}.", place=place_in_words(told.region.box))
    if told.moment is not None:
        when = seconds_in_words(told.moment.start, told.moment.end)
        if told.written:
            yield tr("Said {when}: “{text}”.", when=when, text=told.written)
        else:
            yield tr(_BEST[told.sense], when=when)
    elif told.written:
        yield tr("Text in the picture: “{text}”.", text=told.written)


def seconds_in_words(start: float, end: float) -> str:
    """A part of a sound: from 0:20 to 0:26."""
    return tr("from {span}", span=clock_span(start, end))
