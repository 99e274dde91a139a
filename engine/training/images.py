"""The picture tower's training: batches from every source, and the loss that aligns them.

A view's target is a distribution over the label bank, from its label and the teacher's scores.
Three terms pull the view's vector: a softmax over the 200 labels by plain vectors, a softmax over
the whole bank by broad vectors, and the cosine to the distribution's mean vector (ConSE).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from ..encoders.starter_nets import Tower, picture_planes, unit
from . import augment
from .augment import Views
from .labels import Bank
from .loop import Plan, generator
from .pictures import PictureSet

WIDTHS = (64, 128, 256, 512)
DEPTHS = (1, 2, 3, 1)
SIDE = 64
SCALE = 16.0
SHARPEN = 1.2
SMOOTHING = 0.05
COSINE_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Share:
    """How one set takes part: pictures per batch, and how far its labels are believed."""

    name: str
    count: int
    belief: float


SHARES = (
    Share("tiny", 212, 0.5),
    Share("cifar", 20, 0.8),
    Share("grocery", 12, 0.7),
    Share("clothes", 12, 0.7),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One set, ready to draw from: its pictures and the bank row of each label."""

    share: Share
    pictures: PictureSet
    rows: Tensor


class Alignment:
    """Gives the loss of any step of the picture tower's training."""

    def __init__(self, tower: Tower, parts: Sequence[Part], bank: Bank, tiny: Tensor, plan: Plan):
        """Keep what every step needs; `tiny` has the bank rows of the 200 classes."""
        self.tower, self.parts, self.plan, self.tiny = tower, parts, plan, tiny
        self.plain = torch.from_numpy(bank.plain)[tiny]
        self.broad = torch.from_numpy(bank.broad)

    def __call__(self, step: int) -> Tensor:
        """Return the loss of one step."""
        rng = generator(self.plan.seed, step)
        views = self._views(step, rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = self.tower(picture_planes(views.pictures))
        return self._loss(unit(outputs), views)

    def _views(self, step: int, rng: torch.Generator) -> Views:
        """Draw, crop, colour and mix the pictures of one step; mix less towards the end."""
        drawn = [_draw(part, len(self.broad), SIDE, rng) for part in self.parts]
        joined = Views(
            augment.colour(torch.cat([views.pictures for views in drawn]), rng),
            torch.cat([views.known for views in drawn]),
            torch.cat([views.target for views in drawn]),
        )
        gentle = step > 0.85 * self.plan.steps
        return augment.mix(joined, rng, 0.1 if gentle else 0.3, 0.04 if gentle else 0.12)

    def _loss(self, vectors: Tensor, views: Views) -> Tensor:
        """Add the three terms."""
        known = views.known[:, self.tiny]
        weight = known.sum(1)
        smooth = known * (1 - SMOOTHING) + weight[:, None] * SMOOTHING / len(self.tiny)
        labels = cross(SCALE * vectors @ self.plain.T, smooth).sum() / weight.sum().clamp(min=1)
        everything = cross(SCALE * vectors @ self.broad.T, views.target).mean()
        points = functional.normalize(views.target @ self.broad, dim=1)
        return labels + everything + COSINE_WEIGHT * (1 - (vectors * points).sum(1)).mean()


def new_tower(dim: int, seed: int) -> Tower:
    """Build the picture tower with random weights."""
    torch.manual_seed(seed)
    tower = Tower(3, WIDTHS, DEPTHS, dim, folded=False)
    tower.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return tower


def cross(logits: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy of each row to a distribution that need not sum to 1."""
    return -(target * functional.log_softmax(logits, dim=1)).sum(1)


def _draw(part: Part, size: int, side: int, rng: torch.Generator) -> Views:
    """Draw pictures of one set and crop them."""
    picks = torch.randint(0, len(part.rows), (part.share.count,), generator=rng)
    chosen = np.sort(picks.numpy())
    pictures = torch.from_numpy(part.pictures.pictures[chosen])
    known, target = targets(part, chosen, size)
    return Views(augment.crop(pictures, side, rng), known, target)


def targets(part: Part, chosen: np.ndarray, size: int) -> tuple[Tensor, Tensor]:
    """Return the known and the believed distribution of some pictures of a set."""
    rows = part.rows[torch.from_numpy(chosen)]
    known = functional.one_hot(rows.clamp(min=0), size).float() * (rows >= 0)[:, None]
    scores = torch.from_numpy(part.pictures.scores[chosen].astype(np.float32)) ** SHARPEN
    teacher = torch.zeros(len(chosen), size)
    teacher[:, : scores.shape[1]] = scores / scores.sum(1, keepdim=True).clamp(min=1e-6)
    belief = part.share.belief * (rows >= 0)[:, None]
    return known, belief * known + (1 - belief) * teacher
