"""What a change of model will cost, told before it starts."""

from __future__ import annotations

import shutil
from collections import Counter

from ..catalogue import Catalogue
from ..catalogue.spaces import SpaceStage
from ..disk import SOON_SECONDS, Disk
from ..encoders.base import Encoder
from ..paths import LibraryPaths
from ..types import Modality
from ..types.tracks import TRACKS, Track, can_be_read
from .facts import ChangeEstimate, Speed
from .speed import WITHOUT_ACCELERATOR

# Beside its vector (fp16 in the catalogue and in the file of vectors, float32 in the graph) a
# segment takes its links in the graph, its row with two entries of indices, and the text of its
# passage.
_BYTES_PER_NUMBER = 8
_BYTES_BESIDE = 500


def estimate_change(
    catalogue: Catalogue,
    disk: Disk,
    paths: LibraryPaths,
    model: str,
    encoder: Encoder,
    speed: Speed | None = None,
) -> ChangeEstimate:
    """Estimate from what the library's present space has: as many segments a file as there."""
    entry = catalogue.spaces.entry(encoder.identity)
    lacking = catalogue.spaces.lacking(entry.space.id if entry else 0)
    known = catalogue.roots.paths()
    roots = {known[path] for path in disk.reachable(known, seconds=SOON_SECONDS)}
    files = dict.fromkeys(Modality, 0)
    for (root_id, modality), count in lacking.items():
        files[modality] += count if root_id in roots else 0
    towers = encoder.modalities
    readable = {m: count for m, count in files.items() if can_be_read(m, towers)}
    segments: Counter[Modality] = Counter()
    for track, per_file in _segments_per_file(catalogue).items():
        if track.content in towers and readable.get(track.modality):
            segments[track.content] += round(readable[track.modality] * per_file)
    pace = speed or WITHOUT_ACCELERATOR.get(model)
    size = sum(segments.values()) * (_BYTES_PER_NUMBER * encoder.dim + _BYTES_BESIDE)
    return ChangeEstimate(
        model,
        sum(readable.values()),
        pace.seconds_for(segments) if pace else None,
        round(size),
        shutil.disk_usage(paths.directory).free,
        sum(count for modality, count in files.items() if not can_be_read(modality, towers)),
        sum(count for (root_id, _), count in lacking.items() if root_id not in roots),
        entry is not None and entry.stage is SpaceStage.SERVED,
        speed is None and pace is not None,
    )


def _segments_per_file(catalogue: Catalogue) -> dict[Track, float]:
    active, items = catalogue.spaces.active(), catalogue.items.counts()
    segments = catalogue.segments.counts(active.id) if active else {}
    return {
        track: max(
            0.0 if track.is_later else 1.0, segments.get(track, 0) / max(1, items[track.modality])
        )
        for track in TRACKS
    }
