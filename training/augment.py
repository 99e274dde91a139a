"""Random views of pictures for training: crops, flips, colours, and pictures mixed together.

All of it works on whole batches (n, 3, side, side) in 0..255, and every random number comes from
the generator that is handed in.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional


def _between(low: float, high: float, count: int, rng: torch.Generator) -> Tensor:
    """Return numbers drawn evenly between two bounds."""
    return low + (high - low) * torch.rand(count, generator=rng)


def crop(planes: Tensor, side: int, rng: torch.Generator, smallest: float) -> Tensor:
    """Cut a random part, at least that share of the area, of each picture; mirror half of them."""
    count = len(planes)
    area = _between(smallest, 1.0, count, rng).sqrt()
    aspect = torch.exp(_between(-1, 1, count, rng) * math.log(4 / 3) / 2)
    wide, high = (area * aspect).clamp(max=1), (area / aspect).clamp(max=1)
    mirror = torch.where(torch.rand(count, generator=rng) < 0.5, -1.0, 1.0)
    move = torch.zeros(count, 2, 3)
    move[:, 0, 0], move[:, 1, 1] = wide * mirror, high
    move[:, 0, 2] = _between(-1, 1, count, rng) * (1 - wide)
    move[:, 1, 2] = _between(-1, 1, count, rng) * (1 - high)
    grid = functional.affine_grid(move, [count, 3, side, side], align_corners=False)
    return functional.grid_sample(planes, grid, padding_mode="reflection", align_corners=False)


def colour(views: Tensor, rng: torch.Generator) -> Tensor:
    """Change saturation, contrast and brightness; a few views lose all colour."""
    count = len(views)
    shape = (count, 1, 1, 1)
    grey = views.mean(1, keepdim=True)
    saturation = _between(0.6, 1.4, count, rng)
    saturation = torch.where(torch.rand(count, generator=rng) < 0.05, 0.0, saturation)
    views = grey + (views - grey) * saturation.view(shape)
    mean = grey.mean(dim=(2, 3), keepdim=True)
    views = mean + (views - mean) * _between(0.7, 1.3, count, rng).view(shape)
    return (views * _between(0.75, 1.25, count, rng).view(shape)).clamp(0, 255)


def blend(views: Tensor, rng: torch.Generator) -> Tensor:
    """Lay another picture over each (mixup, arXiv 1710.09412)."""
    others = views[torch.randperm(len(views), generator=rng)]
    return torch.lerp(views, others, _between(0.3, 0.7, len(views), rng).view(-1, 1, 1, 1))


def paste(views: Tensor, rng: torch.Generator) -> Tensor:
    """Replace one rectangle by the same part of another picture (CutMix, arXiv 1905.04899)."""
    side = views.shape[-1]
    others = views[torch.randperm(len(views), generator=rng)]
    high, wide = (int(edge * side) for edge in _between(0.3, 0.8, 2, rng))
    top, left = (
        int(torch.randint(0, side - edge + 1, (1,), generator=rng)) for edge in (high, wide)
    )
    pictures = views.clone()
    part = (slice(None), slice(None), slice(top, top + high), slice(left, left + wide))
    pictures[part] = others[part]
    return pictures


def mosaic(views: Tensor, rng: torch.Generator) -> Tensor:
    """Put four pictures, each at half size, into every view."""
    small = functional.avg_pool2d(views, 2)
    orders = [torch.randperm(len(small), generator=rng) for _ in range(4)]
    rows = [torch.cat([small[orders[i]], small[orders[i + 1]]], dim=3) for i in (0, 2)]
    return torch.cat(rows, dim=2)
