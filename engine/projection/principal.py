"""Points turned so that the directions in which they differ most come first: a map at once."""

from __future__ import annotations

import numpy as np

from ..types.vectors import Vectors

_SAMPLE = 20_000


def principal(points: Vectors) -> Vectors:
    """The coordinates along all directions, float32 (n, d), that of the largest spread first.

    Principal component analysis (Hotelling, 1933). Each direction points to where its largest
    number is positive, so that the same points always have the same coordinates.
    """
    step = max(1, len(points) // _SAMPLE)
    middle = points[::step].mean(axis=0)
    sample = points[::step] - middle
    directions = np.linalg.eigh(sample.T @ sample)[1][:, ::-1]
    largest = directions[np.abs(directions).argmax(axis=0), np.arange(directions.shape[1])]
    turned = (directions * np.sign(largest)).astype(np.float32)
    return np.asarray(points @ turned - middle @ turned, np.float32)
