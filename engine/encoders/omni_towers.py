"""The loaded half of EmbeddingGemma 2: its text model, and the towers that are read when needed.

One picture, or one window of sound, is encoded at a time: they differ in size, and a file must have
the same vectors whatever it is indexed with. Importing this module imports torch; only
`OmniEncoder` does so.
"""

from __future__ import annotations

import copy
import logging
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from safetensors import SafetensorError, safe_open
from torch import Tensor

from ..errors import UserError
from ..language import tr, tr_noop
from ..types.vectors import Pixels, Samples, Vectors
from . import probes
from .devices import Device
from .omni import SOFT_TOKENS
from .once import Once
from .precision import Precision, choose
from .runtimes import Runtime
from .tokenizable import tokenizable
from .torch_devices import place_of
from .transformers_runtime import import_transformers
from .trial import are_alike, shortened

_log = logging.getLogger(__name__)

_AGAIN = tr_noop("download the model again")
_TEXTS_AT_ONCE = 16
_MOST_TOKENS = 512
# As in the towers of CLIP: no token stands for more characters in ordinary text.
_CHARACTERS_PER_TOKEN = 16
_TRIAL_TOKENS = 24
_UNREADABLE = (KeyError, OSError, SafetensorError)
_UNBUILDABLE = (
    AssertionError, AttributeError, ImportError, KeyError, OSError, RuntimeError, TypeError,
    ValueError, ZeroDivisionError,
)  # fmt: skip
_LANGUAGE = "language_model"
_VISION = "vision_tower", "embed_vision", "vision_config"
_AUDIO = "audio_tower", "embed_audio", "audio_config"


class OmniTowers:
    """An EmbeddingGemma 2 in memory that turns texts, pictures and sounds into unit vectors.

    Attributes:
        runtime: what it runs on.
    """

    def __init__(self, directory: Path, weights: Path, dim: int) -> None:
        """Build the text model and read its weights, as float32.

        Args:
            dim: how many of the first numbers make a vector.

        Raises:
            UserError: the weights are damaged or belong to another architecture.
        """
        self._weights, self._dim = weights, dim
        self._transformers = import_transformers()
        self._dtype, self._device, self.runtime = torch.float32, Device.CPU, Runtime.FP32
        try:
            read = {"local_files_only": True}
            self._config = self._transformers.EmbeddingGemma2Config.from_pretrained(
                directory, **read
            )
            self._processor = self._transformers.EmbeddingGemma2Processor.from_pretrained(
                directory, **read
            )
            text_alone = copy.deepcopy(self._config)
            text_alone.vision_config = text_alone.audio_config = None
            self._model = self._transformers.EmbeddingGemma2Model(text_alone).eval()
        except _UNBUILDABLE as error:
            raise UserError(
                tr(
                    "transformers cannot build the model in {directory} ({reason}); {again}",
                    directory=directory,
                    reason=error,
                    again=tr(_AGAIN),
                )
            ) from error
        self._fill(_LANGUAGE)
        self._vision = Once(lambda: self._attach(*_VISION))
        self._audio = Once(lambda: self._attach(*_AUDIO))

    def choose_precision(self, identity: str, cache_dir: Path) -> Precision:
        """The precision that suits this machine; measured at the first call, then noted."""
        tokens = torch.full((1, _TRIAL_TOKENS), 4)
        text = self._model.language_model
        short = shortened(text)
        with torch.inference_mode():
            return choose(
                identity,
                cache_dir,
                run_fp32=lambda: text(tokens),
                run_bf16=lambda: short(tokens),
                agrees=lambda: are_alike(*(run(tokens)[0].mean(1) for run in (text, short))),
            )

    def use(self, precision: Precision, device: Device = Device.CPU) -> None:
        """Convert the weights, and move them to a device, if it has room for them."""
        self._dtype = torch.bfloat16 if precision is Precision.BF16 else torch.float32
        _convert(self._model, self._dtype)
        try:
            self._model.to(place_of(device))
        except RuntimeError as error:
            _log.warning("%s cannot be used (%s): the processor is", device, error)
            device = Device.CPU
            self._model.to(place_of(device))
        self._device = device
        name = precision.value if device is Device.CPU else f"{device}-{precision}"
        self.runtime = Runtime(name)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (n, dim) of texts, n >= 1."""
        starts = range(0, len(texts), _TEXTS_AT_ONCE)
        return np.concatenate([self._text_batch(texts[n : n + _TEXTS_AT_ONCE]) for n in starts])

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Unit vectors (n, dim) of RGB pictures, n >= 1."""
        self._vision.get()
        return np.concatenate([self._pooled(self._picture(image)) for image in images])

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """Unit vectors (n, dim) of mono windows at 16 kHz, n >= 1."""
        self._audio.get()
        return np.concatenate([self._pooled(self._sound(window)) for window in windows])

    def encode_probes(self) -> Vectors:
        """Unit vectors, float32 (probes, dim), of the probes of texts: pictures take too long."""
        return self.encode_texts(probes.TEXTS)

    def _text_batch(self, texts: Sequence[str]) -> Vectors:
        limit = _MOST_TOKENS * _CHARACTERS_PER_TOKEN
        # What looks like one of the model's own tokens is text like any other.
        inputs = self._processor.tokenizer(
            [tokenizable(text[:limit]) for text in texts],
            padding=True,
            truncation=True,
            max_length=_MOST_TOKENS,
            split_special_tokens=True,
            return_tensors="pt",
        )
        return self._pooled({name: inputs[name] for name in ("input_ids", "attention_mask")})

    def _picture(self, image: Pixels) -> Mapping[str, Tensor]:
        picture = [[Image.fromarray(image)]]
        inputs: Mapping[str, Tensor] = self._processor(
            images=picture, max_soft_tokens=SOFT_TOKENS, return_tensors="pt"
        )
        return inputs

    def _sound(self, window: Samples) -> Mapping[str, Tensor]:
        rate = self._processor.feature_extractor.sampling_rate
        inputs: Mapping[str, Tensor] = self._processor(
            audio=[window], sampling_rate=rate, return_tensors="pt"
        )
        return inputs

    @torch.inference_mode()
    def _pooled(self, inputs: Mapping[str, Tensor]) -> Vectors:
        """The mean of what the text model makes of all tokens, cut, and of length 1."""
        there = {name: self._brought(value) for name, value in inputs.items()}
        hidden = self._model(**there).last_hidden_state.float()
        mask = there["attention_mask"][..., None]
        mean = (hidden * mask).sum(1) / mask.sum(1)
        unit: Vectors = torch.nn.functional.normalize(mean[:, : self._dim], dim=-1).cpu().numpy()
        return unit.astype(np.float32, copy=False)

    def _brought(self, value: Tensor) -> Tensor:
        dtype = self._dtype if value.is_floating_point() else value.dtype
        return value.to(device=place_of(self._device), dtype=dtype)

    def _attach(self, tower: str, embedder: str, section: str) -> None:
        """Build a tower and the layer that makes tokens of what it sees, and read both."""
        settings = getattr(self._config, section)
        module = sys.modules[type(self._model).__module__]
        try:
            built = self._transformers.AutoModel.from_config(settings).eval()
            layer = module.EmbeddingGemma2MultimodalEmbedder(settings, self._config.text_config)
        except _UNBUILDABLE as error:
            raise UserError(
                tr(
                    "transformers cannot build the {tower} of this model ({reason}); {again}",
                    tower=tower,
                    reason=error,
                    again=tr(_AGAIN),
                )
            ) from error
        for name, part in ((tower, built), (embedder, layer.eval())):
            _read_into(part, self._weights, f"{name}.")
            setattr(self._model, name, _convert(part, self._dtype).to(place_of(self._device)))
        setattr(self._model.config, section, settings)

    def _fill(self, name: str) -> None:
        _read_into(getattr(self._model, name), self._weights, f"{name}.")


@torch.no_grad()
def _read_into(model: torch.nn.Module, path: Path, prefix: str) -> None:
    """Give a part its weights, one tensor after the other, so that memory holds them once."""
    targets = model.state_dict()
    try:
        with safe_open(path, framework="pt") as file:
            names = {name for name in file.keys() if name.startswith(prefix)}  # noqa: SIM118
        if names != {prefix + name for name in targets}:
            raise UserError(
                tr("{path} does not fit its configuration; {again}", path=path, again=tr(_AGAIN))
            )
        for name, target in targets.items():
            # Opened anew each time, since what was read stays in memory until the file is closed.
            with safe_open(path, framework="pt") as file:
                target.copy_(file.get_tensor(prefix + name))
    except _UNREADABLE as error:
        raise UserError(tr("{path} is damaged; {again}", path=path, again=tr(_AGAIN))) from error
    except RuntimeError as error:
        raise UserError(
            tr("{path} does not fit its configuration; {again}", path=path, again=tr(_AGAIN))
        ) from error


def _convert(model: Any, dtype: torch.dtype) -> Any:
    """Convert what was learnt; tables of positions that are made anew stay as exact as they are."""
    for tensor in model.state_dict(keep_vars=True).values():
        if tensor.is_floating_point():
            tensor.data = tensor.data.to(dtype)
    return model
