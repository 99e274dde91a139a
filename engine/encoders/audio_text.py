"""The seam between an audio-text model and the bridge that carries its sounds into CLIP's space."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..types.vectors import Samples, Vectors


class AudioTextModel(Protocol):
    """A model with one space for sounds and for the texts that describe them.

    Its audio tower is used whenever sounds are encoded; its text tower only while a bridge is
    fitted. Every `encode_*` returns float32 of shape (n, dim) with rows of length 1, in the order
    given, and (0, dim) for no input. The same input always gives the same vector.
    """

    @property
    def identity(self) -> str:
        """Name and hash of the weights and of how sounds are brought before them.

        Raises:
            UserError: the weights cannot be read.
        """

    @property
    def dim(self) -> int:
        """Length of a vector."""

    @property
    def sample_rate(self) -> int:
        """Hz of the mono sound it takes."""

    @property
    def window_seconds(self) -> float:
        """The longest sound it takes at once."""

    def load(self) -> None:
        """Import the heavy libraries and read the audio tower; a second call does nothing.

        Raises:
            UserError: the weights are missing, damaged or of another architecture.
        """

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """Encode mono windows, each float32 in [-1, 1] at `sample_rate`."""

    def encode_captions(self, captions: Sequence[str]) -> Vectors:
        """Encode descriptions of sounds with the text tower, which is read for the first of them.

        Raises:
            UserError: the text tower or its tokenizer is missing or damaged.
        """

    def release_text_tower(self) -> None:
        """Give the memory of the text tower back."""
