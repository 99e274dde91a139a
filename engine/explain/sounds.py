"""The best seconds of a sound: a curve over its windows, and slices of the best of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from ..encoders.base import Encoder
from ..types import Segment
from ..types.decoded import Batch, Part
from ..types.vectors import Samples, Vectors
from .explanation import Span
from .item_meaning import ItemMeaning

SLICES = 5
# Sounds that differ by less than this many deviations are shown as alike.
LEAST_SPREAD = 1.0
STANDS_OUT = 0.75
# A minute of them; far more would keep the next search waiting.
MOST_WINDOWS = 12
ROUNDING = 0.01

Window = tuple[Segment, Samples]


def curve(segments: Sequence[Segment], scores: Vectors) -> tuple[Span, ...]:
    """How strongly each window speaks for the sound, beside its best one."""
    return _spans([(one.start, one.end) for one in segments], scores)


def listen(windows: Sequence[Window], meaning: ItemMeaning, encoder: Encoder) -> tuple[Span, ...]:
    """The same for windows that were stored as one, since they sound much alike."""
    scores = meaning.scores(encoder.encode_audio([samples for _, samples in windows]))
    return curve([segment for segment, _ in windows], scores)


def slices(window: Window, meaning: ItemMeaning, encoder: Encoder) -> tuple[Span, ...]:
    """The same for the slices of one window, a fifth of a full window each."""
    segment, samples = window
    rate = encoder.spec.sample_rate
    length = round(encoder.spec.window_seconds / SLICES * rate)
    edges = range(0, max(len(samples) - length // 2, 1), length)
    pieces = [samples[edge : edge + length] for edge in edges]
    seconds = [
        (segment.start + edge / rate, segment.start + (edge + len(piece)) / rate)
        for edge, piece in zip(edges, pieces, strict=True)
    ]
    return _spans(seconds, meaning.scores(encoder.encode_audio(pieces)))


def moment(spans: Sequence[Span]) -> Span | None:
    """The run of neighbouring spans around the best that stand out; None where none does."""
    if not spans or min(span.strength for span in spans) > STANDS_OUT:
        return None
    best = first = last = max(range(len(spans)), key=lambda place: spans[place].strength)
    while first > 0 and spans[first - 1].strength > STANDS_OUT:
        first -= 1
    while last + 1 < len(spans) and spans[last + 1].strength > STANDS_OUT:
        last += 1
    return Span(spans[first].start, spans[last].end, spans[best].strength)


def narrowest(*curves: Sequence[Span]) -> Span | None:
    """The moment of the first curve that has one."""
    return next((found for found in map(moment, curves) if found is not None), None)


def windows_in(parts: Iterable[Part], span: Span) -> list[Window]:
    """The decoded windows that lie in a span, evenly thinned out to a bounded number."""
    decoded = [
        (segment, np.asarray(array, np.float32))
        for part in parts
        if isinstance(part, Batch)
        for segment, array in zip(part.segments, part.arrays, strict=False)
    ]
    inside = [one for one in decoded if _lies_in(one[0], span)]
    return inside[:: -(-len(inside) // MOST_WINDOWS) or 1]


def _lies_in(segment: Segment, span: Span) -> bool:
    return span.start - ROUNDING < segment.start and segment.end < span.end + ROUNDING


def _spans(seconds: Sequence[tuple[float, float]], scores: Vectors) -> tuple[Span, ...]:
    if not len(scores):
        return ()
    best = float(scores.max())
    spread = max(best - float(scores.min()), LEAST_SPREAD)
    strengths = 1 - (best - scores) / spread
    return tuple(
        Span(start, end, float(strength))
        for (start, end), strength in zip(seconds, strengths, strict=True)
    )
