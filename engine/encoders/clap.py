"""The audio-text model CLAP (LAION, arXiv 2211.06687), for windows of sound and captions.

What it is (`identity`, `dim`) is told from the files alone; torch and the weights come with
`load()`, or with the first window. One window is encoded at a time: kernels round differently for
batches of different sizes, and a sound must have the same vectors whatever it is indexed with.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import UserError
from ..language import tr
from ..types.vectors import Samples, Vectors
from . import fingerprint
from .precision import Precision

if TYPE_CHECKING:
    from .clap_towers import ClapAudioTower, ClapTextTower

CONFIG_FILE = "config.json"
PREPROCESSING_FILE = "preprocessor_config.json"
TOKENIZER_FILE = "tokenizer.json"
# safetensors before pickles.
WEIGHTS_FILES = ("model.safetensors", "pytorch_model.bin")


class ClapAudioEncoder:
    """A CLAP without feature fusion, in the format of `transformers`, as an `AudioTextModel`.

    Args:
        directory: holds the configuration, the preprocessing, the tokenizer and the weights.
        cache_dir: where hashes and the choice of precision are noted.
        expected_sha256: what the weights must hash to; empty accepts any.
        precision: None chooses what suits this machine.

    Raises:
        UserError: the files are missing, cannot be read, or describe another kind of model.
    """

    def __init__(
        self,
        directory: Path,
        cache_dir: Path,
        expected_sha256: str = "",
        precision: Precision | None = None,
    ) -> None:
        self._directory = directory
        self._cache_dir = cache_dir
        self._expected_sha256 = expected_sha256
        self._precision = precision
        self._weights = _find_weights(directory)
        self.config = _read(directory / CONFIG_FILE)
        self.preprocessing = _read(directory / PREPROCESSING_FILE)
        try:
            self.dim = int(self.config["projection_dim"])
            self.sample_rate = int(self.preprocessing["sampling_rate"])
            self.window_seconds = float(self.preprocessing["max_length_s"])
            fused = bool(self.config["audio_config"].get("enable_fusion", False))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UserError(
                tr(
                    "{directory} does not hold a CLAP model; download the sound model again",
                    directory=directory,
                )
            ) from error
        if fused:
            raise UserError(
                tr(
                    "The CLAP in {directory} fuses random crops of a sound, which Triptych does "
                    "not do; choose one without fusion",
                    directory=directory,
                )
            )
        self._loading = threading.Lock()
        self._audio: ClapAudioTower | None = None
        self._text: ClapTextTower | None = None

    @cached_property
    def identity(self) -> str:
        """`clap:<16 hex digits of the weights' hash>:<8 of the settings'>`.

        The hash is the one that the weights must have, where that is known: pictures and texts
        can be searched although these weights are damaged, which shows when they are loaded.

        Raises:
            UserError: the weights cannot be read.
        """
        digest = self._expected_sha256 or self._weights_hash()
        settings = json.dumps([self.config, self.preprocessing], sort_keys=True)
        return f"clap:{digest[:16]}:{hashlib.sha256(settings.encode()).hexdigest()[:8]}"

    def load(self) -> None:
        """Import transformers and read the audio tower; a second call does nothing.

        Raises:
            UserError: the weights are missing, damaged or of another architecture.
        """
        self._loaded()

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """Encode mono windows, each float32 in [-1, 1] at `sample_rate`.

        One that is shorter than `window_seconds` is repeated, as in training; one that is longer
        is cut.
        """
        if not len(windows):
            return self._nothing()
        tower = self._loaded()
        return np.stack([tower.encode(window) for window in windows])

    def encode_captions(self, captions: Sequence[str]) -> Vectors:
        """Encode descriptions of sounds with the text tower, which is read for the first of them.

        Raises:
            UserError: the text tower or its tokenizer is missing or damaged.
        """
        if not len(captions):
            return self._nothing()
        return self._text_tower().encode(captions)

    def release_text_tower(self) -> None:
        """Give the memory of the text tower back."""
        self._text = None

    def _sound_weights(self) -> Path:
        """The weights, once it is certain that they are the right ones."""
        if self._expected_sha256 not in ("", self._weights_hash()):
            raise UserError(
                tr("{weights} is damaged; download the sound model again", weights=self._weights)
            )
        return self._weights

    def _weights_hash(self) -> str:
        try:
            return fingerprint.sha256_of(self._weights, self._cache_dir)
        except OSError as error:
            raise UserError(
                tr("The sound model's weights cannot be read: {reason}", reason=error)
            ) from error

    def _nothing(self) -> Vectors:
        return np.zeros((0, self.dim), dtype=np.float32)

    def _loaded(self) -> ClapAudioTower:
        # A search and an indexing run may need it first at the same moment, and memory is short.
        with self._loading:
            if self._audio is None:
                weights = self._sound_weights()
                from .clap_towers import ClapAudioTower  # noqa: PLC0415 - torch is imported no earlier

                tower = ClapAudioTower(weights, self.config, self.preprocessing)
                tower.use(self._precision or tower.choose_precision(self.identity, self._cache_dir))
                self._audio = tower
            return self._audio

    def _text_tower(self) -> ClapTextTower:
        with self._loading:
            if self._text is None:
                weights = self._sound_weights()
                from .clap_towers import ClapTextTower  # noqa: PLC0415 - as in `_loaded`

                tower = ClapTextTower(weights, self.config, self._directory / TOKENIZER_FILE)
                tower.use(self._precision or tower.choose_precision(self.identity, self._cache_dir))
                self._text = tower
            return self._text


def _find_weights(directory: Path) -> Path:
    for name in WEIGHTS_FILES:
        if (directory / name).is_file():
            return directory / name
    raise UserError(
        tr(
            "{directory} holds no weights of a CLAP; download the sound model again",
            directory=directory,
        )
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(
            tr(
                "{path} cannot be read ({reason}); download the sound model again",
                path=path,
                reason=error,
            )
        ) from error
    if not isinstance(content, dict):
        raise UserError(tr("{path} makes no sense; download the sound model again", path=path))
    return content
