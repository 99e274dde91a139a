"""The starter's two convolutional towers: pictures and log-mel pictures of sound to unit vectors.

Training builds them with batch normalisation; the shipped weights have it folded into the
convolutions (`folded=True`), so that nothing at run time depends on the other rows of a batch.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional


class ConvNorm(nn.Module):
    """A convolution and its normalisation, or the two folded into one."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, folded: bool) -> None:
        """Build either form; both have their kernel at `conv.weight`."""
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=folded)
        self.norm = nn.Identity() if folded else nn.BatchNorm2d(outputs)

    def forward(self, x: Tensor) -> Tensor:
        """Convolve and normalise."""
        result: Tensor = self.norm(self.conv(x))
        return result


class Residual(nn.Module):
    """Two 3x3 convolutions added to their input."""

    def __init__(self, inputs: int, outputs: int, stride: int, folded: bool) -> None:
        """Build the block; the side way changes shape only where the block does."""
        super().__init__()
        self.first = ConvNorm(inputs, outputs, 3, stride, folded)
        self.second = ConvNorm(outputs, outputs, 3, 1, folded)
        self.stride = stride
        same = stride == 1 and inputs == outputs
        self.side = nn.Identity() if same else ConvNorm(inputs, outputs, 1, 1, folded)

    def forward(self, x: Tensor) -> Tensor:
        """Apply the block."""
        inner = self.second(functional.relu(self.first(x), inplace=True))
        beside = functional.avg_pool2d(x, 2, ceil_mode=True) if self.stride == 2 else x
        result: Tensor = functional.relu(inner + self.side(beside), inplace=True)
        return result


class Tower(nn.Module):
    """A small residual network with a unit vector at its end.

    Args:
        inputs: channels of the input picture.
        widths: channels of each stage; every stage but the first halves the picture.
        depths: blocks of each stage.
        dim: length of the vector.
        folded: build the run-time form without normalisation.
    """

    def __init__(
        self, inputs: int, widths: Sequence[int], depths: Sequence[int], dim: int, folded: bool
    ) -> None:
        """Build a stem that quarters the picture, the stages and the projection."""
        super().__init__()
        half = max(widths[0] // 2, 8)
        self.stem = nn.ModuleList(
            [ConvNorm(inputs, half, 3, 2, folded), ConvNorm(half, widths[0], 3, 2, folded)]
        )
        blocks: list[nn.Module] = []
        before = widths[0]
        for stage, (width, depth) in enumerate(zip(widths, depths, strict=True)):
            for place in range(depth):
                stride = 2 if place == 0 and stage > 0 else 1
                blocks.append(Residual(before, width, stride, folded))
                before = width
        self.blocks = nn.Sequential(*blocks)
        self.project = nn.Linear(before, dim)

    def forward(self, x: Tensor) -> Tensor:
        """Return the vectors before they are made unit."""
        result: Tensor = self.project(self.pooled(x))
        return result

    def pooled(self, x: Tensor) -> Tensor:
        """Return what the projection sees."""
        return self.features(x).mean(dim=(2, 3))

    def features(self, x: Tensor) -> Tensor:
        """Return the last feature map, (n, channels, rows, columns)."""
        for layer in self.stem:
            x = functional.relu(layer(x), inplace=True)
        result: Tensor = self.blocks(x)
        return result

    def cells(self, x: Tensor) -> Tensor:
        """Return the projection of every cell, (n, rows, columns, dim), whose mean is `forward`."""
        result: Tensor = self.project(self.features(x).permute(0, 2, 3, 1))
        return result


def unit(vectors: Tensor) -> Tensor:
    """Scale rows to length 1 in full precision."""
    return functional.normalize(vectors.float(), dim=1)


def picture_planes(pictures: Tensor) -> Tensor:
    """Turn pictures (n, 3, side, side) in 0..255 into what the picture tower reads."""
    return ((pictures - 118.0) / 64.0).contiguous(memory_format=torch.channels_last)
