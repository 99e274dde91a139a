"""The seconds of a sound or a video that matched."""

from __future__ import annotations

from engine.explain import Explanation
from engine.language import tr, tr_noop
from engine.types import Hit, Item, Modality, Segment, SegmentKind
from engine.wording import clock, clock_span

_WHEN = {
    SegmentKind.FRAME: tr_noop("seen from {span}"),
    SegmentKind.WINDOW: tr_noop("heard from {span}"),
    SegmentKind.SPOKEN: tr_noop("said from {span}"),
}
_KINDS = {Modality.IMAGE: SegmentKind.FRAME, Modality.AUDIO: SegmentKind.WINDOW}
_NEARLY_ALL = 0.95


def moment_of(item: Item, hit: Hit | None) -> Segment | None:
    """The part of a sound or a video that matched, where it is known and less than the whole."""
    return hit.segment if hit is not None and _is_moment(item, hit.segment) else None


def second_of(hit: Hit | None) -> float | None:
    """Where in a sound or a video a hit is best; None where it stands for all of it."""
    return hit.segment.start if hit is not None and hit.segment.kind in _WHEN else None


def moments_of(item: Item, hit: Hit | None, told: Explanation | None) -> list[Segment]:
    """The parts of a video that matched, each once, with the one that is told of it first."""
    found = list(hit.segments or (hit.segment,)) if hit else []
    if told is not None and told.moment is not None and told.sense is not None:
        kind = SegmentKind.SPOKEN if told.written else _KINDS[told.sense]
        moment = Segment(kind, told.moment.start, told.moment.end)
        found.insert(0, moment)
    known: dict[tuple[SegmentKind, str], Segment] = {}
    for one in found:
        if _is_moment(item, one):
            known.setdefault((one.kind, clock(one.start)), one)
    return list(known.values())


def is_heard(moment: Segment) -> bool:
    """Whether a moment is one of sound."""
    return moment.kind in (SegmentKind.WINDOW, SegmentKind.SPOKEN)


def moment_line(moment: Segment) -> str:
    """How and when: seen from 0:02 to 0:04."""
    return tr(_WHEN[moment.kind], span=clock_span(moment.start, moment.end))


def _is_moment(item: Item, part: Segment) -> bool:
    duration = item.metadata.duration
    is_whole = part.start <= 0 and part.end >= _NEARLY_ALL * duration
    is_timed = part.kind in _WHEN and item.modality in (Modality.AUDIO, Modality.VIDEO)
    return is_timed and duration > 0 and part.end > part.start and not is_whole
