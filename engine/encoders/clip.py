"""The encoder over open_clip: pictures and texts in one space, for every downloaded preset.

What it is (`identity`, `dim`, `spec`) is told from the files alone; torch and the weights come
with `load()`, or with the first picture or text.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from ..errors import BugError, UserError
from ..language import tr
from ..types import Modality
from ..types.vectors import InputSpec, Pixels, Role, Samples, TextKind, Vectors
from .checkpoint import Checkpoint
from .devices import Device, absent
from .onnx_files import find
from .probe_notes import ProbeNotes
from .prompts import PLAIN, Prompts
from .regions import RegionMap
from .runtimes import Runtime, noted, remember

if TYPE_CHECKING:
    from .towers import ClipTowers


# Less weights than this are quick in any runtime.
_WORTH_A_TRIAL = 50_000_000

_log = logging.getLogger(__name__)


class ClipEncoder:
    """An open_clip model as an `Encoder`.

    Args:
        checkpoint: the model's directory.
        label: "model:tag", the readable part of the identity.
        cache_dir: where hashes and the choice of a runtime are noted, and exported networks lie.
        expected_sha256: what the weights must hash to; empty accepts any.
        runtime: None chooses what suits this machine; an exported one must have been kept.
        device: the only one to choose from; None for any.
        prompts: the words around texts.
    """

    reference_means: Mapping[Role, Vectors] = MappingProxyType({})
    modalities = frozenset({Modality.IMAGE, Modality.TEXT})

    def __init__(
        self,
        checkpoint: Checkpoint,
        label: str,
        cache_dir: Path,
        expected_sha256: str = "",
        runtime: Runtime | None = None,
        device: Device | None = None,
        prompts: Prompts = PLAIN,
    ) -> None:
        self.dim = checkpoint.dim
        self.spec = InputSpec(image_side=checkpoint.image_side)
        self._checkpoint = checkpoint
        self._label = label
        self._cache_dir = cache_dir
        self._expected_sha256 = expected_sha256
        self._wanted = runtime
        self._device = device
        self._runtime: Runtime | None = None
        self._prompts = prompts
        self._towers: ClipTowers | None = None
        self._loading = threading.Lock()

    @cached_property
    def identity(self) -> str:
        """`clip:<model>:<tag>:<16 hex digits of the weights' hash>`, and what `ProbeNotes` adds.

        That is `:<8 hex digits>` where an update made other vectors than the same weights gave at
        first. The first look after an update loads the model and compares.

        Raises:
            UserError: the weights cannot be read, or are not those that were downloaded.
        """
        generation = self._probe_notes.generation(self._name, self._probe_vectors)
        return f"{self._name}:{generation}" if generation else self._name

    @property
    def runtime(self) -> Runtime | None:
        """What it runs on; None before it is loaded."""
        return Runtime.FP32 if self.left_accelerator else self._runtime

    @property
    def left_accelerator(self) -> bool:
        """Whether it ran on an accelerator, and had to go on without it."""
        return self._towers is not None and self._towers.left_accelerator

    @cached_property
    def _name(self) -> str:
        digest = self._checkpoint.weights_hash(self._cache_dir)
        if self._expected_sha256 not in ("", digest):
            raise UserError(
                tr(
                    "{weights} is damaged; download the model again",
                    weights=self._checkpoint.weights,
                )
            )
        return f"clip:{self._label}:{digest[:16]}"

    @cached_property
    def _probe_notes(self) -> ProbeNotes:
        return ProbeNotes(self._cache_dir, self._checkpoint.config_hash())

    def _probe_vectors(self) -> Vectors:
        from .towers import ClipTowers  # noqa: PLC0415 - torch is imported no earlier

        return ClipTowers(self._checkpoint).encode_probes()

    def load(self) -> None:
        """Import open_clip and read the weights; a second call does nothing.

        Raises:
            UserError: the weights are missing, damaged or of another architecture.
        """
        self._loaded()

    def needs_trial(self) -> bool:
        """Whether nobody has found out what is the fastest here, since the last update."""
        is_worth_it = self._checkpoint.weights.stat().st_size >= _WORTH_A_TRIAL
        is_open = self._wanted is None and is_worth_it
        return is_open and noted(self.identity, self._cache_dir, self._device) is None

    def try_runtimes(self, cancelled: Callable[[], bool]) -> None:
        """Find out, in a minute or two, which runtime is the fastest here, and use it.

        Raises:
            UserError: the weights are missing, damaged or of another architecture.
            OSError: the disk refuses.
            Cancelled: the person asked to stop.
        """
        identity = self.identity
        if self._checkpoint.weights.stat().st_size < _WORTH_A_TRIAL:
            return
        from .runtime_trial import try_runtimes  # noqa: PLC0415 - torch is imported no earlier

        try_runtimes(self._checkpoint, identity, self._cache_dir, cancelled, self._device)
        with self._loading:
            # What is at work with the former towers goes on with them.
            self._towers = self._load() if self._towers is not None else None

    def understands(self, text: str) -> bool:  # noqa: ARG002
        """Any: what a downloaded model was trained on is not known."""
        return True

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Encode RGB pictures, each uint8 of shape (height, width, 3)."""
        return self._loaded().encode_images(images) if len(images) else self._nothing()

    def encode_regions(self, image: Pixels) -> RegionMap | None:
        """Tell what is seen in each patch of a picture, uint8 of shape (height, width, 3)."""
        return self._loaded().encode_regions(image)

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        """Encode texts; anything past the model's context is cut."""
        asked = [self._prompts.around(text, kind) for text in texts]
        return self._loaded().encode_texts(asked) if asked else self._nothing()

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:  # noqa: ARG002
        """Sounds are beyond CLIP: `modalities` says so."""
        raise BugError("CLIP has no tower for audio")

    def _nothing(self) -> Vectors:
        return np.zeros((0, self.dim), dtype=np.float32)

    def _loaded(self) -> ClipTowers:
        # A search and an indexing run may need it first at the same moment, and memory is short.
        with self._loading:
            if self._towers is None:
                self._towers = self._load()
            return self._towers

    def _load(self) -> ClipTowers:
        identity = self.identity
        from .towers import ClipTowers  # noqa: PLC0415 - torch is imported no earlier

        towers = ClipTowers(self._checkpoint)
        self._probe_notes.remember_first(self._name, towers.encode_probes)
        runtime = self._wanted or self._found(towers, identity)
        if runtime is None or (runtime.exported and not self._runs(towers, runtime)):
            runtime = Runtime(towers.choose_precision(identity, self._cache_dir))
        if not runtime.exported:
            towers.use_torch(runtime.precision, runtime.device)
        self._runtime = runtime
        return towers

    def _found(self, towers: ClipTowers, identity: str) -> Runtime | None:
        """What was noted, or else does best of the accelerators that are here."""
        from .accelerator_trial import compare_torch  # noqa: PLC0415 - torch is imported no earlier
        from .torch_devices import accelerators  # noqa: PLC0415

        here = [one for one in accelerators() if self._device in (None, one)]
        if self._device not in (None, Device.CPU) and not here:
            raise absent(self._device)
        runtime = noted(identity, self._cache_dir, self._device)
        if runtime is not None and runtime.device in (Device.CPU, *here):
            return runtime
        found = compare_torch(towers, here, self._device) if here else None
        if found is not None:
            remember(identity, self._cache_dir, found, self._device)
        return found

    def _runs(self, towers: ClipTowers, runtime: Runtime) -> bool:
        """Whether the networks of an exported runtime are whole, and run now."""
        folder = find(self._checkpoint, runtime, self._cache_dir)
        if folder is None:
            return False
        try:
            towers.use_exported(folder)
        except RuntimeError as error:
            _log.warning("torch is used instead: %s", error)
            return False
        return True
