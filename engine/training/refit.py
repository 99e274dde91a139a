"""The picture tower's last step: fit its projection anew on plain, uncropped pictures.

The convolutions stay as they are, so every picture passes through them once and what is left is a
small problem that takes a minute. Its labels are the text tower's own vectors of the label texts,
which differ a little from the teacher's: the two towers meet here.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from ..encoders.starter_nets import Tower, picture_planes, unit
from .images import COSINE_WEIGHT, SCALE, SIDE, Part, cross, targets
from .labels import Bank
from .loop import Plan, generator

BATCH = 1024
CHUNK = 250
LABEL_WEIGHT = 2.0
LABEL_SCALE = 24.0
RATE = 1e-3


class Refit:
    """Features of all training pictures, and the projection fitted to them."""

    def __init__(self, tower: Tower, parts: Sequence[Part], bank: Bank, texts: Tensor) -> None:
        """Pass every picture through the tower; `texts` has the 200 label texts' vectors."""
        self.tower, self.texts = tower, texts
        self.broad = torch.from_numpy(bank.broad)
        seen = [_seen(tower, part, len(self.broad)) for part in parts]
        self.features, self.known, self.target = (
            torch.cat([column[place] for column in seen]) for place in range(3)
        )

    def fit(self, tiny: Tensor, plan: Plan) -> None:
        """Change the tower's projection in place; the rate falls evenly to nothing."""
        tower = self.tower
        for weight in tower.parameters():
            weight.requires_grad_(False)
        tower.project.requires_grad_(True)
        optimiser = torch.optim.AdamW(tower.project.parameters(), lr=RATE, weight_decay=0.01)
        for step in range(plan.steps):
            optimiser.param_groups[0]["lr"] = RATE * (1 - step / plan.steps)
            rows = torch.randint(0, len(self.features), (BATCH,), generator=generator(0, step))
            optimiser.zero_grad()
            self._loss(rows, tiny).backward()  # type: ignore[no-untyped-call]
            optimiser.step()

    def _loss(self, rows: Tensor, tiny: Tensor) -> Tensor:
        """The training's three terms, with the label texts in the first."""
        vectors = unit(self.tower.project(self.features[rows]))
        known, target = self.known[rows].float()[:, tiny], self.target[rows].float()
        labels = cross(LABEL_SCALE * vectors @ self.texts.T, known).sum() / known.sum()
        everything = cross(SCALE * vectors @ self.broad.T, target).mean()
        points = functional.normalize(target @ self.broad, dim=1)
        away = 1 - (vectors * points).sum(1)
        return LABEL_WEIGHT * labels + everything + COSINE_WEIGHT * away.mean()


def _seen(tower: Tower, part: Part, size: int) -> tuple[Tensor, Tensor, Tensor]:
    """Return the features, known and believed distributions of a whole set."""
    tower.eval()
    rows = np.arange(len(part.rows))
    features = [
        _features(tower, part.pictures.pictures[start : start + CHUNK])
        for start in range(0, len(rows), CHUNK)
    ]
    known, target = targets(part, rows, size)
    return torch.cat(features), known.half(), target.half()


def _features(tower: Tower, pictures: np.ndarray) -> Tensor:
    """Return what the projection would see for some uint8 pictures."""
    planes = torch.from_numpy(np.array(pictures)).permute(0, 3, 1, 2).float()
    square = functional.interpolate(
        planes, (SIDE, SIDE), mode="bilinear", antialias=True, align_corners=False
    )
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        return tower.pooled(picture_planes(square)).float()
