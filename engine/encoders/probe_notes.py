"""The vectors of the probes, as a model's first load on this machine made them.

An update of a library that shrinks pictures, cuts words or multiplies may change vectors although
the weights are the same. What the probes say then decides: where they disagree, the model counts as
another one from there on, and its spaces are renewed.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import numpy as np
from msgspec import Struct

from ..types.vectors import Vectors
from . import json_cache as notes
from .runtimes import AGREEMENT

# What stands between a file's pixels or letters and a vector.
PACKAGES = (
    "torch",
    "torchvision",
    "open_clip_torch",
    "timm",
    "tokenizers",
    "transformers",
    "pillow",
    "numpy",
)
_GENERATION_DIGITS = 8


class ProbeNotes(Struct, frozen=True):
    """What is noted of the models of this machine.

    Attributes:
        cache_dir: the folder of models.
        config_sha256: of the configuration that the model has now.
    """

    cache_dir: Path
    config_sha256: str

    def generation(self, model: str, encode: Callable[[], Vectors]) -> str:
        """Which of the models that went by this name it is; empty for the first.

        Args:
            model: its name and the hash of its weights.
            encode: gives the vectors of the probes, float32 (probes, dim); called only where the
                versions or the configuration are others than those of the note.
        """
        note = notes.read(self._path(model))
        if not note or note.get("made_with") == self._made_with():
            return str(note.get("generation", ""))
        found, generation = encode(), str(note.get("generation", ""))
        if not agree(_unpacked(note), found):
            generation = hashlib.sha256(found.tobytes()).hexdigest()[:_GENERATION_DIGITS]
        self._write(model, found, generation)
        return generation

    def remember_first(self, model: str, encode: Callable[[], Vectors]) -> None:
        """Note the probes' vectors of a model that has no note."""
        if not notes.read(self._path(model)):
            self._write(model, encode(), "")

    def _write(self, model: str, vectors: Vectors, generation: str) -> None:
        note = {
            "made_with": self._made_with(),
            "generation": generation,
            "dim": vectors.shape[1],
            "vectors": base64.b64encode(vectors.astype("<f4").tobytes()).decode("ascii"),
        }
        # Where the disk refuses, the next load tries again.
        with suppress(OSError):
            notes.write(self._path(model), note)

    def _path(self, model: str) -> Path:
        name = hashlib.sha256(model.encode("utf-8")).hexdigest()[:32]
        return self.cache_dir / "probes" / f"{name}.json"

    def _made_with(self) -> Mapping[str, str]:
        return {name: version(name) for name in PACKAGES} | {"config": self.config_sha256}


def agree(one: Vectors, other: Vectors) -> bool:
    """Whether all unit vectors of the same probes are nearly the same."""
    return one.shape == other.shape and bool(((one * other).sum(axis=1) >= AGREEMENT).all())


def _unpacked(note: Mapping[str, object]) -> Vectors:
    """The vectors of a note; none where it is damaged, which agree with nothing."""
    try:
        flat = np.frombuffer(base64.b64decode(str(note["vectors"])), "<f4")
        return flat.reshape(-1, int(str(note["dim"]))).astype(np.float32)
    except (KeyError, ValueError):
        return np.zeros((0, 0), np.float32)
