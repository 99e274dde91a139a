"""The seam between decoded media and the vectors of a space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from ..types import Modality
from ..types.vectors import InputSpec, Pixels, Role, Samples, TextKind, Vectors


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
        """Import and read what queries need; a second call does nothing.

        What only some media need may come with the first of these.

        Raises:
            UserError: the weights are missing, damaged or of another architecture.
        """

    def understands(self, text: str) -> bool:
        """Whether a text is in a language, or has words, that it was trained on.

        Asked once for each typed term, after `load`; what is not understood is looked for by its
        words alone.
        """

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Encode RGB pictures, each uint8 of shape (height, width, 3)."""

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """Encode mono windows, each float32 in [-1, 1] at `spec.sample_rate`."""

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        """Encode texts; anything past the model's context is cut."""
