"""The model that writes down speech, as a directory: a Whisper model in CTranslate2's form."""

from __future__ import annotations

import zlib
from pathlib import Path

_WEIGHTS, _SETTINGS = "model.bin", "config.json"


def is_speech_model(directory: str) -> bool:
    """Whether there is a model in a directory."""
    return Path(directory, _WEIGHTS).is_file()


def speech_reader(directory: str) -> int:
    """A number for the model in a directory, by the size of its weights and its settings."""
    settings = Path(directory, _SETTINGS)
    known = settings.read_bytes() if settings.is_file() else b""
    return zlib.crc32(known + str(Path(directory, _WEIGHTS).stat().st_size).encode())
