"""The parts of the starter that are trained: a head on each of the two towers, and a map of texts.

A head's vector is what it has learnt plus a point that needs no training: the mean of the places
of the tower's own classes, weighted by their scores (ConSE, Norouzi et al. 2014). The point knows
the thousand classes by name and keeps what captions alone would forget.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

Floats = NDArray[np.float32]

DIM = 384
LEAST_SPREAD = 1e-3
LEAST_HEARD = 0.01
MOST_HEARD = 20


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes that a tower already knows.

    Attributes:
        matrix: over pooled features, float32 (classes, features).
        offset: float32 (classes,).
        points: where their names lie in MiniLM's centred space, unit, float32 (classes, DIM).
    """

    matrix: Floats
    offset: Floats
    points: Floats


@dataclass(frozen=True, slots=True)
class Size:
    """What a head is given.

    Attributes:
        hidden: width of the small network beside the straight map.
        dropout: share of features and of hidden numbers that training leaves out.
        weight: of the point of the classes beside what is learnt.
    """

    hidden: int
    dropout: float
    weight: float


class Head(nn.Module):
    """Pooled features (n, inputs or more), all 0 or more, to unit vectors (n, DIM)."""

    centre: Tensor
    spread: Tensor
    points: Tensor

    def __init__(self, classes: Classes, size: Size) -> None:
        """Build an unfitted head; `fit` begins it."""
        super().__init__()
        inputs = classes.matrix.shape[1]
        self.register_buffer("points", torch.from_numpy(classes.points))
        self.register_buffer("centre", torch.zeros(inputs))
        self.register_buffer("spread", torch.ones(inputs))
        self.weight = size.weight
        self.straight = nn.Linear(inputs, DIM)
        self.inner, self.outer = nn.Linear(inputs, size.hidden), nn.Linear(size.hidden, DIM)
        self.dropout = nn.Dropout(size.dropout)

    def fit(self, features: Tensor, targets: Tensor, strength: float) -> None:
        """Standardise by these features and begin the straight map as ridge regression."""
        with torch.no_grad():
            rooted = self._rooted(features)
            self.centre.copy_(rooted.mean(0))
            self.spread.copy_(rooted.std(0) + LEAST_SPREAD)
            inputs = (rooted - self.centre) / self.spread
            square = inputs.T @ inputs + strength * torch.eye(inputs.shape[1])
            self.straight.weight.copy_(torch.linalg.solve(square, inputs.T @ targets).T)
            self.straight.bias.zero_()
            self.outer.weight.zero_()
            self.outer.bias.zero_()

    def forward(self, features: Tensor) -> Tensor:
        """Return unit vectors."""
        inputs = self.dropout((self._rooted(features) - self.centre) / self.spread)
        hidden = self.dropout(functional.gelu(self.inner(inputs)))
        learnt = functional.normalize(self.straight(inputs) + self.outer(hidden), dim=1)
        return functional.normalize(learnt + self.weight * self.point(features), dim=1)

    def point(self, features: Tensor) -> Tensor:
        """Return the mean place of the classes by what is seen of them."""
        return functional.normalize(self.evidence(features) @ self.points, dim=1)

    def shares(self, features: Tensor) -> Tensor:
        """Return how much the tower sees of each of its classes (n, classes), 0 to 1."""
        raise NotImplementedError

    def evidence(self, features: Tensor) -> Tensor:
        """Return how much each class counts for the point (n, classes)."""
        raise NotImplementedError

    def _rooted(self, features: Tensor) -> Tensor:
        return features[:, : len(self.centre)].sqrt()


class PictureHead(Head):
    """A head on a tower of which one class excludes the others."""

    matrix: Tensor
    offset: Tensor

    def __init__(self, classes: Classes, size: Size) -> None:
        """Build an unfitted head with the classifier of its tower."""
        super().__init__(classes, size)
        self.register_buffer("matrix", torch.from_numpy(classes.matrix))
        self.register_buffer("offset", torch.from_numpy(classes.offset))

    def scores(self, features: Tensor) -> Tensor:
        """Return the logits of the tower's own classes (n, classes)."""
        return features @ self.matrix.T + self.offset

    def shares(self, features: Tensor) -> Tensor:
        """Return the probability of each class."""
        return torch.softmax(self.scores(features), 1)

    def evidence(self, features: Tensor) -> Tensor:
        """Return probabilities that are more even than they are."""
        return torch.softmax(self.scores(features) / 2, 1)


class SoundHead(Head):
    """A head on a tower of which several classes hold at once.

    After the features come the classes' scores, 0 to 1: the mean over the patches of a sound,
    since a dog that barks once is heard in one of them.
    """

    rarity: Tensor

    def __init__(self, classes: Classes, size: Size) -> None:
        """Build an unfitted head."""
        super().__init__(classes, size)
        self.register_buffer("rarity", torch.ones(len(classes.points)))

    def fit(self, features: Tensor, targets: Tensor, strength: float) -> None:
        """Begin the straight map, and learn which classes are heard in nearly everything."""
        super().fit(features, targets, strength)
        self.rarity.copy_((self.shares(features).sqrt().mean(0) + LEAST_HEARD).rsqrt())

    def shares(self, features: Tensor) -> Tensor:
        """Return the scores."""
        return features[:, len(self.centre) :]

    def evidence(self, features: Tensor) -> Tensor:
        """Return the scores of the strongest classes, more even, and the more the rarer."""
        weighed = self.shares(features).sqrt() * self.rarity
        most = min(MOST_HEARD, len(self.rarity))
        least = weighed.topk(most, 1).values[:, -1:]
        return weighed * (weighed >= least)


class TextMap(nn.Module):
    """MiniLM's unit vectors (n, DIM) to the starter's, unit: turned a little.

    Training compares them centred. What ships keeps the mean that all texts share, for two texts
    are then as alike as MiniLM finds them; the search takes a mean away from each role itself.
    """

    centre: Tensor

    def __init__(self, centre: Floats) -> None:
        """Begin as nothing but the centring."""
        super().__init__()
        self.register_buffer("centre", torch.from_numpy(centre))
        self.turn = nn.Parameter(torch.zeros(DIM, DIM))

    def forward(self, vectors: Tensor) -> Tensor:
        """Return unit vectors, centred."""
        centred = vectors - self.centre
        return functional.normalize(centred + centred @ self.turn, dim=1)

    def shipped(self, vectors: Tensor) -> Tensor:
        """Return unit vectors as they ship, with the mean that all texts share."""
        return functional.normalize(vectors + (vectors - self.centre) @ self.turn, dim=1)

    def turning(self) -> Tensor:
        """Return how far the map is from leaving everything as it is (squared Frobenius norm)."""
        return self.turn.square().sum()


class Space(nn.Module):
    """Everything that is trained, as one module: the towers meet in the text map."""

    def __init__(self, pictures: Head, sounds: Head, texts: TextMap) -> None:
        """Join the parts with the sharpness of their comparison."""
        super().__init__()
        self.pictures, self.sounds, self.texts = pictures, sounds, texts
        self.sharpness = nn.Parameter(torch.tensor(3.0))

    def compare(self, seen: Tensor, said: Tensor) -> Tensor:
        """Return the sharpened similarities (n, m) of two sets of unit vectors."""
        return self.sharpness.exp().clamp(max=100.0) * seen @ said.T
