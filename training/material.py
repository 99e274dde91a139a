"""From what the towers see and hear, and the sentences about it, to what training draws from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from . import backbone, features, hearing, sound_texts, texts, yamnet
from .align import NOT_NAMED, Captioned, Material, Named, Sayings
from .features import MIRROR, FeatureSet
from .heads import Classes
from .labels import Label
from .texts import Texts

Floats = NDArray[np.float32]

LABELLED = ("grocery", "clothes", "tiny")
CHUNK = 256
# What has no name is as rare as a common name.
MOST_COUNTED = 200


@dataclass(frozen=True, slots=True)
class Pooled:
    """Mean features of pictures or sounds, float32 (n, features), with keys and parts."""

    features: Floats
    keys: list[str]
    development: NDArray[np.bool_]

    def part(self, development: bool) -> Pooled:
        """Return the development set, or what is trained on."""
        rows = np.flatnonzero(self.development == development)
        return Pooled(self.features[rows], [self.keys[row] for row in rows], self.development[rows])


@dataclass(frozen=True, slots=True)
class Everything:
    """All that was computed by the stages before: pooled media, sentences, known classes."""

    views: tuple[Pooled, Pooled]
    labelled: Pooled
    sounds: Pooled
    texts: Texts
    sound_texts: Texts
    labels: list[Label]
    sound_labels: list[Label]
    picture_classes: Classes
    sound_classes: Classes


def pooled(work: Path, name: str) -> Pooled:
    """Return the mean over the cells of a view's pictures, without copies of kept photos."""
    path = work / f"{name}.pooled.npy"
    seen = features.load(work, name)
    if not path.exists():
        np.save(path, _means(seen))
    rows = np.flatnonzero(~seen.copies)
    return Pooled(np.load(path)[rows], [seen.keys[row] for row in rows], seen.development[rows])


def gather(data: Path, work: Path, teacher: Path, names: Path) -> Everything:
    """Read the results of all stages before training."""
    said, heard = texts.load(work), sound_texts.load(work)
    labels, sound_labels = texts.all_labels(data), sound_texts.classes(names)
    _, seen = backbone.load()
    _, sounding = yamnet.load(teacher)
    count = len(seen.offset)
    home = work / "features"
    return Everything(
        (pooled(home, "photos"), pooled(home, f"photos{MIRROR}")),
        _joined([pooled(home, name) for name in LABELLED]),
        _sounds(work),
        said,
        heard,
        labels,
        sound_labels,
        Classes(seen.matrix, seen.offset, texts.class_points(said, labels[:count], said.mean())),
        Classes(
            sounding.matrix, sounding.offset, texts.class_points(heard, sound_labels, said.mean())
        ),
    )


def material(found: Everything) -> Material:
    """Return what a step draws from: the training part of everything."""
    photos = [view.part(development=False) for view in found.views]
    vectors = torch.from_numpy(found.texts.vectors)
    heard = torch.from_numpy(found.sound_texts.vectors)
    captions = Sayings.of(vectors, [found.texts.rows[key] for key in photos[0].keys])
    views = torch.from_numpy(np.stack([view.features for view in photos]))
    classes = found.labels[: len(found.picture_classes.offset)]
    return Material(
        Captioned(views, captions),
        _named(found.labelled.part(development=False), vectors, found.texts, evened=0.0),
        _named(found.sounds.part(development=False), heard, found.sound_texts, evened=0.5),
        Sayings.of(vectors, [found.texts.rows[label.key] for label in classes]),
        Sayings.of(heard, [found.sound_texts.rows[label.key] for label in found.sound_labels]),
    )


def _named(pool: Pooled, vectors: Tensor, said: Texts, evened: float) -> Named:
    """Give each thing the row of its name among the names that occur.

    Args:
        evened: 0 draws all things alike, 1 all names alike.
    """
    names = sorted({key for key in pool.keys if key})
    places = {name: place for place, name in enumerate(names)} | {"": NOT_NAMED}
    labels = torch.tensor([places[key] for key in pool.keys])
    sayings = Sayings.of(vectors, [said.rows[name] for name in names])
    counts = _counts(labels)
    odds = counts.float() ** -evened
    return Named(torch.from_numpy(pool.features), labels, sayings, odds)


def _counts(labels: Tensor) -> Tensor:
    """Return how many things have the name of each (n,)."""
    each = torch.bincount(labels[labels != NOT_NAMED])
    return torch.where(labels == NOT_NAMED, MOST_COUNTED, each[labels.clamp(min=0)])


def _sounds(work: Path) -> Pooled:
    """Return the mean over the patches of every window of sound."""
    heard = hearing.load(work)
    means = np.stack([patches.mean(0) for patches in heard.patches])
    return Pooled(means, heard.names, heard.development)


def _joined(pools: list[Pooled]) -> Pooled:
    return Pooled(
        np.concatenate([pool.features for pool in pools]),
        [key for pool in pools for key in pool.keys],
        np.concatenate([pool.development for pool in pools]),
    )


def _means(seen: FeatureSet) -> Floats:
    """Average the cells of every picture, some at a time."""
    count = len(seen.keys)
    parts = [
        seen.cells[at : min(at + CHUNK, count)].astype(np.float32).mean(1)
        for at in range(0, count, CHUNK)
    ]
    return np.concatenate(parts)
