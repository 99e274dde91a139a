"""Media made by code, the same on every machine, by which vectors and runtimes are compared.

Only integers are computed, since floating point differs between processors in the last digit.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..types import Modality
from ..types.vectors import InputSpec, Pixels, Samples, TextKind, Vectors
from .base import Encoder

_PARAGRAPH = (
    "The committee met on Tuesday. It decided to repair the bridge before winter, to ask three "
    "firms for an offer, and to tell the people of the village what it will cost and how long the "
    "road will be closed for lorries, buses and cars."
)
TEXTS = (
    "dog",
    "",
    "a photo of a red bicycle leaning against a white wall",
    "sunset over the sea",
    "two children build a castle of sand while the tide comes in",
    "Ein Hund läuft durch den Schnee",
    "犬と雨",
    "invoice 2024-03-17, total 1,249.50",
    _PARAGRAPH,
)
_CIRCLES = 12
_STRIPE = 9
_CLICK = 40


def encode(encoder: Encoder, modality: Modality) -> Vectors:
    """The vectors of the probes of a kind, float32 (probes, dim).

    Raises:
        UserError: the weights are missing or damaged.
    """
    if modality is Modality.IMAGE:
        return encoder.encode_images(pictures(encoder.spec.image_side))
    if modality is Modality.AUDIO:
        return encoder.encode_audio(sounds(encoder.spec))
    kinds = (encoder.encode_texts(TEXTS, kind) for kind in TextKind)
    return np.concatenate(list(kinds))


def sounds(spec: InputSpec) -> list[Samples]:
    """Windows as decoders hand them over: tones, clicks, noise, and one that ends early."""
    length = round(spec.window_seconds * spec.sample_rate)
    count = np.arange(length)
    random = np.random.default_rng(length)
    # Rising: the pitch of each block of samples is one step above that of the one before.
    rising = count * (1 + count * 32 // length) % 256 - 128
    waves = (
        (count * 440 // spec.sample_rate % 2 * 2 - 1) * 80,
        rising,
        random.integers(-100, 101, length),
        (count % (spec.sample_rate // 5) < _CLICK) * 120,
        (count[: length // 3] * 1900 // spec.sample_rate % 2 * 2 - 1) * 60,
    )
    return [(wave / 128).astype(np.float32) for wave in waves]


def pictures(side: int) -> list[Pixels]:
    """Pictures as decoders hand them over, uint8 (height, width, 3), the shorter side `side`."""
    shapes = ((side, side), (side, side * 3 // 2), (side * 3 // 2, side))
    return [picture for shape in shapes for picture in _of_shape(*shape)]


def _of_shape(height: int, width: int) -> Iterator[Pixels]:
    rows, columns = np.mgrid[:height, :width]
    random = np.random.default_rng(height * 7 + width)
    slope = np.stack([rows * 255 // height, columns * 255 // width, (rows + columns) % 256], -1)
    yield slope.astype(np.uint8)
    stripes = ((rows // _STRIPE + columns // (2 * _STRIPE)) % 2)[..., None] * [220, 40, 130]
    yield (stripes + 20).astype(np.uint8)
    yield random.integers(0, 256, (height, width, 3), np.uint8)
    yield _circles(rows, columns, random)


def _circles(rows: np.ndarray, columns: np.ndarray, random: np.random.Generator) -> Pixels:
    height, width = rows.shape
    picture = np.full((height, width, 3), 200, np.uint8)
    for _ in range(_CIRCLES):
        row, column = random.integers(0, height), random.integers(0, width)
        radius = random.integers(height // 16 + 1, height // 4 + 2)
        inside = (rows - row) ** 2 + (columns - column) ** 2 < radius**2
        picture[inside] = random.integers(0, 256, 3, np.uint8)
    return picture
