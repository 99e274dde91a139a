"""A CLIP model with ears: its own towers for pictures and texts, a bridged one for sounds.

Pictures and texts need neither the sound model nor the bridge, so these are read, and the bridge
fitted where there is none, no sooner than for the first sound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from ..encoders.audio_text import AudioTextModel
from ..encoders.base import Encoder
from ..encoders.omni import OmniEncoder
from ..encoders.regions import RegionEncoder, RegionMap
from ..types.tracks import CONTENTS
from ..types.vectors import InputSpec, Pixels, Role, Samples, TextKind, Vectors
from .fitting import Bridge, OnProgress, Recipe, standard_recipe
from .store import BridgeStore


class ClipWithSound:
    """An `Encoder` of two models: `without_sound` and an audio-text model, with their bridge."""

    modalities = frozenset(CONTENTS)

    def __init__(
        self,
        clip: Encoder,
        sound: AudioTextModel,
        cache_dir: Path,
        recipe: Recipe | None = None,
    ) -> None:
        """Put the two together; nothing is loaded.

        Args:
            cache_dir: the folder of downloaded models, where the bridge is kept.
            recipe: how the bridge is fitted; None for the standard one.

        Raises:
            UserError: the weights of one of them cannot be read or are damaged.
        """
        self.without_sound = clip
        self.store = BridgeStore(
            cache_dir, clip.identity, sound.identity, recipe or standard_recipe()
        )
        self.identity = self.store.identity
        self.dim = clip.dim
        self.spec = InputSpec(
            image_side=clip.spec.image_side,
            passage_words=clip.spec.passage_words,
            sample_rate=sound.sample_rate,
            window_seconds=sound.window_seconds,
            hop_seconds=sound.window_seconds / 2,
        )
        self.sound = sound
        self._bridge: Bridge | None = None

    @property
    def reference_means(self) -> Mapping[Role, Vectors]:
        """CLIP's own; that of sounds is part of the bridge, which leaves nothing to subtract."""
        return self.without_sound.reference_means

    def load(self) -> None:
        """Load what pictures and texts need.

        Raises:
            UserError: the weights are missing, damaged or of another architecture.
        """
        self.without_sound.load()

    def prepare(self, on_progress: OnProgress, cancelled: Callable[[], bool]) -> None:
        """Have the bridge at hand, fitting it where there is none; a second call does nothing.

        Args:
            on_progress: told the captions read and all of them, while it is fitted.
            cancelled: asked as often.

        Raises:
            BridgeRefused: the bridge failed its check; `without_sound` works as ever.
            UserError: the sound model is damaged, or the bridge cannot be written.
            Cancelled: the person asked to stop.
        """
        self._ready(on_progress, cancelled)

    def understands(self, text: str) -> bool:
        """Whether CLIP does: typed words are encoded by it alone."""
        return self.without_sound.understands(text)

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Encode RGB pictures, each uint8 of shape (height, width, 3)."""
        return self.without_sound.encode_images(images)

    def encode_regions(self, image: Pixels) -> RegionMap | None:
        """Tell what is seen in each part of a picture, where CLIP's own encoder can."""
        clip = self.without_sound
        return clip.encode_regions(image) if isinstance(clip, RegionEncoder) else None

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        """Encode texts; anything past the model's context is cut."""
        return self.without_sound.encode_texts(texts, kind)

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """Encode mono windows, each float32 in [-1, 1] at `spec.sample_rate`."""
        if not len(windows):
            return np.zeros((0, self.dim), dtype=np.float32)
        bridge = self._ready(lambda done, total: None, lambda: False)
        return bridge.carry(self.sound.encode_audio(windows))

    def _ready(self, on_progress: OnProgress, cancelled: Callable[[], bool]) -> Bridge:
        if self._bridge is None:
            self._bridge = self.store.read() or self.store.obtain(
                self.without_sound, self.sound, on_progress, cancelled
            )
        return self._bridge


def part_for(encoder: Encoder, identity: str) -> Encoder:
    """The encoder, or the part of it that can search a space of that identity.

    CLIP alone searches what was indexed before there was a sound model, with a sound model that is
    away or damaged, or with another bridge: its own vectors are the same in all of them.
    """
    if identity == encoder.identity:
        return encoder
    return next((part for part in _parts(encoder) if can_search(part, identity)), encoder)


def at_least_for(encoder: Encoder, identity: str) -> Encoder:
    """The encoder, or its part without ears where a space was made with others.

    A space whose sound model is away is gone on with, and its sounds wait until that is back.
    """
    if isinstance(encoder, OmniEncoder) and can_search(encoder.without_sound, identity):
        return encoder.without_sound
    return encoder


def _parts(encoder: Encoder) -> Iterator[Encoder]:
    """What an encoder can also search with: itself without sound, or with ears of its own."""
    if isinstance(encoder, ClipWithSound):
        yield encoder.without_sound
        if isinstance(encoder.without_sound, OmniEncoder):
            yield encoder.without_sound.with_own_ears
    elif isinstance(encoder, OmniEncoder):
        yield encoder.without_sound


def can_search(encoder: Encoder, identity: str) -> bool:
    """Whether a space of that identity was made by an encoder, or by it with a sound model."""
    return f"{identity}+".startswith(f"{encoder.identity}+")
