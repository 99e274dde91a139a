"""A model in bf16: for a moment, to try it, and from then on where it does as well."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import torch
from checkpoints import CLAP_WEIGHTS, open_clap, write_clap, write_clip
from torch import Tensor, nn

from engine.encoders import clap_towers, precision, towers
from engine.encoders.checkpoint import read_checkpoint
from engine.encoders.clap_towers import ClapAudioTower
from engine.encoders.precision import Precision, choose
from engine.encoders.towers import ClipTowers
from engine.encoders.trial import shortened


class Rotary(nn.Module):
    """Has a table that is not in its state, as rotary positions are."""

    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(4, 4)
        self.register_buffer("table", torch.randn(4), persistent=False)

    def forward(self, inputs: Tensor) -> Tensor:
        """Multiply by the table, then by the weights."""
        result: Tensor = self.linear(inputs * self.table)
        return result


class Tied(nn.Module):
    """Uses one matrix twice."""

    def __init__(self) -> None:
        super().__init__()
        self.into, self.out = nn.Linear(4, 4), nn.Linear(4, 4)
        self.out.weight = self.into.weight

    def forward(self, inputs: Tensor) -> Tensor:
        """Apply both."""
        result: Tensor = self.out(self.into(inputs))
        return result


@pytest.mark.parametrize("kind", [Rotary, Tied])
def test_it_computes_what_a_converted_copy_does(kind: type[nn.Module]) -> None:
    """To the bit, and the model itself stays in float32."""
    torch.manual_seed(0)
    model = kind().eval()
    inputs = torch.randn(2, 4, dtype=torch.bfloat16)
    with torch.inference_mode():
        expected = copy.deepcopy(model).to(torch.bfloat16)(inputs)
        found = shortened(model)(inputs)
    assert isinstance(found, Tensor)
    torch.testing.assert_close(found, expected, rtol=0, atol=0)
    assert {one.dtype for one in model.parameters()} == {torch.float32}


@pytest.mark.parametrize(("alike", "expected"), [(True, Precision.BF16), (False, Precision.FP32)])
def test_half_the_bits_are_used_where_they_make_the_same_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alike: bool, expected: Precision
) -> None:
    """However much faster they are; what was found is noted, and not asked again."""
    monkeypatch.setattr(precision, "faster", lambda fp32, bf16: Precision.BF16)
    asked: list[bool] = []

    def agrees() -> bool:
        asked.append(True)
        return alike

    for _ in range(2):
        found = choose("a model", tmp_path, lambda: None, lambda: None, agrees)
        assert found is expected
    assert asked == [True]


def test_a_clip_whose_half_bits_disagree_keeps_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The made pictures tell: here bf16 gives another model's features."""
    monkeypatch.setattr(precision, "faster", lambda fp32, bf16: Precision.BF16)
    model = ClipTowers(read_checkpoint(write_clip(tmp_path / "clip")))
    assert model.choose_precision("as it is", tmp_path) is Precision.BF16
    monkeypatch.setattr(
        towers, "shortened", lambda visual: lambda inputs: -visual(inputs.to(torch.float32))
    )
    assert model.choose_precision("disturbed", tmp_path) is Precision.FP32


def _with_other_features(model: Any) -> Any:
    for weights in model.audio_projection.parameters():
        weights.neg_()
    return model


def test_a_clap_whose_half_bits_disagree_keeps_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made noise tells: here bf16 gives another model's features."""
    monkeypatch.setattr(precision, "faster", lambda fp32, bf16: Precision.BF16)
    model = open_clap(write_clap(tmp_path / "clap"))
    weights = tmp_path / "clap" / CLAP_WEIGHTS
    tower = ClapAudioTower(weights, model.config, model.preprocessing)
    assert tower.choose_precision("as it is", tmp_path) is Precision.BF16
    monkeypatch.setattr(clap_towers, "_shorten", _with_other_features)
    assert tower.choose_precision("disturbed", tmp_path) is Precision.FP32
