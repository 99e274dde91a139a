"""Fewer segments where many say the same: merged sound windows, clustered passages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from ..types import Segment, SegmentKind
from ..types.vectors import Vectors

SAME_SOUND = 0.95
MOST_PASSAGES = 64


def reduce_segments(segments: Sequence[Segment], vectors: Vectors) -> tuple[list[Segment], Vectors]:
    """The segments of one item that are worth keeping, with their vectors, in order."""
    kinds = {segment.kind for segment in segments}
    if kinds == {SegmentKind.FRAME, SegmentKind.WINDOW}:
        return _of_video(segments, vectors)
    if kinds == {SegmentKind.WINDOW}:
        return merge_windows(segments, vectors)
    if len(segments) > MOST_PASSAGES + 1:
        return cluster_passages(segments, vectors)
    return list(segments), vectors


def _of_video(segments: Sequence[Segment], vectors: Vectors) -> tuple[list[Segment], Vectors]:
    """The frames, then the merged windows, which may have been encoded in turns."""
    frames = [n for n, segment in enumerate(segments) if segment.kind is SegmentKind.FRAME]
    windows = [n for n, segment in enumerate(segments) if segment.kind is SegmentKind.WINDOW]
    merged, heard = merge_windows([segments[n] for n in windows], vectors[windows])
    seen = [segments[n] for n in frames]
    return [*seen, *merged], np.concatenate([vectors[frames], heard])


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
    chosen = titles + [passages[n] for n in _nearest_to_centres(vectors[passages])]
    return [segments[n] for n in chosen], vectors[chosen]


def _nearest_to_centres(vectors: Vectors) -> list[int]:
    # scikit-learn takes a second to import and few documents are this long.
    from sklearn.cluster import KMeans  # noqa: PLC0415

    # A log may say nearly the same a thousand times: k-means finds no more centres than there are
    # vectors that differ.
    centres = min(MOST_PASSAGES, len(np.unique(vectors.round(3), axis=0)))
    model = KMeans(n_clusters=centres, n_init=1, random_state=0).fit(vectors)
    distances = np.linalg.norm(vectors[:, None] - model.cluster_centers_[None], axis=2)
    return sorted({int(n) for n in distances.argmin(axis=0)})
