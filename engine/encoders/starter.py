"""The encoder that ships with Triptych: everyday concepts, English, no download.

Flow: config.json gives identity and shapes at once; `load` reads the weights, which is all that
texts need; torch and the two towers of pictures and sounds come with the first of these.
`encode_*` turns decoded media into unit vectors of the 256-number space.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from ..errors import UserError
from ..types import Modality
from ..types.vectors import InputSpec, Pixels, Role, Samples, TextKind, Vectors
from .once import Once
from .regions import RegionMap
from .starter_text import StarterTextTower
from .starter_weights import (
    MEAN,
    MEND,
    Arrays,
    StarterConfig,
    read_config,
    read_weights,
    tensors_of,
)

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
        self._weights = Once(lambda: read_weights(self._directory, self._config))
        self._means = Once(lambda: self._built(_means))
        self._text = Once(lambda: self._built(StarterTextTower))
        self._towers = Once(self._import_towers)

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
        return self._means.get()

    def load(self) -> None:
        """Read the weights and be ready for texts; a second call does nothing.

        Raises:
            UserError: the weights are missing, damaged or of another architecture.
        """
        self._means.get()
        self._text.get()

    def understands(self, text: str) -> bool:  # noqa: ARG002
        """Whether a text has words that it was trained on."""
        return True

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Encode RGB pictures, each uint8 of shape (height, width, 3)."""
        return self._join([self._towers.get().images(batch) for batch in _batches(images)])

    def encode_regions(self, image: Pixels) -> RegionMap:
        """Tell what is seen in each cell of a picture, uint8 of shape (height, width, 3)."""
        return RegionMap(*self._towers.get().regions(image))

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """Encode mono windows, each float32 in [-1, 1] at `spec.sample_rate`."""
        return self._join([self._towers.get().audio(batch) for batch in _batches(windows)])

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:  # noqa: ARG002
        """Encode texts; both kinds alike, for one table of words serves both."""
        return self._join([self._text.get().encode(batch) for batch in _batches(texts)])

    def _import_towers(self) -> StarterTowers:
        from .starter_towers import StarterTowers  # noqa: PLC0415 - torch is imported no earlier

        return self._built(StarterTowers)

    def _built(self, build: Callable[[Arrays, StarterConfig], T]) -> T:
        """What is built from the weights.

        Raises:
            UserError: the weights are missing, damaged or of another architecture.
        """
        try:
            return build(self._weights.get(), self._config)
        except (KeyError, RuntimeError, ValueError) as error:
            raise UserError(
                f"The starter model's weights are of another architecture: {MEND}."
            ) from error

    def _join(self, parts: list[Vectors]) -> Vectors:
        """Stack the batches; no input gives no rows."""
        return np.concatenate([np.zeros((0, self.dim), np.float32), *parts])


def _means(packed: Arrays, _config: StarterConfig) -> Mapping[Role, Vectors]:
    means = tensors_of(packed, MEAN)
    return {role: means[role.value] for role in Role}


def _batches(items: Sequence[T]) -> list[Sequence[T]]:
    """Cut a sequence into batches."""
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
