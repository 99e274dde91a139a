"""Where groups lie, and which of them something lies in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..catalogue.item_groups import Centre
from ..index.centring import unit_rows
from ..index.table import MODALITIES
from ..types.vectors import Vectors
from .item_vectors import ItemVectors
from .methods import NOISE, Labels

# Of a group's files, so many are within its radius: the outermost are chance. Few files tell little
# of how far others lie, so it is somewhat longer than that.
WITHIN, LONGER = 0.95, 1.15
# Of vectors that are the same, what rounding leaves between them and their mean.
ROUNDING = 1e-5


def means(points: Vectors, labels: Labels, count: int) -> Vectors:
    """The mean of the points of each group, float32 (count, d); what is in none does not count."""
    sums = np.zeros((count, points.shape[1]), np.float64)
    inside = labels != NOISE
    np.add.at(sums, labels[inside], points[inside])
    sizes = np.bincount(labels[inside], minlength=count)[:, None]
    return np.asarray(sums / np.maximum(sizes, 1), np.float32)


def radii(points: Vectors, labels: Labels, centres: Vectors) -> NDArray[np.float32]:
    """How far `WITHIN` of the points of each group are from the centre of its others, (g,)."""
    distances = np.linalg.norm(points - centres[labels], axis=1)
    made = np.zeros(len(centres), np.float32)
    for place in range(len(centres)):
        own = distances[labels == place]
        made[place] = LONGER * np.quantile(own, WITHIN) * len(own) / max(len(own) - 1, 1)
    return made


def nearest(points: Vectors, centres: Vectors, radius: NDArray[np.float32]) -> Labels:
    """The nearest centre of each point, or `NOISE` where that is too far; int64 (n,)."""
    squares = (centres**2).sum(axis=1)[None] - 2 * points @ centres.T
    found = squares.argmin(axis=1)
    distances = np.linalg.norm(points - centres[found], axis=1)
    return np.where(distances <= radius[found], found, NOISE).astype(np.int64)


def centres_of(items: ItemVectors) -> tuple[Centre, ...]:
    """Where the items of one group lie, for each modality that it has."""
    made = []
    for place, modality in enumerate(MODALITIES):
        vectors = items.vectors[items.kinds == place]
        if len(vectors):
            centre = unit_rows(vectors.mean(axis=0, keepdims=True))[0]
            # A file is nearer to a centre that it has a part in than a new one is.
            others = unit_rows(vectors.sum(axis=0) - vectors)
            distances = 1 - (vectors * others).sum(axis=1)
            radius = max(ROUNDING, LONGER * float(np.quantile(distances, WITHIN)))
            made.append(Centre(modality, centre, radius))
    return tuple(made)


def joins(items: ItemVectors, known: Sequence[tuple[int, Centre]]) -> Labels:
    """The id of the group that each item joins, or `NOISE`; int64 (n,).

    An item is compared with centres of its own modality alone, which no gap lies between.
    """
    found = np.full(len(items), NOISE)
    for place, modality in enumerate(MODALITIES):
        rows = np.flatnonzero(items.kinds == place)
        ours = [(number, one) for number, one in known if one.modality is modality]
        if not len(rows) or not ours:
            continue
        distances = 1 - items.vectors[rows] @ np.array([one.centre for _, one in ours]).T
        best = distances.argmin(axis=1)
        near = distances.min(axis=1) <= np.array([one.radius for _, one in ours])[best]
        numbers = np.array([number for number, _ in ours])
        found[rows[near]] = numbers[best[near]]
    return found
