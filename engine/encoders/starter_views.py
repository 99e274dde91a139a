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

from ..types.vectors import Pixels
from .regions import WHOLE, Box

VIEW_SIDE = 64
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
    seen = (planes_of(np.asarray(picture)[None]) for picture in pictures)
    return torch.cat([_view(planes, box, side) for planes in seen for box in boxes])


def combine(vectors: Tensor, weights: Sequence[float] = WEIGHTS) -> Tensor:
    """Average the unit vectors of each picture's views."""
    grouped = vectors.view(-1, len(weights), vectors.shape[1])
    mean = (grouped * torch.tensor(weights)[:, None]).sum(1)
    return functional.normalize(mean, dim=1)


def planes_of(pictures: NDArray[np.uint8]) -> Tensor:
    """Turn pictures (n, height, width, 3) into (n, 3, height, width), still in 0..255."""
    return torch.from_numpy(np.array(pictures)).permute(0, 3, 1, 2).float()


def _view(planes: Tensor, box: Box, side: int) -> Tensor:
    """Cut one box and squash it to the tower's square."""
    height, width = planes.shape[2:]
    left, right = (round(edge * width) for edge in (box[0], box[2]))
    top, bottom = (round(edge * height) for edge in (box[1], box[3]))
    return squashed(planes[:, :, top : max(bottom, top + 1), left : max(right, left + 1)], side)


def squashed(planes: Tensor, side: int = VIEW_SIDE) -> Tensor:
    """Bring pictures (n, 3, height, width) to the tower's square."""
    return functional.interpolate(
        planes, (side, side), mode="bilinear", antialias=True, align_corners=False
    )
