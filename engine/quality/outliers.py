"""Files that do not look like the rest of their folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray

from ..types.vectors import Vectors

# A file is compared with so many of its nearest; of fewer files no rest can be told.
_NEAREST, _LEAST = 5, 8
# A robust deviation beyond which a value is an outlier (Iglewicz and Hoaglin, 1993).
FROM = 3.5
# The median of absolute deviations times this is the standard deviation of a normal spread.
_TO_STANDARD = 1.4826
# However alike the rest is: cosines below that are nothing.
_LEAST_SPREAD = 0.02
_ROWS_AT_ONCE = 1024


@dataclass(frozen=True, slots=True)
class Outlier:
    """A file that does not look like the rest.

    Attributes:
        label: the name of the folder that it is in, below the one that was asked for.
        deviation: how many standard deviations it is farther from its nearest than most are.
        like: the label that it looks more like, or nothing.
    """

    path: str
    label: str
    deviation: float
    like: str


def outliers_of(paths: Sequence[str], vectors: Vectors, folder: str) -> list[Outlier]:
    """The files that do not look like the others with their label, the farthest first.

    Args:
        paths: of the files, all below the folder.
        vectors: unit length, one for each; float32 (n, dim).
    """
    labels = np.array([_label(path, folder) for path in paths])
    of_label = {label: np.flatnonzero(labels == label) for label in dict.fromkeys(labels.tolist())}
    found = [
        Outlier(paths[row], label, float(deviation), _like(vectors, row, label, of_label))
        for label, rows in of_label.items()
        if len(rows) >= _LEAST
        for row, deviation in zip(rows.tolist(), _deviations(vectors[rows]), strict=True)
        if deviation >= FROM
    ]
    return sorted(found, key=lambda one: -one.deviation)


def _label(path: str, folder: str) -> str:
    """The first folder on the way; empty for what lies in the folder itself."""
    steps = PurePath(path).relative_to(folder).parts
    return steps[0] if len(steps) > 1 else ""


def _deviations(vectors: Vectors) -> NDArray[np.float64]:
    """How much farther from its nearest each is than most are, in standard deviations."""
    near = np.concatenate(
        [
            _nearness(vectors[start : start + _ROWS_AT_ONCE], vectors, own=start)
            for start in range(0, len(vectors), _ROWS_AT_ONCE)
        ]
    )
    middle = np.median(near)
    spread = _TO_STANDARD * float(np.median(np.abs(near - middle)))
    return np.asarray((middle - near) / max(spread, _LEAST_SPREAD), np.float64)


def _nearness(wanted: Vectors, among: Vectors, own: int | None = None) -> Vectors:
    """The mean cosine to the nearest of some, but for themselves; float32 (n,)."""
    alike = wanted @ among.T
    if own is not None:
        rows = np.arange(len(wanted))
        alike[rows, rows + own] = -1
    count = min(_NEAREST, alike.shape[1])
    return np.asarray(np.partition(alike, -count, axis=1)[:, -count:].mean(axis=1), np.float32)


def _like(vectors: Vectors, row: int, label: str, of_label: Mapping[str, NDArray[np.int64]]) -> str:
    """The label to whose nearest it is nearer than to those of its own; empty where none is."""
    one = vectors[row : row + 1]
    own = of_label[label]
    best = {
        other: float(_nearness(one, vectors[rows])[0])
        for other, rows in of_label.items()
        if other != label and len(rows) >= _LEAST
    }
    nearest = max(best, key=best.__getitem__, default="")
    own_nearness = float(_nearness(one, vectors[own[own != row]])[0])
    return nearest if nearest and best[nearest] > own_nearness else ""
