"""Which parts of a picture the starter looks at, and how it averages what it sees.

The whole picture is squashed to a square, as in training; overlapping parts at larger scale follow,
because a small thing in a wide scene is lost at 64 pixels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

Pixels = NDArray[np.uint8]
Box = tuple[float, float, float, float]

VIEW_SIDE = 64
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
PARTS: tuple[Box, ...] = (
    (0.0, 0.0, 0.66, 0.66),
    (0.34, 0.0, 1.0, 0.66),
    (0.0, 0.34, 0.66, 1.0),
    (0.34, 0.34, 1.0, 1.0),
    (0.17, 0.17, 0.83, 0.83),
)
BOXES = (WHOLE, *PARTS)
WEIGHTS = (2.0, 0.6, 0.6, 0.6, 0.6, 0.6)


def views(
    pictures: Sequence[Pixels], boxes: Sequence[Box] = BOXES, side: int = VIEW_SIDE
) -> Tensor:
    """Cut every box out of every picture, as (n * boxes, 3, side, side) in 0..255."""
    return torch.cat([_view(_planes(picture), box, side) for picture in pictures for box in boxes])


def combine(vectors: Tensor, weights: Sequence[float] = WEIGHTS) -> Tensor:
    """Average the unit vectors of each picture's views."""
    grouped = vectors.view(-1, len(weights), vectors.shape[1])
    mean = (grouped * torch.tensor(weights)[:, None]).sum(1)
    return functional.normalize(mean, dim=1)


def _planes(picture: Pixels) -> Tensor:
    """Return a picture as (1, 3, height, width)."""
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1)[None].float()


def _view(planes: Tensor, box: Box, side: int) -> Tensor:
    """Cut one box and squash it to the tower's square."""
    height, width = planes.shape[2:]
    left, right = (round(edge * width) for edge in (box[0], box[2]))
    top, bottom = (round(edge * height) for edge in (box[1], box[3]))
    part = planes[:, :, top : max(bottom, top + 1), left : max(right, left + 1)]
    return functional.interpolate(
        part, (side, side), mode="bilinear", antialias=True, align_corners=False
    )
