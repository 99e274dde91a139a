"""The loaded half of PE-AV: its tower for sounds, and its text model with the head for sounds.

Importing this module imports torch and transformers; only `PeAudioEncoder` does so.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import SafetensorError
from tokenizers import Tokenizer

from ..errors import UserError
from ..language import tr, tr_noop
from ..types.vectors import Samples, Vectors
from .pe_audio import TOKENIZER_FILE
from .tokenizable import tokenizable
from .transformers_runtime import import_transformers, quiet

_AGAIN = tr_noop("download the sound model again")
_CAPTIONS_AT_ONCE = 64
_MOST_TOKENS = 77
_UNREADABLE = (
    AttributeError, KeyError, OSError, RuntimeError, SafetensorError, TypeError, ValueError,
    ZeroDivisionError,
)  # fmt: skip


class PeAudioTower:
    """Windows of sound to unit vectors."""

    def __init__(self, directory: Path) -> None:
        """Read what sounds need, as float32.

        Raises:
            UserError: the weights are damaged or belong to another architecture.
        """
        model = _read_model(directory)
        self._encoder, self._head = model.audio_encoder, model.audio_head
        self._extract = import_transformers().PeAudioFeatureExtractor()

    @torch.inference_mode()
    def encode(self, window: Samples) -> Vectors:
        """Unit vector, float32 (dim,), of one window."""
        rate = self._extract.sampling_rate
        # It mirrors the end to a whole number of frames, so that there is no padding to mask.
        whole = np.asarray(self._extract(window, sampling_rate=rate).input_values, np.float32)
        values = torch.from_numpy(whole).reshape(1, 1, -1)
        heard = self._encoder(input_values=values).pooler_output
        vector: Vectors = _unit(self._head(heard))[0]
        return vector


class PeAudioText:
    """Captions to unit vectors, by the head that was trained against sounds."""

    def __init__(self, directory: Path) -> None:
        """Read the text model and its tokenizer, as float32.

        Raises:
            UserError: the weights or the tokenizer are damaged or of another architecture.
        """
        model = _read_model(directory)
        self._text, self._head = model.text_model, model.text_audio_head
        self._tokenizer = _read_tokenizer(directory / TOKENIZER_FILE, self._text.config)

    def encode(self, captions: Sequence[str]) -> Vectors:
        """Unit vectors, float32 (n, dim), of captions, n >= 1."""
        starts = range(0, len(captions), _CAPTIONS_AT_ONCE)
        return np.concatenate([self._batch(captions[n : n + _CAPTIONS_AT_ONCE]) for n in starts])

    @torch.inference_mode()
    def _batch(self, captions: Sequence[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch([tokenizable(caption) for caption in captions])
        ids = torch.tensor([encoding.ids for encoding in encodings])
        mask = torch.tensor([encoding.attention_mask for encoding in encodings])
        # The model's own `get_text_audio_embeds` forgets to ask for the hidden states it reads.
        read = self._text(ids, mask, output_hidden_states=True).hidden_states[-1][:, 0]
        return _unit(self._head(read))


def _read_model(directory: Path) -> Any:
    """The half of a PE-AV that is for sounds and texts, with every weight from the file."""
    transformers = import_transformers()
    try:
        config = transformers.PeAudioVideoConfig.from_pretrained(directory, local_files_only=True)
        # It would report every weight of the other towers.
        with quiet(transformers):
            model, info = transformers.PeAudioModel.from_pretrained(
                directory,
                config=config.audio_config,
                local_files_only=True,
                use_safetensors=True,
                dtype=torch.float32,
                output_loading_info=True,
            )
    except _UNREADABLE as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise UserError(
            tr(
                "transformers cannot read the PE-AV in {directory} ({reason}); {again}",
                directory=directory,
                reason=reason,
                again=tr(_AGAIN),
            )
        ) from error
    if info["missing_keys"] or info["mismatched_keys"]:
        raise UserError(
            tr(
                "The PE-AV in {directory} does not fit its configuration; {again}",
                directory=directory,
                again=tr(_AGAIN),
            )
        )
    return model.eval()


def _read_tokenizer(path: Path, config: Any) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_file(str(path))
    # The library raises nothing narrower.
    except Exception as error:
        raise UserError(
            tr("{path} is missing or damaged; {again}", path=path, again=tr(_AGAIN))
        ) from error
    padding = config.pad_token_id
    tokenizer.enable_padding(pad_id=padding, pad_token=tokenizer.id_to_token(padding) or "[PAD]")
    tokenizer.enable_truncation(_MOST_TOKENS)
    return tokenizer


def _unit(features: torch.Tensor) -> Vectors:
    unit: Vectors = torch.nn.functional.normalize(features.float(), dim=-1).numpy()
    return unit.astype(np.float32, copy=False)
