"""A small encoder whose space can be reasoned about, for tests of everything but encoders.

Axes: red, green, blue, low pitch, high pitch, then a few axes of hashed words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np

from engine.types import Modality
from engine.types.tracks import CONTENTS
from engine.types.vectors import InputSpec, Pixels, Role, Samples, TextKind, Vectors

COLOURS = ("red", "green", "blue")
PITCHES = ("low", "high")
DIM = 16


class ColourEncoder:
    """Pictures by colour, sounds by pitch, texts by the words for them."""

    def __init__(self, identity: str = "fake:1", modalities: frozenset[Modality] | None = None):
        self.identity = identity
        self.dim = DIM
        self.modalities = modalities or frozenset(CONTENTS)
        self.spec = InputSpec(image_side=32, sample_rate=8000, window_seconds=2.0, hop_seconds=1.0)
        self.encoded = 0

    @property
    def reference_means(self) -> Mapping[Role, Vectors]:
        return {}

    def load(self) -> None:
        """There is nothing to load."""

    def understands(self, text: str) -> bool:
        return True

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        return self._rows([_colour_axes(image) for image in images])

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        return self._rows([_pitch_axes(window, self.spec.sample_rate) for window in windows])

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        return self._rows([_word_axes(text) for text in texts])

    def _rows(self, rows: list[Vectors]) -> Vectors:
        self.encoded += len(rows)
        vectors = np.array(rows, np.float32).reshape(-1, DIM) + 0.05
        return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


class EnglishEncoder(ColourEncoder):
    """Knows the words of its axes and no others."""

    def understands(self, text: str) -> bool:
        return not set(text.lower().split()).isdisjoint(COLOURS + PITCHES)


def _colour_axes(image: Pixels) -> Vectors:
    row = np.zeros(DIM, np.float32)
    row[:3] = image.reshape(-1, 3).mean(axis=0) / 255
    return row


def _pitch_axes(window: Samples, rate: int) -> Vectors:
    row = np.zeros(DIM, np.float32)
    spectrum = np.abs(np.fft.rfft(window))
    peak = float(spectrum.argmax()) * rate / max(len(window), 1)
    row[3 + int(peak > 1000)] = 1.0
    return row


def _word_axes(text: str) -> Vectors:
    row = np.zeros(DIM, np.float32)
    for word in text.lower().split():
        if word in COLOURS + PITCHES:
            row[(COLOURS + PITCHES).index(word)] += 1.0
        else:
            row[5 + hashlib.sha256(word.encode()).digest()[0] % (DIM - 5)] += 0.1
    return row
