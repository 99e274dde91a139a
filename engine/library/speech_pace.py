"""How long listening takes here, noted beside the models for the next estimate."""

from __future__ import annotations

import platform
from pathlib import Path

from ..encoders import json_cache as notes

_NOTES = "speech.json"
# In less, the start of the model counts for more than the listening.
_LEAST_SECONDS = 30.0


def read_pace(reader: int, cache_dir: Path) -> float | None:
    """Seconds that a second of sound took with a model on this machine; None where unknown.

    Args:
        reader: the number of the model.
    """
    pace = notes.read(cache_dir / _NOTES).get(_key(reader))
    return pace if isinstance(pace, float) and pace > 0 else None


def note_pace(reader: int, cache_dir: Path, sound: float, took: float) -> None:
    """Note what a pass has measured: so many seconds of sound in so many seconds."""
    if sound >= _LEAST_SECONDS and took > 0:
        notes.remember(cache_dir / _NOTES, _key(reader), took / sound)


def _key(reader: int) -> str:
    return f"{platform.node()} {platform.machine()} {reader}"
