"""How fast a model is on this machine: measured once with made-up media, and noted with the day."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from msgspec import to_builtins

from ..encoders import json_cache as notes
from ..encoders.base import Encoder
from ..encoders.runtimes import Runtime
from ..errors import BugError, Cancelled
from ..types import Modality
from ..types.tracks import CONTENTS
from ..types.vectors import TextKind, Vectors
from .facts import Speed

_NOTES = "speeds.json"
_ROUNDS = 3
_SENTENCE = "a brown dog runs along the beach while the sun goes down behind the harbour"
# What two cores without an accelerator make of EmbeddingGemma 2, for a computer on which nobody has
# measured it: a picture takes 2.6 s, a window of sound 2.2 s, a sentence 0.2 s.
WITHOUT_ACCELERATOR: Mapping[str, Speed] = MappingProxyType({"omni": Speed(0.38, 0.45, 5.0, "")})
# One round that takes as long says enough.
_LONG_SECONDS = 5.0
_BATCH = {Modality.IMAGE: 16, Modality.AUDIO: 4, Modality.TEXT: 32}


def measure(
    model: str,
    encoder: Encoder,
    cache_dir: Path,
    cancelled: Callable[[], bool],
    runtime: Runtime | None = None,
) -> Speed:
    """Measure an encoder, the best of a few rounds per medium, and note the result.

    Args:
        runtime: what it runs on, for the note.

    Raises:
        UserError: the weights are missing or damaged.
        Cancelled: the person asked to stop.
    """
    encoder.load()
    rates = {
        modality.value: _rate(encoder, modality, cancelled)
        if modality in encoder.modalities
        else 0.0
        for modality in CONTENTS
    }
    speed = Speed(**rates, measured=date.today().isoformat(), runtime=runtime)
    notes.remember(cache_dir / _NOTES, _key(model), to_builtins(speed))
    return speed


def cached_speed(model: str, cache_dir: Path) -> Speed | None:
    """What was measured of a model on this machine, if anything."""
    note = notes.read(cache_dir / _NOTES).get(_key(model))
    try:
        return _from_note(note) if isinstance(note, dict) else None
    except (TypeError, ValueError):
        return None


def _from_note(note: dict[str, Any]) -> Speed:
    runtime = note.get("runtime")
    return Speed(**{**note, "runtime": Runtime(runtime) if runtime else None})


def forget_speed(model: str, cache_dir: Path) -> None:
    """Drop the note on a model."""
    notes.remember(cache_dir / _NOTES, _key(model), None)


def _rate(encoder: Encoder, modality: Modality, cancelled: Callable[[], bool]) -> float:
    encode = _trial(encoder, modality)
    encode()
    seconds = []
    for _ in range(_ROUNDS):
        if cancelled():
            raise Cancelled("the measurement was stopped")
        begin = time.perf_counter()
        encode()
        seconds.append(time.perf_counter() - begin)
        if seconds[-1] > _LONG_SECONDS:
            break
    return round(_BATCH[modality] / min(seconds), 2)


def _trial(encoder: Encoder, modality: Modality) -> Callable[[], Vectors]:
    random, spec, count = np.random.default_rng(0), encoder.spec, _BATCH[modality]
    side, samples = spec.image_side, round(spec.window_seconds * spec.sample_rate)
    match modality:
        case Modality.IMAGE:
            pictures = list(random.integers(0, 256, (count, side, side, 3), np.uint8))
            return lambda: encoder.encode_images(pictures)
        case Modality.AUDIO:
            windows = list(random.uniform(-0.5, 0.5, (count, samples)).astype(np.float32))
            return lambda: encoder.encode_audio(windows)
        case Modality.TEXT:
            texts = [f"{_SENTENCE} {number}" for number in range(count)]
            return lambda: encoder.encode_texts(texts, TextKind.DOCUMENT)
    raise BugError(f"no segment has the content {modality}")


def _key(model: str) -> str:
    return f"{platform.node()} {platform.machine()} {model}"
