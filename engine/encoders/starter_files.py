"""The starter's files: what they are called, what is known of them, whether they are whole.

`config.json` has the identity, the shapes and the SHA-256 of every other file; nothing is read
that is not the file it names. That is looked at once for each file, until it is another one.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from msgspec import Struct

from ..errors import UserError
from ..language import tr, tr_noop
from ..paths import model_cache
from ..types.vectors import Role, Vectors
from . import fingerprint

CONFIG = "config.json"
TOKENIZER = "tokenizer.json"
MEANS = "means.npz"
WORDS = "words.npy"
TEXT = "text.onnx"
PICTURE, PICTURE_HEAD = "picture.onnx", "picture-head.onnx"
SOUND, SOUND_HEAD = "sound.onnx", "sound-head.onnx"
FILES = (TOKENIZER, WORDS, MEANS, TEXT, PICTURE, PICTURE_HEAD, SOUND, SOUND_HEAD)
MEND = tr_noop("install Triptych again or choose another preset")


class StarterConfig(Struct, frozen=True):
    """What is known of the model without reading its weights.

    Attributes:
        version: of the recipe.
        sha256: of each file, by its name, in hexadecimal.
        dim: length of a vector.
        image_side: pixels of the square that pictures are squashed to.
        sample_rate: Hz of the mono sound.
        window_seconds: length of one audio window.
        hop_seconds: distance between the starts of two windows.
        passage_words: most words in one passage of a document.
        most_tokens: where a text is cut.
    """

    version: str
    sha256: Mapping[str, str]
    dim: int
    image_side: int
    sample_rate: int
    window_seconds: float
    hop_seconds: float
    passage_words: int
    most_tokens: int

    @property
    def identity(self) -> str:
        """Name, version and one hash of all files."""
        joined = "".join(self.sha256[name] for name in FILES)
        return f"starter:{self.version}:{hashlib.sha256(joined.encode()).hexdigest()[:16]}"


def read_config(directory: Path) -> StarterConfig:
    """Read the description of the model.

    Raises:
        UserError: it is missing or is not what this version writes.
    """
    try:
        fields = json.loads((directory / CONFIG).read_text(encoding="utf-8"))
        config = StarterConfig(**{name: fields[name] for name in StarterConfig.__struct_fields__})
        if set(config.sha256) != set(FILES):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            tr(
                "The starter model's {config} is missing or damaged: {mend}.",
                config=CONFIG,
                mend=tr(MEND),
            )
        ) from error
    return config


def read_file(directory: Path, name: str, config: StarterConfig) -> bytes:
    """Read one file whole.

    Raises:
        UserError: it is missing, or is not the one the description names.
    """
    path = directory / name
    try:
        content = path.read_bytes()
        is_whole = fingerprint.is_content(path, content, config.sha256[name], model_cache())
    except OSError as error:
        raise UserError(
            tr("The starter model's {name} is missing: {mend}.", name=name, mend=tr(MEND))
        ) from error
    if not is_whole:
        raise UserError(
            tr("The starter model's {name} is damaged: {mend}.", name=name, mend=tr(MEND))
        )
    return content


def read_means(directory: Path, config: StarterConfig) -> Mapping[Role, Vectors]:
    """Read the mean vector of each role.

    Raises:
        UserError: as `read_file`.
    """
    with np.load(io.BytesIO(read_file(directory, MEANS, config))) as arrays:
        return {role: arrays[role.value] for role in Role}
