"""Ridge regression in closed form, for every strength of the penalty at once.

Shrinking by a penalty is the same as training on inputs with noise of that variance, which is what
makes a map that was fitted on texts good for sounds: these lie around their texts.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..types.vectors import Vectors


class RidgePath:
    """W = (X'X/N + penalty I)^-1 X'Y/N, from one decomposition of X'X/N.

    Args:
        inputs: X, centred, (n, p).
        targets: Y, centred, (n, q).
    """

    def __init__(self, inputs: Vectors, targets: Vectors) -> None:
        x, y = inputs.astype(np.float64), targets.astype(np.float64)
        self._scales, self._axes = np.linalg.eigh(x.T @ x / len(x))
        self._moments: NDArray[np.float64] = self._axes.T @ (x.T @ y / len(x))

    def map(self, penalty: float) -> Vectors:
        """W, float32 (p, q); a penalty of 0 is plain least squares of the least norm."""
        scales = np.maximum(self._scales, 0.0) + penalty
        # Directions that the inputs never take say nothing.
        inverse = np.where(scales > 1e-12 * scales.max(), 1.0 / np.maximum(scales, 1e-300), 0.0)
        return np.asarray(self._axes @ (inverse[:, None] * self._moments), dtype=np.float32)
