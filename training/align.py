"""The loss that brings pictures, sounds and sentences together, one step at a time.

A step draws photos with a caption each, labelled pictures, and windows of sound. Four things are
asked of them: a photo and its caption find each other among the step's (InfoNCE, both ways); a
labelled picture or sound finds its name among all names of its kind; what the tower's own classes
say stays readable from the vector (distillation); and the map of texts stays near where it began.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from .heads import Head, Space
from .loop import generator

NOT_NAMED = -1


@dataclass(frozen=True, slots=True)
class Sayings:
    """Several sentences for each of some things.

    Attributes:
        vectors: MiniLM's, unit, (sentences, DIM).
        rows: which sentences describe each thing, filled up with zeros, (things, most).
        counts: how many of them do, (things,).
    """

    vectors: Tensor
    rows: Tensor
    counts: Tensor

    @classmethod
    def of(cls, vectors: Tensor, rows: Sequence[Sequence[int]]) -> Sayings:
        """Put rows of different lengths into one table."""
        most = max(len(row) for row in rows)
        table = [[*row, *[0] * (most - len(row))] for row in rows]
        return cls(vectors, torch.tensor(table), torch.tensor([len(row) for row in rows]))

    def draw(self, things: Tensor, random: torch.Generator) -> Tensor:
        """Return one sentence's vector for each thing."""
        counts = self.counts[things]
        chosen = (torch.rand(len(things), generator=random) * counts).long()
        return self.vectors[self.rows[things, chosen.clamp(max=counts - 1)]]

    def all(self, random: torch.Generator) -> Tensor:
        """Return one sentence's vector for everything."""
        return self.draw(torch.arange(len(self.rows)), random)


@dataclass(frozen=True, slots=True)
class Captioned:
    """Photos with captions: pooled features of each view (views, n, features)."""

    features: Tensor
    captions: Sayings


@dataclass(frozen=True, slots=True)
class Named:
    """Pictures or sounds by name.

    Attributes:
        features: pooled (n, features).
        labels: rows of `names`, or `NOT_NAMED` (n,).
        odds: how likely each is to be drawn, beside the others (n,).
    """

    features: Tensor
    labels: Tensor
    names: Sayings
    odds: Tensor


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each thing that is asked counts, and how many of each kind a step draws."""

    names: float = 0.5
    sound_names: float = 1.0
    classes: float = 0.2
    sound_classes: float = 1.0
    turning: float = 0.2
    photos: int = 1024
    pictures: int = 512
    windows: int = 256


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a step draws from; the classes' names belong to the towers themselves."""

    photos: Captioned
    pictures: Named
    sounds: Named
    picture_classes: Sayings
    sound_classes: Sayings


class Alignment:
    """The loss of one step."""

    def __init__(self, space: Space, material: Material, weights: Weights, seed: int) -> None:
        """Keep what is trained and what it is trained on."""
        self.space, self.material, self.weights, self.seed = space, material, weights, seed

    def __call__(self, step: int) -> Tensor:
        """Return the loss of a step, which depends on nothing but the seed and its number."""
        random = generator(self.seed, step)
        torch.manual_seed(self.seed * 1_000_003 + step)
        weights, material = self.weights, self.material
        space = self.space
        named, kept = self._named(
            space.pictures, material.pictures, material.picture_classes, weights.pictures, random
        )
        pictures = weights.names * named + weights.classes * kept
        named, kept = self._named(
            space.sounds, material.sounds, material.sound_classes, weights.windows, random
        )
        sounds = weights.sound_names * named + weights.sound_classes * kept
        return self._photos(random) + pictures + sounds + weights.turning * space.texts.turning()

    def _photos(self, random: torch.Generator) -> Tensor:
        """Match photos with captions, and keep their classes readable."""
        photos = self.material.photos
        views, count = photos.features.shape[:2]
        drawn = torch.randperm(count, generator=random)[: self.weights.photos]
        view = torch.randint(views, (len(drawn),), generator=random)
        features = photos.features[view, drawn]
        seen = self.space.pictures(features)
        said = self.space.texts(photos.captions.draw(drawn, random))
        alike, own = self.space.compare(seen, said), torch.arange(len(drawn))
        found = functional.cross_entropy(alike, own) + functional.cross_entropy(alike.T, own)
        classes = self.space.texts(self.material.picture_classes.all(random))
        kept = self._classes(self.space.pictures, features, seen, classes)
        return found / 2 + self.weights.classes * kept

    def _named(
        self, head: Head, named: Named, classes: Sayings, most: int, random: torch.Generator
    ) -> tuple[Tensor, Tensor]:
        """Return how hard it is to find the names of pictures or sounds, and to read classes."""
        drawn = torch.multinomial(named.odds, min(most, len(named.odds)), generator=random)
        features, labels = named.features[drawn], named.labels[drawn]
        seen = head(features)
        names = self.space.texts(named.names.all(random))
        found = functional.cross_entropy(
            self.space.compare(seen, names), labels, ignore_index=NOT_NAMED
        )
        kept = self._classes(head, features, seen, self.space.texts(classes.all(random)))
        return found, kept

    def _classes(self, head: Head, features: Tensor, seen: Tensor, classes: Tensor) -> Tensor:
        """Ask the vectors what the tower's own classes say of the features."""
        with torch.no_grad():
            shares = head.shares(features)
            shares = shares / shares.sum(1, keepdim=True)
        read = functional.log_softmax(self.space.compare(seen, classes), 1)
        return -(shares * read).sum(1).mean()
