"""A model in bf16 for a moment, whatever tensors it has."""

from __future__ import annotations

import copy

import pytest
import torch
from torch import Tensor, nn

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
