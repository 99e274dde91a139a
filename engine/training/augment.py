"""Random views of pictures for training: crops, flips, colours, and pictures mixed together.

All of it works on whole batches, and every random number comes from the step's generator.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Views:
    """Pictures (n, 3, side, side) in 0..255 with a distribution over labels for each.

    Attributes:
        pictures: the views.
        known: distribution by label; all zero where none is known.
        target: distribution by label and teacher together.
    """

    pictures: Tensor
    known: Tensor
    target: Tensor


def _between(low: float, high: float, count: int, rng: torch.Generator) -> Tensor:
    """Return numbers drawn evenly between two bounds."""
    return low + (high - low) * torch.rand(count, generator=rng)


def crop(pictures: Tensor, side: int, rng: torch.Generator, smallest: float = 0.35) -> Tensor:
    """Cut a random part of each uint8 picture (n, h, w, 3), half of them mirrored."""
    count = len(pictures)
    area = _between(smallest, 1.0, count, rng).sqrt()
    aspect = torch.exp(_between(-1, 1, count, rng) * math.log(4 / 3) / 2)
    wide, high = (area * aspect).clamp(max=1), (area / aspect).clamp(max=1)
    mirror = torch.where(torch.rand(count, generator=rng) < 0.5, -1.0, 1.0)
    move = torch.zeros(count, 2, 3)
    move[:, 0, 0], move[:, 1, 1] = wide * mirror, high
    move[:, 0, 2] = _between(-1, 1, count, rng) * (1 - wide)
    move[:, 1, 2] = _between(-1, 1, count, rng) * (1 - high)
    grid = functional.affine_grid(move, [count, 3, side, side], align_corners=False)
    planes = pictures.permute(0, 3, 1, 2).float()
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


def mix(views: Views, rng: torch.Generator, paste: float, mosaic: float) -> Views:
    """Sometimes paste a part of another picture in, or put four pictures into one."""
    choice = float(torch.rand(1, generator=rng))
    if choice < paste:
        return _paste(views, rng)
    if choice < paste + mosaic:
        return _mosaic(views, rng)
    return views


def _paste(views: Views, rng: torch.Generator) -> Views:
    """Replace one rectangle by the same part of another picture (CutMix)."""
    side = views.pictures.shape[-1]
    order = torch.randperm(len(views.pictures), generator=rng)
    edge = _between(0.3, 0.7, 2, rng)
    high, wide = (int(e * side) for e in edge)
    top = int(torch.randint(0, side - high + 1, (1,), generator=rng))
    left = int(torch.randint(0, side - wide + 1, (1,), generator=rng))
    pictures = views.pictures.clone()
    part = (slice(None), slice(None), slice(top, top + high), slice(left, left + wide))
    pictures[part] = views.pictures[order][part]
    share = high * wide / side**2
    return Views(
        pictures,
        torch.lerp(views.known, views.known[order], share),
        torch.lerp(views.target, views.target[order], share),
    )


def _mosaic(views: Views, rng: torch.Generator) -> Views:
    """Put four pictures, each at half size, into every view."""
    small = functional.avg_pool2d(views.pictures, 2)
    orders = [torch.randperm(len(small), generator=rng) for _ in range(4)]
    rows = [torch.cat([small[orders[i]], small[orders[i + 1]]], dim=3) for i in (0, 2)]
    known = torch.stack([views.known[order] for order in orders]).mean(0)
    target = torch.stack([views.target[order] for order in orders]).mean(0)
    return Views(torch.cat(rows, dim=2), known, target)
