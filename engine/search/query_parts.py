"""A part of a file as an encoder gets it: an area with its detail, or seconds cut to the sample."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from msgspec.structs import replace

from ..types import Modality, Segment, SegmentKind
from ..types.decoded import Batch, Part
from ..types.fragments import Area, Fragment, Interval
from ..types.vectors import InputSpec, Pixels, Samples

# More than that of a picture is not decoded: its least areas are seen in less detail.
_MOST_SIDE = 2048
_LEAST_OVERLAP = 0.5


def spec_for(fragment: Fragment | None, spec: InputSpec) -> InputSpec:
    """What a decoder is asked for, so that the fragment of it is what the encoder wants.

    Sides double from one to the next: each other one costs a process of its own.
    """
    if not isinstance(fragment, Area):
        return spec
    left, top, right, bottom = fragment.box
    least = spec.image_side / min(right - left, bottom - top)
    side = spec.image_side
    while side < least and 2 * side <= _MOST_SIDE:
        side *= 2
    return replace(spec, image_side=side)


def cut(parts: Sequence[Part], fragment: Fragment, spec: InputSpec) -> list[Part]:
    """The parts of a file with nothing but the fragment in their batches."""
    match fragment:
        case Area():
            return list(_areas(parts, fragment, spec.image_side))
        case Interval():
            return [
                _seconds(part, fragment, spec.sample_rate) if isinstance(part, Batch) else part
                for part in parts
            ]


def is_within(segment: Segment, interval: Interval) -> bool:
    """Whether enough of one lies in the other to speak for it."""
    start, end = interval.overlap(segment.start, segment.end)
    shorter = min(segment.end - segment.start, interval.seconds)
    return end > start and end - start >= _LEAST_OVERLAP * shorter


def _areas(parts: Sequence[Part], area: Area, side: int) -> Iterator[Part]:
    """The area of the first page, which is the one that is shown; documents stay whole."""
    is_first = True
    for part in parts:
        if not isinstance(part, Batch) or part.modality is not Modality.IMAGE:
            yield part
        elif is_first:
            is_first = False
            pixels = _cropped(cast(Pixels, part.arrays[0]), area, side)
            yield replace(part, segments=part.segments[:1], arrays=(pixels,))


def _cropped(pixels: Pixels, area: Area, side: int) -> Pixels:
    from PIL import Image  # noqa: PLC0415 - most questions have no area

    from ..media.pixels import to_pixels  # noqa: PLC0415

    height, width = pixels.shape[:2]
    left, top, right, bottom = area.box
    box = (round(left * width), round(top * height), round(right * width), round(bottom * height))
    return to_pixels(Image.fromarray(pixels).crop(_some(box, width, height)), side)


def _some(box: tuple[int, int, int, int], width: int, height: int) -> tuple[int, int, int, int]:
    """A box with at least one pixel."""
    left, top = min(box[0], width - 1), min(box[1], height - 1)
    return left, top, max(box[2], left + 1), max(box[3], top + 1)


def _seconds(batch: Batch, interval: Interval, rate: int) -> Batch:
    """Frames of shots in the interval, and windows cut to it."""
    pairs = zip(batch.segments, batch.arrays, strict=True)
    kept = [(segment, array) for segment, array in pairs if is_within(segment, interval)]
    if batch.modality is Modality.AUDIO:
        kept = [_cut_window(one, cast(Samples, samples), interval, rate) for one, samples in kept]
    segments, arrays = zip(*kept, strict=True) if kept else ((), ())
    return replace(batch, segments=segments, arrays=arrays)


def _cut_window(
    segment: Segment, samples: Samples, interval: Interval, rate: int
) -> tuple[Segment, Samples]:
    start, end = interval.overlap(segment.start, segment.end)
    first, last = (round((second - segment.start) * rate) for second in (start, end))
    return Segment(SegmentKind.WINDOW, start, end), samples[first:last]
