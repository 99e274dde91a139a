"""How far apart the vectors of two kinds of files lie: the modality gap as a divergence.

Both are measured along the directions in which the files of both kinds vary most. There the
Kullback-Leibler divergence is that of normal distributions fitted to each kind (Kullback and
Leibler, 1951), and the Jensen-Shannon divergence that of histograms (Lin, 1991), a mean over the
directions.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..catalogue import Catalogue
from ..clusters.item_vectors import ItemVectors
from ..clusters.shared_space import SharedSpace
from ..index.table import MODALITIES, SAMPLE_SIZE
from ..index.view import IndexView
from ..types import Modality
from ..types.tracks import CONTENTS
from ..types.vectors import Vectors

DIRECTIONS, BINS = 16, 20
# Of fewer files a distribution is not known.
FEWEST = 10
# A direction in which one kind does not vary at all would make the divergence infinite.
_LEAST_VARIANCE = 1e-6


class Divergence(Struct, frozen=True):
    """Of two kinds of files.

    Attributes:
        kl: the mean of both ways, in nats for each direction, from 0 on.
        js: in bits, 0 for the same distribution and 1 for two that have nothing in common.
    """

    kl: float
    js: float


Kinds = tuple[Modality, Modality]
# By what was done to the vectors.
Divergences = Mapping[str, Divergence]


def divergences_of(catalogue: Catalogue, view: IndexView) -> Mapping[Kinds, Divergences]:
    """How far apart contents lie: as the model makes them, centred as for searches, and as grouped.

    A sample of the segments of each content is looked at.
    """
    centred = {kind: view.table.samples[kind] for kind in CONTENTS}
    stages = {
        "raw": _raw(catalogue, view),
        "centred": centred,
        "grouped": _as_grouped(centred),
    }
    found = {
        pair: {
            stage: told
            for stage, sets in stages.items()
            if (told := divergence(sets[pair[0]], sets[pair[1]])) is not None
        }
        for pair in combinations(CONTENTS, 2)
    }
    return {pair: told for pair, told in found.items() if told}


def _raw(catalogue: Catalogue, view: IndexView) -> dict[Modality, Vectors]:
    """Vectors of each content before centring, of a sample by lot."""
    parts: dict[Modality, list[Vectors]] = {kind: [] for kind in CONTENTS}
    for block in catalogue.segments.blocks(view.space.id):
        order = np.argsort(block.draws)
        kinds = np.array([CONTENTS.index(track.content) for track in block.tracks])[order]
        for place, kind in enumerate(CONTENTS):
            parts[kind].append(block.vectors[order][kinds == place][:SAMPLE_SIZE])
    empty = np.empty((0, view.space.dim), np.float32)
    return {kind: np.concatenate([empty, *some])[:SAMPLE_SIZE] for kind, some in parts.items()}


def _as_grouped(centred: Mapping[Modality, Vectors]) -> dict[Modality, Vectors]:
    """The same as they lie where they are grouped."""
    kinds = np.repeat(
        [MODALITIES.index(kind) for kind in CONTENTS], [len(centred[kind]) for kind in CONTENTS]
    ).astype(np.int8)
    vectors = np.concatenate([centred[kind] for kind in CONTENTS])
    items = ItemVectors(np.arange(len(kinds)), kinds, vectors)
    points = SharedSpace.of(items).apply(items)
    return {kind: points[kinds == MODALITIES.index(kind)] for kind in CONTENTS}


def divergence(one: Vectors, other: Vectors) -> Divergence | None:
    """How far apart two sets of vectors lie, float32 (n, dim) each; None of too few."""
    if min(len(one), len(other)) < FEWEST:
        return None
    both = np.concatenate([one, other]).astype(np.float64)
    directions = np.linalg.eigh(np.cov(both.T))[1][:, ::-1][:, :DIRECTIONS]
    first, second = one @ directions, other @ directions
    return Divergence(
        float((_kl(first, second) + _kl(second, first)).mean() / 2),
        float(np.mean([_js(*pair) for pair in zip(first.T, second.T, strict=True)])),
    )


def _kl(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of normal distributions in each direction, (d,)."""
    variances = [np.maximum(side.var(axis=0), _LEAST_VARIANCE) for side in (one, other)]
    apart = (one.mean(axis=0) - other.mean(axis=0)) ** 2
    ratio = variances[0] / variances[1]
    return np.asarray((ratio + apart / variances[1] - 1 - np.log(ratio)) / 2)


def _js(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Of histograms with the same bins, in bits."""
    ends = (min(one.min(), other.min()), max(one.max(), other.max()))
    shares = [np.histogram(side, BINS, ends)[0] / len(side) for side in (one, other)]
    middle = (shares[0] + shares[1]) / 2
    return sum(_bits(side, middle) for side in shares) / 2


def _bits(share: NDArray[np.float64], middle: NDArray[np.float64]) -> float:
    there = share > 0
    return float((share[there] * np.log2(share[there] / middle[there])).sum())
