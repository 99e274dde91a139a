"""The picture tower's training: batches of scored views, and the loss that aligns them.

A view's target is a distribution over the label bank, from its label and the teacher's softened
scores. Three terms pull the view's vector: a softmax over the 200 labels by plain vectors, a
softmax over the whole bank by broad vectors, and the cosine to the distribution's mean vector
(ConSE, arXiv 1312.5650). A fourth lets a head of its own, which never ships, imitate the teacher's
scores (distillation, arXiv 1503.02531), so that what the tower sees is not bounded by what class
names can tell apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from engine.encoders.starter_nets import Tower, picture_planes, unit
from engine.encoders.starter_views import planes_of

from . import augment
from .labels import Bank
from .loop import Schedule, generator
from .views import SIDE, ScoredViews

WIDTHS = (64, 128, 256, 512)
DEPTHS = (1, 2, 3, 1)
BATCH = 256
SCALE = 16.0
TEMPERATURE = 2.0
SMOOTHING = 0.05
HEAD_WEIGHT = 2.0
SMALLEST = 0.7
# How far a label is believed beside the teacher: less where the teacher knows the class itself.
BELIEF_SHARED = 0.25
BELIEF_OWN = 0.7


@dataclass(frozen=True, slots=True)
class Seen:
    """Views ready for the tower, (n, 3, side, side) in 0..255, with what they should become.

    Attributes:
        known: distribution by label over the bank; all zero where none is known.
        teacher: the teacher's softened distribution over its own classes.
        target: distribution over the bank by label and teacher together.
    """

    pictures: Tensor
    known: Tensor
    teacher: Tensor
    target: Tensor


@dataclass(frozen=True, slots=True)
class Pull:
    """How strongly each of the three terms pulls."""

    labels: float
    everything: float
    cosine: float


PULL = Pull(labels=1.0, everything=1.0, cosine=2.0)


class Pupil(nn.Module):
    """The tower with the head that exists only while it learns."""

    def __init__(self, tower: Tower, classes: int) -> None:
        """Put a head for the teacher's classes beside the tower's projection."""
        super().__init__()
        self.tower = tower
        self.head = nn.Linear(tower.project.in_features, classes)

    def forward(self, planes: Tensor) -> tuple[Tensor, Tensor]:
        """Return the vectors before they are made unit, and the head's scores."""
        pooled = self.tower.pooled(planes)
        return self.tower.project(pooled), self.head(pooled)


class PictureAlignment:
    """Gives the loss of any step of the picture tower's training."""

    def __init__(self, pupil: Pupil, views: ScoredViews, bank: Bank, tiny: Tensor, plan: Schedule):
        """Keep what every step needs; `tiny` has the bank rows of the 200 classes."""
        self.pupil, self.views, self.plan, self.tiny = pupil, views, plan, tiny
        self.plain = torch.from_numpy(bank.plain)[tiny]
        self.broad = torch.from_numpy(bank.broad)

    def __call__(self, step: int) -> Tensor:
        """Return the loss of one step."""
        seen = self._draw(generator(self.plan.seed, step))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs, scores = self.pupil(picture_planes(seen.pictures))
        imitated = cross(scores.float() / TEMPERATURE, seen.teacher).mean()
        aligned = alignment(unit(outputs), seen, self.plain, self.broad, self.tiny, PULL)
        return aligned + HEAD_WEIGHT * imitated

    def _draw(self, rng: torch.Generator) -> Seen:
        """Draw views and change them a little, so that none is ever seen twice."""
        picks = (
            torch.randint(0, len(self.views.rows), (BATCH,), generator=rng).sort().values.numpy()
        )
        known, teacher, target = targets(self.views, picks, len(self.broad))
        planes = planes_of(self.views.pictures[picks])
        pictures = augment.colour(augment.crop(planes, SIDE, rng, SMALLEST), rng)
        return Seen(pictures, known, teacher, target)


def alignment(
    vectors: Tensor, seen: Seen, plain: Tensor, broad: Tensor, tiny: Tensor, pull: Pull
) -> Tensor:
    """Add the three terms that pull unit vectors (n, dim) to the label bank."""
    known = seen.known[:, tiny]
    weight = known.sum(1)
    smooth = known * (1 - SMOOTHING) + weight[:, None] * SMOOTHING / len(tiny)
    labels = cross(SCALE * vectors @ plain.T, smooth).sum() / weight.sum().clamp(min=1)
    everything = cross(SCALE * vectors @ broad.T, seen.target).mean()
    points = functional.normalize(seen.target @ broad, dim=1)
    away = (1 - (vectors * points).sum(1)).mean()
    return pull.labels * labels + pull.everything * everything + pull.cosine * away


def new_tower(dim: int, seed: int) -> Tower:
    """Build the picture tower with random weights."""
    torch.manual_seed(seed)
    tower = Tower(3, WIDTHS, DEPTHS, dim, folded=False)
    tower.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return tower


def cross(logits: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy of each row to a distribution that need not sum to 1."""
    return -(target * functional.log_softmax(logits, dim=1)).sum(1)


def targets(
    views: ScoredViews, picks: NDArray[np.int64], size: int
) -> tuple[Tensor, Tensor, Tensor]:
    """Return what is known of some views, what the teacher says, and both together."""
    rows = torch.from_numpy(views.rows[picks])
    logits = torch.from_numpy(views.logits[picks].astype(np.float32))
    teacher = functional.softmax(logits / TEMPERATURE, dim=1)
    known = functional.one_hot(rows.clamp(min=0), size).float() * (rows >= 0)[:, None]
    wide = functional.pad(teacher, (0, size - teacher.shape[1]))
    belief = torch.where(rows < teacher.shape[1], BELIEF_SHARED, BELIEF_OWN) * (rows >= 0)
    return known, teacher, torch.lerp(wide, known, belief[:, None])
