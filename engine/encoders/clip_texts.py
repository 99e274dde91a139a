"""CLIP's tower for texts, over as many tokens as a batch needs instead of always its whole context.

Where attention looks backwards only, as in most of these models, nothing that follows the end of a
text changes the features, which are taken there. A typed query has ten tokens of 77.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch

from .openclip_runtime import import_open_clip

_POOLED_AT_THE_END = ("argmax", "eos")


@dataclass(frozen=True, slots=True)
class TextEnds:
    """Where a model takes the features of a text.

    Attributes:
        pooling: open_clip's name of the way.
        token: the end of a text, where `pooling` looks for it.
        suffice: whether what follows the end can be left out.
    """

    pooling: str
    token: int | None
    suffice: bool

    def cut(self, tokens: torch.Tensor) -> torch.Tensor:
        """Leave out of tokens (n, context) what follows the end of the longest text."""
        if not self.suffice:
            return tokens
        marks = tokens if self.pooling == "argmax" else torch.eq(tokens, self.token or 0).int()
        return tokens[:, : int(marks.argmax(dim=-1).max()) + 1]


def text_ends(model: Any) -> TextEnds:
    """Tell of an open_clip model where the features of its texts are taken."""
    text = getattr(model, "text", model)
    pooling = getattr(text, "text_pool_type", getattr(text, "pool_type", ""))
    token = getattr(text, "text_eos_id", getattr(text, "eos_id", None))
    looks_backwards = getattr(text, "attn_mask", None) is not None
    has_class_token = getattr(text, "cls_emb", None) is not None
    is_at_the_end = pooling in _POOLED_AT_THE_END and not has_class_token
    return TextEnds(pooling, token, suffice=looks_backwards and is_at_the_end)


class TextTower(torch.nn.Module):
    """The part of an open_clip model that reads texts."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model
        self.ends = text_ends(model)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """Features (n, dim) of tokens, int64 (n, length)."""
        read = self._read if self.ends.suffice else self.model.encode_text
        features: torch.Tensor = read(tokens)
        return features

    def _read(self, tokens: torch.Tensor) -> Any:
        """What `encode_text` does, which takes no less than the whole context."""
        text, length = getattr(self.model, "text", self.model), tokens.shape[1]
        seen = text.token_embedding(tokens) + text.positional_embedding[:length]
        seen = text.transformer(seen, attn_mask=text.attn_mask[:length, :length])
        pool = import_open_clip().transformer.text_global_pool
        pooled = pool(text.ln_final(seen), tokens, self.ends.pooling, eos_token_id=self.ends.token)
        projection = text.text_projection
        if projection is None:
            return pooled
        return projection(pooled) if callable(projection) else pooled @ projection
