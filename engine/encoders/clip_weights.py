"""From the weights' file into a built open_clip model, one tensor after the other.

open_clip itself reads the whole file beside the model, which takes the memory of two.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import torch
from safetensors import safe_open
from torch import Tensor


def fill(open_clip: ModuleType, model: torch.nn.Module, path: Path) -> None:
    """Give a model the weights of a file.

    Args:
        path: in any of open_clip's formats; safetensors that name just what the model has are
            read in little memory.

    Raises:
        SafetensorError, OSError, EOFError, KeyError, StopIteration, UnpicklingError: the file is
            damaged.
        RuntimeError, AttributeError, ValueError: it belongs to another architecture.
    """
    targets = model.state_dict()
    if path.suffix == ".safetensors" and _shapes(path) == _shapes_of(targets):
        _copy(path, targets)
    else:
        # Older names, and positions for pictures of another size, are open_clip's to convert.
        open_clip.load_checkpoint(model, str(path), weights_only=True)


def _shapes(path: Path) -> dict[str, tuple[int, ...]]:
    with safe_open(path, framework="pt") as file:
        return {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118


def _shapes_of(tensors: dict[str, Tensor]) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in tensors.items()}


@torch.no_grad()
def _copy(path: Path, targets: dict[str, Tensor]) -> None:
    for name, target in targets.items():
        # Opened anew each time, since what was read stays in memory until the file is closed.
        with safe_open(path, framework="pt") as file:
            target.copy_(file.get_tensor(name))
