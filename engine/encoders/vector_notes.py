"""Vectors of what Triptych itself brings, noted beside the models: each model makes them once.

They are of the text bank, with which runs measure the calibration, and of the probes, which every
space keeps. A small model takes a second or two for either, and a large one far longer than a few
new files do.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import numpy as np

from ..paths import bank_folder
from ..types.vectors import Vectors
from . import json_cache as notes
from .base import Encoder


def noted_vectors(
    what: str,
    encoder: Encoder,
    cache_dir: Path,
    made_of: Mapping[str, str],
    encode: Callable[[], Vectors],
) -> Vectors:
    """The unit vectors that a model makes of something, float32 (n, dim).

    Args:
        what: part of the name of the note.
        cache_dir: the folder of models.
        made_of: all on which they depend beside the model; a note of anything else is not used.
        encode: makes them, where there is no note of them.
    """
    path = note_of(what, encoder.identity, cache_dir)
    note = notes.read(path)
    kept = _unpacked(note.pop("vectors", None), note.pop("count", None), encoder.dim)
    if kept is not None and note == made_of:
        return kept
    vectors = encode()
    packed = base64.b64encode(vectors.astype("<f4").tobytes()).decode("ascii")
    # Where the disk refuses, they are made again the next time.
    with suppress(OSError):
        notes.write(path, {**made_of, "count": len(vectors), "vectors": packed})
    return vectors


def note_of(what: str, identity: str, cache_dir: Path) -> Path:
    """Where the vectors of a model are noted."""
    name = hashlib.sha256(identity.encode("utf-8")).hexdigest()[:32]
    return bank_folder(cache_dir) / f"{name}-{what}.json"


def _unpacked(packed: object, count: object, dim: int) -> Vectors | None:
    """The vectors of a note; None where it is damaged."""
    try:
        flat = np.frombuffer(base64.b64decode(str(packed), validate=True), "<f4")
        vectors = flat.reshape(int(str(count)), dim).astype(np.float32)
    except ValueError:
        return None
    is_unit = np.abs(np.linalg.norm(vectors, axis=1) - 1) < 1e-3
    return vectors if bool(is_unit.all()) else None
