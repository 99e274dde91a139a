"""CLIP's tower for texts reads no further than their end, in open_clip's own models."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from engine.encoders.clip_texts import TextTower
from engine.encoders.openclip_runtime import import_open_clip

_CONTEXT, _WORDS, _END = 77, 400, 399
_VISION = {"image_size": 32, "patch_size": 16, "width": 32, "head_width": 16, "layers": 1}
_TEXT = {"context_length": _CONTEXT, "vocab_size": _WORDS, "width": 32, "heads": 2, "layers": 2}


def model_of(*, is_custom: bool, **text: Any) -> Any:
    """A small model of random weights."""
    kind = import_open_clip().model
    torch.manual_seed(3)
    make = kind.CustomTextCLIP if is_custom else kind.CLIP
    return make(24, kind.CLIPVisionCfg(**_VISION), kind.CLIPTextCfg(**_TEXT, **text)).eval()


def tokens_of(*lengths: int) -> torch.Tensor:
    """Texts of so many words each, with an end, filled up with zeros."""
    tokens = torch.zeros(len(lengths), _CONTEXT, dtype=torch.int64)
    for row, length in zip(tokens, lengths, strict=True):
        row[:length] = torch.arange(1, length + 1) * 5 % _END
        row[length] = _END
    return tokens


@pytest.mark.parametrize(
    "text",
    [
        {"is_custom": False},
        {"is_custom": True},
        {"is_custom": True, "pool_type": "eos", "eos_id": _END, "proj_bias": True},
    ],
    ids=["clip", "custom", "marked end"],
)
@torch.inference_mode()
def test_what_follows_the_longest_text_is_not_read(text: dict[str, Any]) -> None:
    """Features of cut texts are those that open_clip makes of the whole context."""
    model = model_of(**text)
    tower, tokens = TextTower(model), tokens_of(3, 0, 9)
    cut = tower.ends.cut(tokens)
    assert cut.shape == (3, 10)
    torch.testing.assert_close(tower(cut), model.encode_text(tokens), atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize(
    "text",
    [{"pool_type": "last", "no_causal_mask": True}, {"pool_type": "last"}, {"embed_cls": True}],
    ids=["looks both ways", "last token", "class token"],
)
@torch.inference_mode()
def test_texts_that_are_read_whole_are_not_cut(text: dict[str, Any]) -> None:
    """Where what follows a text has a say, open_clip is given all of it."""
    model = model_of(is_custom=True, **text)
    tower, tokens = TextTower(model), tokens_of(3, 0, 9)
    assert tower.ends.cut(tokens) is tokens
    torch.testing.assert_close(tower(tokens), model.encode_text(tokens))
