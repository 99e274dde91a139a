"""Which points lie within a line that was drawn around them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.types.maps import Places


def enclosed(places: Places, line: Places) -> NDArray[np.bool_]:
    """Whether each place lies within a closed line, by the even-odd rule; bool (n,).

    Args:
        places: float32 (n, 2).
        line: its corners, float32 (m, 2); the last is joined to the first.
    """
    inside = np.zeros(len(places), np.bool_)
    x, y = places[:, 0], places[:, 1]
    for (x1, y1), (x2, y2) in zip(line.tolist(), np.roll(line, -1, axis=0).tolist(), strict=True):
        if y1 != y2:
            crosses = (y1 > y) != (y2 > y)
            inside ^= crosses & (x < x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    return inside
