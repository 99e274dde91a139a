"""The starter's weights file: small integers with one scale per row, made numbers when used.

`weights.safetensors` has for each large tensor an int8 tensor `name` and `name.scale`; small
tensors are stored as they are. A tower's tensors share a prefix. `config.json` beside it has the
identity and the shapes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import UserError

Arrays = dict[str, NDArray[Any]]

CONFIG_NAME = "config.json"
WEIGHTS_NAME = "weights.safetensors"
SCALE_ENDING = ".scale"
TEXT, IMAGE, AUDIO, MEAN = "text.", "image.", "audio.", "mean."
MEND = "install Triptych again or choose another preset"


@dataclass(frozen=True, slots=True)
class StarterConfig:
    """What is known of the model without reading its weights."""

    version: str
    sha256: str
    dim: int
    image_side: int
    sample_rate: int
    window_seconds: float
    hop_seconds: float
    passage_words: int
    words: int
    hidden: int
    image_widths: tuple[int, ...]
    image_depths: tuple[int, ...]
    audio_widths: tuple[int, ...]
    audio_depths: tuple[int, ...]

    @property
    def identity(self) -> str:
        """Name, version and hash of the weights."""
        return f"starter:{self.version}:{self.sha256[:16]}"


def read_config(directory: Path) -> StarterConfig:
    """Read the description of the model.

    Raises:
        UserError: it is missing or is not what this version writes.
    """
    try:
        fields = json.loads((directory / CONFIG_NAME).read_text(encoding="utf-8"))
        known = {name: fields[name] for name in StarterConfig.__dataclass_fields__}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"The starter model's {CONFIG_NAME} is missing or damaged: {MEND}."
        ) from error
    tuples = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
    return StarterConfig(**(known | tuples))


def read_weights(directory: Path, config: StarterConfig) -> Arrays:
    """Read every tensor as it is stored, by its full name.

    Raises:
        UserError: the file is missing, or is not the one the configuration names.
    """
    try:
        content = (directory / WEIGHTS_NAME).read_bytes()
    except OSError as error:
        raise UserError(f"The starter model's {WEIGHTS_NAME} is missing: {MEND}.") from error
    if hashlib.sha256(content).hexdigest() != config.sha256:
        raise UserError(f"The starter model's {WEIGHTS_NAME} is damaged: {MEND}.")
    from safetensors.numpy import load  # noqa: PLC0415 - only where weights are read

    return dict(load(content))


def tensors_of(packed: Arrays, prefix: str) -> Arrays:
    """The tensors of one tower, still as stored, named without its prefix."""
    return {
        name.removeprefix(prefix): array
        for name, array in packed.items()
        if name.startswith(prefix)
    }


def pack(arrays: Arrays) -> Arrays:
    """Turn large float tensors into int8 with one scale per row."""
    packed: Arrays = {}
    for name, array in arrays.items():
        if array.ndim < 2 or array.dtype.kind != "f":
            packed[name] = array
            continue
        rows = array.reshape(len(array), -1)
        scale = np.maximum(np.abs(rows).max(axis=1), 1e-12) / 127.0
        packed[name] = np.rint(rows / scale[:, None]).astype(np.int8).reshape(array.shape)
        packed[name + SCALE_ENDING] = scale.astype(np.float32)
    return packed


def unpack(packed: Arrays) -> Arrays:
    """Undo `pack`, up to the rounding."""
    arrays: Arrays = {}
    for name, array in packed.items():
        if name.endswith(SCALE_ENDING):
            continue
        scale = packed.get(name + SCALE_ENDING)
        arrays[name] = array if scale is None else _numbers(array, scale)
    return arrays


def _numbers(array: NDArray[np.int8], scale: NDArray[np.float32]) -> NDArray[np.float32]:
    """Multiply each row by its scale."""
    return array.astype(np.float32) * scale.reshape(-1, *[1] * (array.ndim - 1))
