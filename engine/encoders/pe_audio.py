"""The audio-text model PE-AV (Vyas et al., arXiv 2512.19687), of whose parts only two are used.

Its checkpoint has a text head for each pair of media; a bridge is fitted with that for sounds and
texts. What it is (`identity`, `dim`) is told from the files alone; torch and the weights come with
`load()`, or with the first window. One window is encoded at a time, as with CLAP.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..errors import UserError
from ..language import tr
from ..types.vectors import Samples, Vectors
from . import fingerprint
from .once import Once

if TYPE_CHECKING:
    from .pe_audio_towers import PeAudioText, PeAudioTower

CONFIG_FILE = "config.json"
TOKENIZER_FILE = "tokenizer.json"
WEIGHTS_FILE = "model.safetensors"

_ARCHITECTURE = "pe_audio_video"


class PeAudioEncoder:
    """The sounds of a PE-AV, in the format of `transformers`, as an `AudioTextModel`.

    Args:
        directory: holds the configuration, the tokenizer and the weights.
        cache_dir: where hashes are noted.
        expected_sha256: what the weights must hash to; empty accepts any.

    Raises:
        UserError: the files are missing, cannot be read, or describe another kind of model.
    """

    sample_rate = 48_000
    window_seconds = 10.0

    def __init__(self, directory: Path, cache_dir: Path, expected_sha256: str = "") -> None:
        self._directory = directory
        self._cache_dir = cache_dir
        self._expected_sha256 = expected_sha256
        self._config, self.dim = _read_config(directory / CONFIG_FILE)
        self._tower: Once[PeAudioTower] = Once(self._load_tower)
        self._text: Once[PeAudioText] = Once(self._load_text)

    @cached_property
    def identity(self) -> str:
        """`pe-av:<16 hex digits of the weights' hash>:<8 of the settings'>`, told as CLAP's is.

        Raises:
            UserError: the weights cannot be read.
        """
        digest = self._expected_sha256 or self._weights_hash()
        return f"pe-av:{digest[:16]}:{hashlib.sha256(self._config).hexdigest()[:8]}"

    def load(self) -> None:
        """Import transformers and read the tower for sounds; a second call does nothing.

        Raises:
            UserError: the weights are missing, damaged or of another architecture.
        """
        self._tower.get()

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """Encode mono windows, each float32 in [-1, 1] at `sample_rate`."""
        if not len(windows):
            return self._nothing()
        tower = self._tower.get()
        return np.stack([tower.encode(window) for window in windows])

    def encode_captions(self, captions: Sequence[str]) -> Vectors:
        """Encode descriptions of sounds with the text model, which is read for the first of them.

        Raises:
            UserError: the text model or its tokenizer is missing or damaged.
        """
        return self._text.get().encode(captions) if len(captions) else self._nothing()

    def release_text_tower(self) -> None:
        """Give the memory of the text model back."""
        self._text = Once(self._load_text)

    def _load_tower(self) -> PeAudioTower:
        self._check_weights()
        from .pe_audio_towers import PeAudioTower  # noqa: PLC0415 - torch is imported no earlier

        return PeAudioTower(self._directory)

    def _load_text(self) -> PeAudioText:
        self._check_weights()
        from .pe_audio_towers import PeAudioText  # noqa: PLC0415 - as in `_load_tower`

        return PeAudioText(self._directory)

    def _check_weights(self) -> None:
        if self._expected_sha256 not in ("", self._weights_hash()):
            raise UserError(
                tr("{weights} is damaged; download the sound model again", weights=self._weights)
            )

    @property
    def _weights(self) -> Path:
        return self._directory / WEIGHTS_FILE

    def _weights_hash(self) -> str:
        try:
            return fingerprint.sha256_of(self._weights, self._cache_dir)
        except OSError as error:
            raise UserError(
                tr("The sound model's weights cannot be read: {reason}", reason=error)
            ) from error

    def _nothing(self) -> Vectors:
        return np.zeros((0, self.dim), dtype=np.float32)


def _read_config(path: Path) -> tuple[bytes, int]:
    """The configuration as it is, and the length of a vector that it tells."""
    try:
        content = path.read_bytes()
        config = json.loads(content)
        if config["model_type"] != _ARCHITECTURE:
            raise ValueError(config["model_type"])
        return content, int(config["text_config"]["hidden_size"])
    except (OSError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise UserError(
            tr(
                "{path} does not describe a PE-AV ({reason}); download the sound model again",
                path=path,
                reason=error,
            )
        ) from error
