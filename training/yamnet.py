"""YAMNet (AudioSet, Apache-2.0), the sound tower that ours begins from, out of its tflite file.

It is a MobileNet v1 over log-mel patches of 96 frames and 64 bands; what is read is its embedding
of 1,024 numbers and, after it, the scores of its 521 classes. The patches are made by
`engine.encoders.starter_sound`, as in the product.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

Floats = NDArray[np.float32]

LAYERS = 14
LAYER_STEPS = ("CONV_2D", "DEPTHWISE_CONV_2D", "FULLY_CONNECTED")
HALVED = (3, 5, 7, 13)
EMBEDDING, CLASSES = 1_024, 521


class Tensors:
    """The constant tensors of a tflite file, by the layer that uses them."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415 - the extra `train`

        self.net: Any = Interpreter(str(path), experimental_preserve_all_tensors=True)
        self.net.allocate_tensors()
        self._details = {one["index"]: one for one in self.net.get_tensor_details()}
        steps = self.net._get_ops_details()
        self._stored = {
            int(step["outputs"][0]): int(step["inputs"][0])
            for step in steps
            if step["op_name"] == "DEQUANTIZE"
        }
        self.steps = [step for step in steps if step["op_name"] in LAYER_STEPS]

    def read(self, index: int) -> Floats:
        """Return a tensor, with integers made numbers again."""
        stored = self._stored.get(int(index), int(index))
        detail = self._details[stored]
        found: Floats = self.net.get_tensor(stored).astype(np.float32)
        scale, zero = detail["quantization"]
        return (found - zero) * scale if scale else found


@dataclass(frozen=True, slots=True)
class SoundClassifier:
    """The matrix (521, 1024) and offset (521,) of the AudioSet classes."""

    matrix: Floats
    offset: Floats


class YamNet(nn.Module):
    """Log-mel patches (n, 96, 64) to embeddings and scores (n, 1024 + 521)."""

    matrix: Tensor
    offset: Tensor

    def __init__(
        self, kernels: list[Tensor], offsets: list[Tensor], classifier: SoundClassifier
    ) -> None:
        """Take the kernels and offsets: the first convolution, then two for each further layer."""
        super().__init__()
        self.kernels = nn.ParameterList(nn.Parameter(one, requires_grad=False) for one in kernels)
        self.offsets = nn.ParameterList(nn.Parameter(one, requires_grad=False) for one in offsets)
        self.register_buffer("matrix", torch.from_numpy(classifier.matrix))
        self.register_buffer("offset", torch.from_numpy(classifier.offset))

    def forward(self, patches: Tensor) -> Tensor:
        """Run the network; `same` padding as TensorFlow's, uneven where a stride is 2."""
        x = self._convolve(patches[:, None], 0, stride=2)
        for layer in range(2, LAYERS + 1):
            at = 2 * layer - 3
            x = self._convolve(x, at, stride=2 if layer in HALVED else 1, groups=x.shape[1])
            x = self._convolve(x, at + 1)
        embeddings = x.mean(dim=(2, 3))
        scores = torch.sigmoid(embeddings @ self.matrix.T + self.offset)
        return torch.cat([embeddings, scores], 1)

    def _convolve(self, x: Tensor, at: int, stride: int = 1, groups: int = 1) -> Tensor:
        """Convolve, add and rectify."""
        kernel = self.kernels[at]
        if kernel.shape[-1] == 3:
            x = functional.pad(x, (0, 1, 0, 1) if stride == 2 else (1, 1, 1, 1))
        return functional.relu(functional.conv2d(x, kernel, self.offsets[at], stride, 0, 1, groups))


def load(path: Path) -> tuple[YamNet, SoundClassifier]:
    """Rebuild the network from its tflite file."""
    tensors = Tensors(path)
    kernels, offsets = [], []
    for step in tensors.steps:
        if step["op_name"] == "FULLY_CONNECTED":
            continue
        _, kernel, offset = step["inputs"]
        order = (3, 0, 1, 2) if step["op_name"] == "DEPTHWISE_CONV_2D" else (0, 3, 1, 2)
        kernels.append(torch.from_numpy(tensors.read(kernel).transpose(order).copy()))
        offsets.append(torch.from_numpy(tensors.read(offset)))
    _, matrix, offset = tensors.steps[-1]["inputs"]
    classifier = SoundClassifier(tensors.read(matrix), tensors.read(offset))
    return YamNet(kernels, offsets, classifier).eval(), classifier


def class_names(path: Path) -> list[str]:
    """Return the 521 display names in the order of the scores."""
    with path.open(newline="", encoding="utf-8") as file:
        return [row["display_name"] for row in csv.DictReader(file)]
