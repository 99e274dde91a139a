"""What the shipped folder scores on the development set, and how fast it is.

Everything goes through `StarterEncoder`, as in the product, so what the small files cost is seen
beside the figures of training.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.encoders.starter import StarterEncoder
from engine.types.vectors import TextKind

from . import measure, pictures, texts
from .heldout import HeldOut
from .measure import Figures
from .pictures import SETS

Floats = NDArray[np.float32]

T = TypeVar("T")

SPEED_SEED = 0
PASSAGE = "a dog runs over the wet sand beside the sea while two children watch it from a boat"


def shipped(encoder: StarterEncoder, data: Path, work: Path, kept: HeldOut) -> Figures:
    """Measure captions and photos through the encoder, agreement with MiniLM, and speed."""
    said = texts.load(work)
    photos = [one for one in pictures.items(data, "photos", kept) if one.development]
    seen = pictures.decode(data, SETS["photos"], photos, kept)
    vectors = np.concatenate([encoder.encode_images([one.pixels]) for one in seen])
    first = [said.rows[photo.key][0] for photo in photos]
    queries = encoder.encode_texts([said.sentences[row] for row in first], TextKind.QUERY)
    return (
        measure.recall("shipped: caption to photo", queries, vectors)
        | measure.recall("shipped: photo to caption", vectors, queries)
        | measure.agreement("shipped: captions", queries, said.vectors[first])
        | _speed(encoder)
    )


def _speed(encoder: StarterEncoder) -> Figures:
    """Items per second of each tower, with the threads that the process was given."""
    random = np.random.default_rng(SPEED_SEED)
    images = list(random.integers(0, 256, (32, 260, 340, 3), dtype=np.uint8))
    sounds = list(random.standard_normal((8, 160_000), dtype=np.float32))
    queries = [f"two people riding bicycles past house {place}" for place in range(200)]
    passages = [f"{PASSAGE}, {PASSAGE}, number {place}" for place in range(200)]
    return {
        "pictures/s": _pace(encoder.encode_images, images),
        "windows of sound/s": _pace(encoder.encode_audio, sounds),
        "short texts/s": _pace(lambda some: encoder.encode_texts(some, TextKind.QUERY), queries),
        "passages/s": _pace(lambda some: encoder.encode_texts(some, TextKind.DOCUMENT), passages),
    }


def _pace(encode: Callable[[Sequence[T]], Floats], items: Sequence[T]) -> float:
    """Encode once to warm up and once to measure."""
    encode(items[:2])
    started = time.perf_counter()
    encode(items)
    return len(items) / (time.perf_counter() - started)
