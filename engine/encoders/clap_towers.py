"""The loaded half of CLAP: its two towers, each built and read on its own.

Importing this module imports torch and transformers; only `ClapAudioEncoder` does so.
"""

from __future__ import annotations

import copy
import functools
import pickle
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from tokenizers import Tokenizer

from ..errors import UserError
from ..language import tr, tr_noop
from ..types.vectors import Samples, Vectors
from .clap_sound import LogMel
from .precision import Precision, choose
from .transformers_runtime import import_transformers
from .trial import are_alike, shortened

_AGAIN = tr_noop("download the sound model again")
_CAPTIONS_AT_ONCE = 64
_MOST_TOKENS = 77
_TRIAL_TOKENS = 16
_UNREADABLE = (EOFError, KeyError, OSError, RuntimeError, SafetensorError, pickle.UnpicklingError)
_UNBUILDABLE = (AttributeError, KeyError, RuntimeError, TypeError, ValueError, ZeroDivisionError)
# Tables that the architecture settles by itself, whether a checkpoint has them or not.
_SETTLED = ("position_ids", "token_type_ids", "relative_position_index")


class ClapAudioTower:
    """CLAP's audio tower in memory: windows of sound to unit vectors."""

    def __init__(
        self, weights: Path, config: dict[str, Any], preprocessing: dict[str, Any]
    ) -> None:
        """Build the tower and read its weights alone, as float32.

        Raises:
            UserError: the weights are damaged or belong to another architecture.
        """
        self._model = _build("ClapAudioModelWithProjection", "audio_config", config)
        _read_weights(self._model, weights, "audio_")
        self._log_mel = LogMel(preprocessing)

    def choose_precision(self, identity: str, cache_dir: Path) -> Precision:
        """The precision that suits this machine; measured at the first call, then noted."""
        noise = self._log_mel.noise
        short = functools.cache(lambda: _shorten(copy.deepcopy(self._model)))
        with torch.inference_mode():
            return choose(
                f"{identity} audio",
                cache_dir,
                run_fp32=lambda: self._model(noise),
                run_bf16=lambda: short()(noise),
                agrees=lambda: are_alike(
                    self._model(noise).audio_embeds, short()(noise).audio_embeds
                ),
            )

    def use(self, precision: Precision) -> None:
        """Convert the weights; going back to float32 does not bring the lost bits back."""
        if precision is Precision.BF16:
            _shorten(self._model)

    @torch.inference_mode()
    def encode(self, window: Samples) -> Vectors:
        """Unit vector, float32 (dim,), of one window."""
        vector: Vectors = _unit(self._model(self._log_mel.of(window)).audio_embeds)[0]
        return vector


class ClapTextTower:
    """CLAP's text tower and tokenizer in memory: captions to unit vectors."""

    def __init__(self, weights: Path, config: dict[str, Any], tokenizer: Path) -> None:
        """Build the tower and read its weights alone, as float32.

        Raises:
            UserError: the weights or the tokenizer are damaged or of another architecture.
        """
        self._model = _build("ClapTextModelWithProjection", "text_config", config)
        # It is used for minutes, so its weights may stay in their file until they are shortened.
        _read_weights(self._model, weights, "text_", mapped=True)
        self._model.float()
        self._tokenizer = _read_tokenizer(tokenizer, self._model.config.pad_token_id)

    def choose_precision(self, identity: str, cache_dir: Path) -> Precision:
        """The precision that suits this machine; measured at the first call, then noted."""
        tokens = torch.full((_CAPTIONS_AT_ONCE, _TRIAL_TOKENS), 4)
        short = shortened(self._model)
        with torch.inference_mode():
            return choose(
                f"{identity} text",
                cache_dir,
                run_fp32=lambda: self._model(tokens),
                run_bf16=lambda: short(tokens),
                agrees=lambda: are_alike(
                    self._model(tokens).text_embeds, short(tokens).text_embeds
                ),
            )

    def use(self, precision: Precision) -> None:
        """Convert the weights; going back to float32 does not bring the lost bits back."""
        self._model.to(torch.bfloat16 if precision is Precision.BF16 else torch.float32)

    def encode(self, captions: Sequence[str]) -> Vectors:
        """Unit vectors, float32 (n, dim), of captions, n >= 1."""
        starts = range(0, len(captions), _CAPTIONS_AT_ONCE)
        return np.concatenate([self._batch(captions[n : n + _CAPTIONS_AT_ONCE]) for n in starts])

    @torch.inference_mode()
    def _batch(self, captions: Sequence[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(list(captions))
        ids = torch.tensor([encoding.ids for encoding in encodings])
        mask = torch.tensor([encoding.attention_mask for encoding in encodings])
        return _unit(self._model(ids, mask).text_embeds)


def _build(tower: str, section: str, config: dict[str, Any]) -> Any:
    transformers = import_transformers()
    try:
        settings = getattr(transformers.ClapConfig.from_dict(config), section)
        return getattr(transformers, tower)(settings).eval()
    except _UNBUILDABLE as error:
        raise UserError(
            tr(
                "transformers cannot build the CLAP of this configuration ({reason}); {again}",
                reason=error,
                again=tr(_AGAIN),
            )
        ) from error


def _read_weights(model: Any, path: Path, prefix: str, *, mapped: bool = False) -> None:
    """Fill one tower; names of the other tower's weights start otherwise.

    Args:
        mapped: leave the weights where they are on the disk, rather than take them into memory.
    """
    try:
        state = _state(path, prefix)
    except _UNREADABLE as error:
        raise UserError(tr("{path} is damaged; {again}", path=path, again=tr(_AGAIN))) from error
    try:
        missing, unexpected = model.load_state_dict(state, strict=False, assign=mapped)
    except RuntimeError as error:
        raise UserError(
            tr("{path} does not fit its configuration; {again}", path=path, again=tr(_AGAIN))
        ) from error
    if unexpected or not all(name.endswith(_SETTLED) for name in missing):
        raise UserError(
            tr("{path} does not fit its configuration; {again}", path=path, again=tr(_AGAIN))
        )


def _state(path: Path, prefix: str) -> dict[str, torch.Tensor]:
    if path.suffix == ".safetensors":
        with safe_open(path, framework="pt") as file:
            return {name: file.get_tensor(name) for name in _learned(file.keys(), prefix)}
    state = torch.load(path, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(path))
    return {name: state[name] for name in _learned(state, prefix)}


def _learned(names: Iterable[str], prefix: str) -> list[str]:
    return [name for name in names if name.startswith(prefix) and not name.endswith(_SETTLED)]


def _read_tokenizer(path: Path, padding: int) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_file(str(path))
    # The library raises nothing narrower.
    except Exception as error:
        raise UserError(
            tr("{path} is missing or damaged; {again}", path=path, again=tr(_AGAIN))
        ) from error
    tokenizer.enable_padding(pad_id=padding, pad_token=tokenizer.id_to_token(padding) or "<pad>")
    tokenizer.enable_truncation(_MOST_TOKENS)
    return tokenizer


def _shorten(model: Any) -> Any:
    """Convert an audio tower to bf16, but for the norm that takes decibels to small numbers.

    Decibels run to -100, where bf16 knows only steps of half a decibel.
    """
    norm = model.audio_model.audio_encoder.batch_norm
    model.to(torch.bfloat16)
    norm.to(torch.float32)
    norm.register_forward_hook(lambda module, inputs, output: output.to(torch.bfloat16))
    return model


def _unit(features: torch.Tensor) -> Vectors:
    unit: Vectors = torch.nn.functional.normalize(features.float(), dim=-1).numpy()
    return unit.astype(np.float32, copy=False)
