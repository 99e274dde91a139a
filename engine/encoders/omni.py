"""EmbeddingGemma 2: pictures, sounds and texts in a space of its own, through transformers.

What it is (`identity`, `dim`, `spec`) is told from the files alone. The text model comes with
`load()`; the towers for pictures and for sounds come with the first of these, so that nobody holds
what is not needed in memory. A frame of a video is a picture.

It may be used without its own ears, when a better sound model lends it some: these two are spaces
of their own, as their vectors of sounds have nothing in common.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import BugError, UserError
from ..language import tr
from ..types import Modality
from ..types.vectors import InputSpec, Pixels, Role, Samples, TextKind, Vectors
from . import fingerprint
from .devices import Device, absent
from .once import Once
from .precision import Precision
from .probe_notes import ProbeNotes
from .prompts import PLAIN, Prompts
from .runtimes import Runtime

if TYPE_CHECKING:
    from .omni_towers import OmniTowers

CONFIG_FILE = "config.json"
PROCESSOR_FILE = "processor_config.json"
WEIGHTS_FILE = "model.safetensors"

_ARCHITECTURE = "embedding_gemma2"
# The first numbers of a vector are a vector by themselves (Matryoshka, Kusupati et al., NeurIPS
# 2022, arXiv 2205.13147); it was trained for 128, 256, 512 and all 768.
_MOST_NUMBERS = 512
# The smallest of the budgets of soft tokens that it was trained with: 630 patches of 16 pixels,
# which is a square of this side. Each larger one takes twice the time.
SOFT_TOKENS = 70
_IMAGE_SIDE = 400
_ON_ACCELERATORS: Mapping[Device, Precision] = {
    Device.CUDA: Precision.BF16,
    Device.MPS: Precision.FP32,
    Device.XPU: Precision.BF16,
}


class OmniEncoder:
    """An EmbeddingGemma 2 as an `Encoder`.

    Args:
        directory: holds the configuration, the processor's files and the weights.
        cache_dir: where hashes and the choice of precision are noted.
        expected_sha256: what the weights must hash to; empty accepts any.
        precision: None chooses what suits this machine. It is never fp16, in which this model
            overflows.
        device: None chooses an accelerator, where there is one.
        prompts: the words around texts.

    Raises:
        UserError: the files are missing, cannot be read, or describe another kind of model.
    """

    reference_means: Mapping[Role, Vectors] = MappingProxyType({})

    def __init__(
        self,
        directory: Path,
        cache_dir: Path,
        expected_sha256: str = "",
        precision: Precision | None = None,
        device: Device | None = None,
        prompts: Prompts = PLAIN,
    ) -> None:
        self._directory = directory
        self._cache_dir = cache_dir
        self._expected_sha256 = expected_sha256
        if precision is Precision.FP16:
            raise BugError("this model overflows in fp16")
        self._precision = precision
        self._device = device
        self._prompts = prompts
        self._hears = True
        self.dim = min(_MOST_NUMBERS, _embedding_dim(directory))
        self.spec = InputSpec(image_side=_IMAGE_SIDE)
        self._towers: Once[OmniTowers] = Once(self._load)

    @property
    def modalities(self) -> frozenset[Modality]:
        """Sounds are among them only where it has ears of its own."""
        seen = frozenset({Modality.IMAGE, Modality.TEXT})
        return seen | {Modality.AUDIO} if self._hears else seen

    @property
    def runtime(self) -> Runtime:
        """What it runs on, once it is loaded, which it is for this."""
        return self._towers.get().runtime

    @property
    def without_sound(self) -> OmniEncoder:
        """The same model in the same memory, to be given other ears."""
        return self._twin(hears=False)

    @property
    def with_own_ears(self) -> OmniEncoder:
        """The same model in the same memory, with the ears that it was trained with."""
        return self._twin(hears=True)

    def _twin(self, *, hears: bool) -> OmniEncoder:
        if hears == self._hears:
            return self
        twin = copy(self)
        for cached in ("identity", "_name"):
            twin.__dict__.pop(cached, None)
        twin._hears = hears
        return twin

    @cached_property
    def identity(self) -> str:
        """`omni:<16 hex digits of the weights' hash>:<8 of the settings'>`, and `:ears` with them.

        Where an update made other vectors than the same weights gave at first, `ProbeNotes` adds
        8 more digits before that.

        Raises:
            UserError: the weights cannot be read, or are not those that were downloaded.
        """
        generation = self._probe_notes.generation(self._name, self._encode_probes)
        name = f"{self._name}:{generation}" if generation else self._name
        return f"{name}:ears" if self._hears else name

    @cached_property
    def _name(self) -> str:
        digest = self._weights_hash()
        if self._expected_sha256 not in ("", digest):
            raise UserError(
                tr("{weights} is damaged; download the model again", weights=self._weights)
            )
        return f"omni:{digest[:16]}:{self._settings()[:8]}"

    @property
    def _probe_notes(self) -> ProbeNotes:
        return ProbeNotes(self._cache_dir, self._settings())

    def _encode_probes(self) -> Vectors:
        return self._read().encode_probes()

    def load(self) -> None:
        """Import transformers and read the text model; a second call does nothing.

        Raises:
            UserError: the weights are missing, damaged or of another architecture.
        """
        self._towers.get()

    def understands(self, text: str) -> bool:  # noqa: ARG002
        """Any: it was trained on over 100 languages."""
        return True

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Encode RGB pictures, each uint8 of shape (height, width, 3)."""
        return self._towers.get().encode_images(images) if len(images) else self._nothing()

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """Encode mono windows, each float32 in [-1, 1] at `spec.sample_rate`."""
        if not self._hears:
            raise BugError("this model was to be given other ears")
        return self._towers.get().encode_audio(windows) if len(windows) else self._nothing()

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        """Encode texts; anything past 512 tokens is cut."""
        asked = [self._prompts.around(text, kind) for text in texts]
        return self._towers.get().encode_texts(asked) if asked else self._nothing()

    def _nothing(self) -> Vectors:
        return np.zeros((0, self.dim), dtype=np.float32)

    def _read(self) -> OmniTowers:
        from .omni_towers import OmniTowers  # noqa: PLC0415 - torch is imported no earlier

        return OmniTowers(self._directory, self._weights, self.dim)

    def _load(self) -> OmniTowers:
        # The weights must be the right ones before anything of them is read.
        name = self._name
        towers = self._read()
        self._probe_notes.remember_first(name, towers.encode_probes)
        device = self._place()
        if device is Device.CPU:
            precision = self._precision or towers.choose_precision(name, self._cache_dir)
        else:
            precision = self._precision or _ON_ACCELERATORS[device]
        towers.use(precision, device)
        return towers

    def _place(self) -> Device:
        """Where the weights are to lie.

        Raises:
            UserError: it was settled that they lie where this computer has nothing.
        """
        from .torch_devices import accelerators  # noqa: PLC0415 - torch is imported no earlier

        here = accelerators()
        if self._device is None:
            return here[0] if here else Device.CPU
        if self._device not in (Device.CPU, *here):
            raise absent(self._device)
        return self._device

    @property
    def _weights(self) -> Path:
        return self._directory / WEIGHTS_FILE

    def _weights_hash(self) -> str:
        try:
            return fingerprint.sha256_of(self._weights, self._cache_dir)
        except OSError as error:
            raise UserError(
                tr("The model's weights cannot be read: {reason}", reason=error)
            ) from error

    def _settings(self) -> str:
        """SHA-256, in hex, of all but the weights that vectors depend on."""
        files = [(self._directory / name).read_bytes() for name in (CONFIG_FILE, PROCESSOR_FILE)]
        ours = f"{self._prompts} {self.dim} {SOFT_TOKENS}".encode()
        return hashlib.sha256(b"\n".join([*files, ours])).hexdigest()


def _embedding_dim(directory: Path) -> int:
    path = directory / CONFIG_FILE
    try:
        config: dict[str, Any] = json.loads(path.read_text("utf-8"))
        (directory / PROCESSOR_FILE).stat()
    except (OSError, ValueError) as error:
        raise UserError(
            tr(
                "{path} cannot be read ({reason}); download the model again",
                path=path,
                reason=error,
            )
        ) from error
    try:
        if config["model_type"] != _ARCHITECTURE:
            raise ValueError(config["model_type"])
        return int(config["text_config"].get("embedding_dim", 768))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UserError(
            tr("{path} does not describe an EmbeddingGemma 2; download the model again", path=path)
        ) from error
