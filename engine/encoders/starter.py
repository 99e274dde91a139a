"""The encoder that ships with Triptych: everyday concepts, English, no download.

Flow: config.json gives identity and shapes at once; `load` opens the tower of texts, which is all
that a typed search needs; the towers of pictures and sounds are opened when the first of them is
encoded. `encode_*` turns decoded media into unit vectors of one space.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..english_words import starter_directory
from ..types import Modality
from ..types.vectors import InputSpec, Pixels, Role, Samples, TextKind, Vectors
from .once import Once
from .regions import RegionMap
from .starter_files import TOKENIZER, StarterConfig, read_config, read_file, read_means
from .starter_words import KnownWords

if TYPE_CHECKING:
    from .starter_text import TextTower
    from .starter_towers import PictureTower, SoundTower


# So few words are no sentence, for which alone the texts' network was trained.
_FEW_WORDS = 3


def is_english(word: str) -> bool:
    """Whether it is one of the words that come with Triptych, whatever model is in use.

    Raises:
        UserError: the file of words is missing or damaged.
    """
    return _known_words(starter_directory()).has(word)


def is_common_english(word: str) -> bool:
    """Whether it is among the words that English has most often, which a tokenizer never cuts.

    Raises:
        UserError: the tokenizer's file is missing or damaged.
    """
    return word.casefold() in _uncut_words(starter_directory())


@cache
def _known_words(directory: Path) -> KnownWords:
    return KnownWords.read(directory, read_config(directory))


@cache
def _uncut_words(directory: Path) -> frozenset[str]:
    tokenizer = json.loads(read_file(directory, TOKENIZER, read_config(directory)))
    return frozenset(tokenizer["model"]["vocab"])


def as_a_note(text: str) -> str:
    """What a document says as it is read: few words alone as those of a note.

    To the network any two single words are alike, so that a document of one, or a name of one,
    would answer nearly every query of one: on 100 pairs that have nothing to do with each other the
    cosine is 0.18 on average, and 0.09 like this; between a sentence and a passage it is about 0.
    """
    return f"note: {text}" if 0 < len(text.split()) <= _FEW_WORDS else text


class StarterEncoder:
    """The shipped encoder, or one of the same kind in another folder."""

    def __init__(self, directory: Path | None = None) -> None:
        """Read the description; nothing heavy is imported.

        Raises:
            UserError: the folder has no readable description.
        """
        self._directory = directory or starter_directory()
        self._config: StarterConfig = read_config(self._directory)
        self._means = Once(lambda: read_means(self._directory, self._config))
        self._texts = Once(self._open_texts)
        self._pictures = Once(self._open_pictures)
        self._sounds = Once(self._open_sounds)

    @property
    def identity(self) -> str:
        """Name, version and hash of the files."""
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
        """Mean vector of each role over the training data."""
        return self._means.get()

    def load(self) -> None:
        """Be ready for texts; a second call does nothing.

        Raises:
            UserError: a file is missing or damaged.
        """
        self._means.get()
        self._texts.get()

    def understands(self, text: str) -> bool:
        """Whether a text is in English, as far as its words tell."""
        return _known_words(self._directory).are_in(text)

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Encode RGB pictures, each uint8 of shape (height, width, 3)."""
        return self._join([self._pictures.get().encode(image) for image in images])

    def encode_regions(self, image: Pixels) -> RegionMap:
        """Tell what is seen in each cell of a picture, uint8 of shape (height, width, 3)."""
        return self._pictures.get().regions(image)

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """Encode mono windows, each float32 in [-1, 1] at `spec.sample_rate`."""
        return self._join([self._sounds.get().encode(window) for window in windows])

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        """Encode texts; one without letter or digit gives queries' mean."""
        read = [as_a_note(text) for text in texts] if kind is TextKind.DOCUMENT else texts
        vectors = self._join([self._texts.get().encode(read)] if texts else [])
        mean = self.reference_means[Role.QUERY_TEXT]
        empty = np.flatnonzero([not any(letter.isalnum() for letter in text) for text in texts])
        if len(empty):
            vectors[empty] = mean / np.linalg.norm(mean)
        return vectors

    def _open_texts(self) -> TextTower:
        from .starter_text import TextTower  # noqa: PLC0415 - ONNX Runtime, no earlier

        return TextTower(self._directory, self._config)

    def _open_pictures(self) -> PictureTower:
        from .starter_towers import PictureTower  # noqa: PLC0415 - ONNX Runtime, no earlier

        return PictureTower(self._directory, self._config)

    def _open_sounds(self) -> SoundTower:
        from .starter_towers import SoundTower  # noqa: PLC0415 - ONNX Runtime, no earlier

        return SoundTower(self._directory, self._config)

    def _join(self, parts: list[Vectors]) -> Vectors:
        """Stack the batches; no input gives no rows."""
        return np.concatenate([np.zeros((0, self.dim), np.float32), *parts])
