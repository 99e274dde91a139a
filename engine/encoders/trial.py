"""A model in bf16 for a moment, to measure it: its float32 weights are not copied on the way.

Importing this module imports torch; only the towers do so.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from .runtimes import AGREEMENT


def shortened(model: torch.nn.Module) -> Callable[[Tensor], Any]:
    """The model as it would be in bf16; its weights are converted for the first input."""

    @functools.cache
    def weights() -> dict[str, Tensor]:
        state = {**dict(model.named_parameters()), **dict(model.named_buffers())}
        return {n: v.to(torch.bfloat16) if v.is_floating_point() else v for n, v in state.items()}

    return lambda inputs: torch.func.functional_call(model, weights(), (inputs,))


def are_alike(one: Tensor, other: Tensor) -> bool:
    """Whether features (n, dim) of the same inputs are the same vectors but for rounding."""
    cosines = torch.nn.functional.cosine_similarity(one.float(), other.float(), dim=-1)
    return bool((cosines >= AGREEMENT).all())
