"""A small real CLIP with a small real CLAP, joined, and sounds for them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from checkpoints import CLAP_DIM, CLAP_WEIGHTS, DIM, open_clap, open_encoder, write_clap
from paired_spaces import WordReader

from engine.alignment.clip_with_sound import ClipWithSound
from engine.alignment.fitting import Recipe, standard_recipe
from engine.alignment.grammar import write_captions
from engine.alignment.store import BridgeStore
from engine.alignment.validation import BridgeRefused
from engine.encoders import fingerprint
from engine.encoders.base import Encoder
from engine.encoders.clap import ClapAudioEncoder
from engine.encoders.hub_models import as_preset
from engine.encoders.installed import write_manifest
from engine.encoders.sound_models import SOUND_MODELS
from engine.media.decoder import decode
from engine.media.limits import Limits
from engine.paths import model_cache
from engine.types.decoded import Batch

RATE = 48_000
# Random weights understand nothing, so the examination is waived where the path is what counts.
QUICK = Recipe(write_captions(120, 30), least_recall=0.0)


def open_both(directory: Path) -> ClipWithSound:
    """The CLIP and the CLAP of a directory, joined by the bridge that is kept there."""
    return ClipWithSound(
        open_encoder(directory / "clip"), open_clap(directory / "clap"), directory, QUICK
    )


def install_sound_model(understands: bool, clip: str) -> None:
    """Put a small CLAP where a download would, with the verdict on its bridge to a CLIP."""
    model = SOUND_MODELS["clap"]
    directory = write_clap(model_cache() / model.name)
    digest = fingerprint.hash_file(directory / CLAP_WEIGHTS)
    hub = as_preset(model).hub
    assert hub is not None
    write_manifest(directory, hub, {CLAP_WEIGHTS: digest})
    sound = ClapAudioEncoder(directory, model_cache(), digest)
    store = BridgeStore(model_cache(), clip, sound.identity, standard_recipe())
    readers = WordReader("clip", DIM), WordReader("sound", CLAP_DIM, understands)
    try:
        store.obtain(*readers, lambda done, total: None, lambda: False)
    except BridgeRefused:
        assert not understands


def encode_file(encoder: Encoder, path: Path) -> np.ndarray:
    """The vectors of all windows of a sound file."""
    parts = decode(str(path), encoder.spec, Limits())
    return encoder.encode_audio(
        [a for part in parts if isinstance(part, Batch) for a in part.arrays]
    )


def write_sound(path: Path, pitch: float, seconds: float = 3.0) -> Path:
    """Write a tone that grows louder, over a little noise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    time = np.arange(round(seconds * RATE)) / RATE
    noise = np.random.default_rng(round(pitch)).standard_normal(len(time))
    tone = (0.1 + 0.3 * time / seconds) * np.sin(2 * np.pi * pitch * (1 + time / 40) * time)
    soundfile.write(path, (tone + 0.01 * noise).astype(np.float32), RATE)
    return path
