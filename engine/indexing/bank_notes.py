"""The vectors of the text bank, noted beside the models: each model encodes it once, not each run.

`finish` measures the calibration with them after every run that changed something. Hundreds of
texts take a small model a second or two, and a large one far longer than a few new files do.
"""

from __future__ import annotations

import base64
import hashlib
from contextlib import suppress
from pathlib import Path

import numpy as np

from ..encoders import json_cache as notes
from ..encoders.base import Encoder
from ..index.space_probes import made_with
from ..paths import bank_folder
from ..ranking.bank import text_bank
from ..types.vectors import TextKind, Vectors


def bank_vectors(encoder: Encoder, cache_dir: Path) -> Vectors:
    """The unit vectors of all texts of the bank as queries, float32 (texts, dim).

    They are encoded anew where the bank, the model or any library that takes part in vectors is
    another one than that of the note.

    Args:
        cache_dir: the folder of models.
    """
    path = note_of(encoder.identity, cache_dir)
    bank = text_bank()
    made_of = {
        "made_with": made_with(),
        "bank": hashlib.sha256("\n".join(bank).encode("utf-8")).hexdigest(),
    }
    note = notes.read(path)
    shape = (len(bank), encoder.dim)
    kept = _unpacked(note.pop("vectors", None), shape)
    if kept is not None and note == made_of:
        return kept
    vectors = encoder.encode_texts(bank, TextKind.QUERY)
    packed = base64.b64encode(vectors.astype("<f4").tobytes()).decode("ascii")
    # Where the disk refuses, the next run tries again.
    with suppress(OSError):
        notes.write(path, {**made_of, "vectors": packed})
    return vectors


def note_of(identity: str, cache_dir: Path) -> Path:
    """Where the vectors of a model are noted."""
    name = hashlib.sha256(identity.encode("utf-8")).hexdigest()[:32]
    return bank_folder(cache_dir) / f"{name}.json"


def _unpacked(packed: object, shape: tuple[int, int]) -> Vectors | None:
    """The vectors of a note; None where it is damaged."""
    try:
        flat = np.frombuffer(base64.b64decode(str(packed), validate=True), "<f4")
        vectors = flat.reshape(shape).astype(np.float32)
    except ValueError:
        return None
    is_unit = np.abs(np.linalg.norm(vectors, axis=1) - 1) < 1e-3
    return vectors if bool(is_unit.all()) else None
