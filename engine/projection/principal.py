"""The directions in which vectors differ most: a quick map, and fewer numbers for the others."""

from __future__ import annotations

import numpy as np

from ..types.vectors import Vectors

# What is left out beyond is noise to the neighbours; those of the starter's space change little.
WIDTH = 50
_SAMPLE = 20_000


def principal(vectors: Vectors, width: int = WIDTH) -> Vectors:
    """The coordinates along the first directions, float32 (n, at most width), largest first.

    Principal component analysis (Hotelling, 1933). Each direction points to where its largest
    number is positive, so that the same vectors always have the same coordinates.
    """
    step = max(1, len(vectors) // _SAMPLE)
    middle = vectors[::step].mean(axis=0)
    sample = vectors[::step] - middle
    _, directions = np.linalg.eigh(sample.T @ sample)
    chosen = directions[:, ::-1][:, :width]
    largest = chosen[np.abs(chosen).argmax(axis=0), np.arange(chosen.shape[1])]
    chosen = (chosen * np.sign(largest)).astype(np.float32)
    return np.asarray(vectors @ chosen - middle @ chosen, np.float32)
