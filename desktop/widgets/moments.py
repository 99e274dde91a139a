"""The seconds of a sound or a video that matched."""

from __future__ import annotations

from engine.types import Hit, Item, Modality, Segment, SegmentKind
from engine.wording import clock_span

_SENSES = {SegmentKind.FRAME: "seen", SegmentKind.WINDOW: "heard"}

_NEARLY_ALL = 0.95


def moment_of(item: Item, hit: Hit | None) -> Segment | None:
    """The part of a sound or a video that matched, where it is known and less than the whole."""
    if hit is None or item.modality not in (Modality.AUDIO, Modality.VIDEO):
        return None
    part, duration = hit.segment, item.metadata.duration
    is_whole = part.start <= 0 and part.end >= _NEARLY_ALL * duration
    return None if duration <= 0 or part.end <= part.start or is_whole else part


def moment_line(moment: Segment) -> str:
    """How and when: seen from 0:02 to 0:04."""
    return f"{_SENSES[moment.kind]} from {clock_span(moment.start, moment.end)}"
