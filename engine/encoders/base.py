"""The seam between decoded media and the vectors of a space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..types import Modality

Pixels = NDArray[np.uint8]
Samples = NDArray[np.float32]
Vectors = NDArray[np.float32]


class TextKind(StrEnum):
    """Which side of a search a text stands on; some models prompt the two differently."""

    QUERY = "query"
    DOCUMENT = "document"


class Role(StrEnum):
    """The part a vector plays; each has its own mean in a space (arXiv 2507.19054)."""

    QUERY_TEXT = "query-text"
    DOCUMENT_TEXT = "document-text"
    IMAGE = "image"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True)
class InputSpec:
    """What an encoder wants its decoders to hand over.

    Attributes:
        image_side: pixels of the shorter side of a picture; the aspect ratio is kept.
        sample_rate: Hz of the mono sound.
        window_seconds: length of one audio window.
        hop_seconds: distance between the starts of two windows.
        passage_words: most words in one passage of a document.
    """

    image_side: int = 224
    sample_rate: int = 16_000
    window_seconds: float = 10.0
    hop_seconds: float = 5.0
    passage_words: int = 40


class Encoder(Protocol):
    """Turns media into unit vectors of one space.

    Every `encode_*` returns float32 of shape (n, dim) with rows of length 1, in the order
    given, and (0, dim) for no input. The same input always gives the same vector.
    """

    @property
    def identity(self) -> str:
        """Name and hash of the weights: two encoders with equal identity share a space."""

    @property
    def dim(self) -> int:
        """Length of a vector."""

    @property
    def modalities(self) -> frozenset[Modality]:
        """The media this encoder has a tower for."""

    @property
    def spec(self) -> InputSpec:
        """What decoders should hand over."""

    @property
    def reference_means(self) -> Mapping[Role, Vectors]:
        """Shipped mean vector (dim,) per role, for shrinkage; roles may be absent."""

    def load(self) -> None:
        """Import the heavy libraries and read the weights; a second call does nothing.

        Raises:
            UserError: the weights are missing, damaged or of another architecture.
        """

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Encode RGB pictures, each uint8 of shape (height, width, 3)."""

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """Encode mono windows, each float32 in [-1, 1] at `spec.sample_rate`."""

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        """Encode texts; anything past the model's context is cut."""
