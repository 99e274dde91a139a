"""What a change of model will cost, told before it starts."""

from __future__ import annotations

import shutil

from ..catalogue import Catalogue
from ..catalogue.spaces import SpaceStage
from ..disk import SOON_SECONDS, Disk
from ..encoders.base import Encoder
from ..paths import LibraryPaths
from ..types import Modality
from .facts import ChangeEstimate, Speed

# Beside its vector (fp16 in the catalogue, float32 in the graph) a segment takes its links in the
# graph, its row with two entries of indices, and the text of its passage.
_BYTES_PER_NUMBER = 6
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
    readable = {m: count for m, count in files.items() if m in encoder.modalities}
    segments = {m: count * _segments_per_file(catalogue, m) for m, count in readable.items()}
    size = sum(segments.values()) * (_BYTES_PER_NUMBER * encoder.dim + _BYTES_BESIDE)
    return ChangeEstimate(
        model,
        sum(readable.values()),
        speed.seconds_for(segments) if speed else None,
        round(size),
        shutil.disk_usage(paths.directory).free,
        sum(count for modality, count in files.items() if modality not in encoder.modalities),
        sum(count for (root_id, _), count in lacking.items() if root_id not in roots),
        entry is not None and entry.stage is SpaceStage.SERVED,
    )


def _segments_per_file(catalogue: Catalogue, modality: Modality) -> float:
    active = catalogue.spaces.active()
    items = catalogue.items.counts()[modality]
    segments = catalogue.segments.counts(active.id)[modality] if active else 0
    return max(1.0, segments / items) if items else 1.0
