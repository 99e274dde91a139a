"""The picture tower's last step: fit its projection anew on views as they are, uncoloured.

The convolutions stay as they are, so every view passes through them once and what is left is a
small problem that takes a minute. Its labels are the text tower's own vectors of the label texts,
which differ a little from the teacher's: the two towers meet here. The cosine pulls more than
before: what a picture resembles besides its label is what a sentence about it will ask for.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from engine.encoders.starter_nets import Tower, picture_planes, unit
from engine.encoders.starter_views import planes_of

from .images import Pull, Seen, alignment, targets
from .labels import Bank
from .loop import Schedule, generator
from .views import ScoredViews

BATCH = 1024
CHUNK = 250
MOST = 160_000
RATE = 1e-3
PULL = Pull(labels=0.5, everything=0.3, cosine=4.0)


class Refit:
    """Features of many views, and the projection fitted to them."""

    def __init__(self, tower: Tower, views: ScoredViews, bank: Bank, texts: Tensor) -> None:
        """Pass the views through the tower; `texts` has the 200 label texts' vectors."""
        self.tower, self.views, self.texts = tower, views, texts
        self.broad = torch.from_numpy(bank.broad)
        most = min(MOST, len(views.rows))
        tower.eval()
        self.features = torch.cat(
            [_features(tower, views.pictures[at : at + CHUNK]) for at in range(0, most, CHUNK)]
        )

    def fit(self, tiny: Tensor, plan: Schedule) -> None:
        """Change the tower's projection in place; the rate falls evenly to nothing."""
        tower = self.tower
        for weight in tower.parameters():
            weight.requires_grad_(False)
        tower.project.requires_grad_(True)
        optimiser = torch.optim.AdamW(tower.project.parameters(), lr=RATE, weight_decay=0.01)
        for step in range(plan.steps):
            optimiser.param_groups[0]["lr"] = RATE * (1 - step / plan.steps)
            rows = torch.randint(
                0, len(self.features), (BATCH,), generator=generator(plan.seed, step)
            )
            optimiser.zero_grad()
            self._loss(rows, tiny).backward()  # type: ignore[no-untyped-call]
            optimiser.step()

    def _loss(self, rows: Tensor, tiny: Tensor) -> Tensor:
        """The training's three terms, pulling otherwise and with the label texts in the first."""
        found = targets(self.views, rows.numpy(), len(self.broad))
        features = self.features[rows]
        seen = Seen(features, *found)
        vectors = unit(self.tower.project(features))
        return alignment(vectors, seen, self.texts, self.broad, tiny, PULL)


def _features(tower: Tower, pictures: np.ndarray) -> Tensor:
    """Return what the projection would see for some uint8 views."""
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        return tower.pooled(picture_planes(planes_of(pictures))).float()
