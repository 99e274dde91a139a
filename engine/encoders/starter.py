"""The encoder that ships with Triptych: everyday concepts, English, no download.

Flow: config.json gives identity and shapes at once; `load` reads the weights and builds three small
towers; `encode_*` turns decoded media into unit vectors of the 256-number space.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from ..errors import UserError
from ..types import Modality
from ..types.vectors import InputSpec, Pixels, Role, Samples, TextKind, Vectors
from .regions import RegionMap
from .starter_weights import MEND, StarterConfig, read_config, read_weights

if TYPE_CHECKING:
    from .starter_towers import StarterTowers

BATCH = 32
T = TypeVar("T")


def starter_directory() -> Path:
    """Return the folder of the shipped weights."""
    return Path(str(resources.files("triptych_resources"))) / "models" / "starter"


class StarterEncoder:
    """The shipped encoder, or one of the same kind in another folder."""

    def __init__(self, directory: Path | None = None) -> None:
        """Read the description; nothing heavy is imported.

        Raises:
            UserError: the folder has no readable description.
        """
        self._directory = directory or starter_directory()
        self._config: StarterConfig = read_config(self._directory)
        self._towers: StarterTowers | None = None
        self._loading = threading.Lock()

    @property
    def identity(self) -> str:
        """Name, version and hash of the weights."""
        return self._config.identity

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self._config.dim

    @property
    def modalities(self) -> frozenset[Modality]:
        """All three media."""
        return frozenset({Modality.IMAGE, Modality.AUDIO, Modality.TEXT})

    @property
    def spec(self) -> InputSpec:
        """What decoders should hand over."""
        config = self._config
        return InputSpec(
            image_side=config.image_side,
            sample_rate=config.sample_rate,
            window_seconds=config.window_seconds,
            hop_seconds=config.hop_seconds,
            passage_words=config.passage_words,
        )

    @property
    def reference_means(self) -> Mapping[Role, Vectors]:
        """Mean vector of each role over the training data; reads the weights."""
        return self._ready().means

    def load(self) -> None:
        """Import the heavy libraries and read the weights; a second call does nothing.

        Raises:
            UserError: the weights are missing, damaged or of another architecture.
        """
        self._ready()

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Encode RGB pictures, each uint8 of shape (height, width, 3)."""
        towers = self._ready()
        return self._join([towers.images(part) for part in _slices(images)])

    def encode_regions(self, image: Pixels) -> RegionMap:
        """Tell what is seen in each cell of a picture, uint8 of shape (height, width, 3)."""
        return RegionMap(*self._ready().regions(image))

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """Encode mono windows, each float32 in [-1, 1] at `spec.sample_rate`."""
        towers = self._ready()
        return self._join([towers.audio(part) for part in _slices(windows)])

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:  # noqa: ARG002
        """Encode texts; both kinds alike, for one table of words serves both."""
        towers = self._ready()
        return self._join([towers.texts(part) for part in _slices(texts)])

    def _ready(self) -> StarterTowers:
        """Return the towers, loading them if nobody has."""
        # A search and an indexing run may need them first at the same moment.
        with self._loading:
            if self._towers is None:
                self._towers = self._read()
            return self._towers

    def _read(self) -> StarterTowers:
        arrays = read_weights(self._directory, self._config)
        from .starter_towers import StarterTowers  # noqa: PLC0415 - torch is imported no earlier

        try:
            return StarterTowers(arrays, self._config)
        except (KeyError, RuntimeError, ValueError) as error:
            raise UserError(
                f"The starter model's weights are of another architecture: {MEND}."
            ) from error

    def _join(self, parts: list[Vectors]) -> Vectors:
        """Stack the batches; no input gives no rows."""
        return np.concatenate([np.zeros((0, self.dim), np.float32), *parts])


def _slices(items: Sequence[T]) -> list[Sequence[T]]:
    """Cut a sequence into batches."""
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
