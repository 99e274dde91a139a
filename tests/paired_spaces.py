"""Two made-up spaces with a linear relation that is known, and two encoders that fill them."""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from engine.alignment.fitting import Lessons, Pairs
from engine.index.centring import unit_rows
from engine.types import Modality
from engine.types.vectors import InputSpec, Pixels, Role, Samples, TextKind, Vectors

LATENT, HEARD, SEEN = 24, 96, 64
_WORD_LATENT = 160
_GAP = 8.0
# Of the latent vectors' own length.
_SOUND_NOISE, _TEXT_NOISE, _OWN_NOISE = 1.6, 0.05, 0.4

Latent = NDArray[np.float64]


def _tilted(rng: np.random.Generator, dim: int) -> Latent:
    """The offset of one modality's cone: a direction of its own, longer than what varies."""
    direction = rng.standard_normal(dim)
    return _GAP * direction / np.linalg.norm(direction)


class PairedSpaces:
    """A sound model and a CLIP that both are linear views of one latent space, each with gaps.

    The relation between the spaces is linear, texts are nearly free of noise, sounds are not, and
    every modality lies in a cone of its own.
    """

    def __init__(self, seed: int = 1) -> None:
        self.rng = np.random.default_rng(seed)
        self._to_heard = self.rng.standard_normal((LATENT, HEARD)) / np.sqrt(HEARD)
        self._to_seen = self.rng.standard_normal((LATENT, SEEN)) / np.sqrt(SEEN)
        self._gaps = {
            name: _tilted(self.rng, dim)
            for name, dim in (
                ("described", HEARD), ("sound", HEARD), ("text", SEEN), ("image", SEEN)
            )
        }  # fmt: skip

    def latents(self, count: int) -> Latent:
        """Meanings, (n, LATENT)."""
        return self.rng.standard_normal((count, LATENT))

    def described(self, meanings: Latent) -> Vectors:
        """Descriptions of sounds as the sound model has them."""
        return self._view(meanings, self._to_heard, "described", _TEXT_NOISE)

    def sounds(self, meanings: Latent) -> Vectors:
        """Sounds as the sound model has them: noisy, and in a cone of their own."""
        return self._view(meanings, self._to_heard, "sound", _SOUND_NOISE)

    def texts(self, meanings: Latent) -> Vectors:
        """Texts as CLIP has them."""
        return self._view(meanings, self._to_seen, "text", _OWN_NOISE)

    def images(self, meanings: Latent) -> Vectors:
        """Pictures as CLIP has them."""
        return self._view(meanings, self._to_seen, "image", _OWN_NOISE)

    def lessons(self, training: int = 1_200, held_out: int = 300) -> Lessons:
        """Captions through both text towers."""

        def pairs(count: int) -> Pairs:
            meanings = self.latents(count)
            return Pairs(self.described(meanings), self.texts(meanings))

        return Lessons(pairs(training), pairs(held_out), pairs(held_out), pairs(held_out))

    def _view(self, meanings: Latent, to: Latent, gap: str, noise: float) -> Vectors:
        clean = meanings @ to
        size = noise * np.linalg.norm(clean, axis=1).mean() / np.sqrt(to.shape[1])
        noisy = clean + size * self.rng.standard_normal(clean.shape)
        return unit_rows(np.asarray(noisy + self._gaps[gap], dtype=np.float32))


@dataclass(eq=False)
class WordReader:
    """Both a CLIP and a sound model: a text's vector is the sum of its words' own.

    Attributes:
        reads_words: whether texts with common words are alike at all.
        read: how many texts it was given.
    """

    identity: str
    dim: int
    reads_words: bool = True
    read: int = 0

    sample_rate = 8_000
    window_seconds = 1.0
    spec = InputSpec()
    modalities = frozenset({Modality.IMAGE, Modality.TEXT})
    reference_means = MappingProxyType[Role, Vectors]({})

    def load(self) -> None:
        """Nothing is needed."""

    def release_text_tower(self) -> None:
        """Nothing was taken."""

    def understands(self, text: str) -> bool:
        """Asked of encoders."""
        return True

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        """Sums of words, or a vector of its own for every text."""
        self.read += len(texts)
        split = (lambda text: re.findall(r"\w+", text)) if self.reads_words else (lambda t: [t])
        sums = np.stack([sum(map(_latent, split(text))) for text in texts])
        return unit_rows(np.asarray(sums @ self._map, dtype=np.float32))

    def encode_captions(self, captions: Sequence[str]) -> Vectors:
        """As texts."""
        return self.encode_texts(captions, TextKind.DOCUMENT)

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """A vector by content."""
        content = np.stack([_latent(str(zlib.crc32(window.tobytes()))) for window in windows])
        return unit_rows(np.asarray(content @ self._map, dtype=np.float32))

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Nothing to see."""
        return np.zeros((len(images), self.dim), np.float32)

    @functools.cached_property
    def _map(self) -> Latent:
        rng = np.random.default_rng(zlib.crc32(self.identity.encode()))
        return rng.standard_normal((_WORD_LATENT, self.dim))


@functools.cache
def _latent(word: str) -> Latent:
    return np.random.default_rng(zlib.crc32(word.encode())).standard_normal(_WORD_LATENT)
