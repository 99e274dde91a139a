"""Fewer segments where many say the same: merged sound windows, clustered passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..types import Segment, SegmentKind
from ..types.vectors import Vectors
from .kmeans import representatives

SAME_SOUND = 0.95
MOST_PASSAGES = 64


def reduce_segments(segments: Sequence[Segment], vectors: Vectors) -> tuple[list[Segment], Vectors]:
    """The segments of one item that are worth keeping, with their vectors, in order."""
    if segments and segments[0].kind is SegmentKind.WINDOW:
        return merge_windows(segments, vectors)
    if len(segments) > MOST_PASSAGES + 1:
        return cluster_passages(segments, vectors)
    return list(segments), vectors


def merge_windows(segments: Sequence[Segment], vectors: Vectors) -> tuple[list[Segment], Vectors]:
    """Neighbouring windows with a cosine above 0.95 become one that spans them.

    A run keeps the vector of its first window and is compared with that one, so that a slow
    change over many windows is not merged away.
    """
    kept: list[Segment] = []
    chosen: list[int] = []
    for number, segment in enumerate(segments):
        if kept and float(vectors[number] @ vectors[chosen[-1]]) > SAME_SOUND:
            kept[-1] = replace(kept[-1], end=segment.end)
        else:
            kept.append(segment)
            chosen.append(number)
    return kept, vectors[chosen]


def cluster_passages(
    segments: Sequence[Segment], vectors: Vectors
) -> tuple[list[Segment], Vectors]:
    """The title, and of the passages the 64 that stand nearest to k-means centres."""
    titles = [n for n, segment in enumerate(segments) if segment.kind is SegmentKind.TITLE]
    passages = [n for n, segment in enumerate(segments) if segment.kind is not SegmentKind.TITLE]
    chosen = titles + [passages[n] for n in representatives(vectors[passages], MOST_PASSAGES)]
    return [segments[n] for n in chosen], vectors[chosen]
