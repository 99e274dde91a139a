"""Turns a new layout so that it lies as the former one did."""

from __future__ import annotations

import numpy as np

from ..types.maps import Places

# Nearly all points are to lie within 1 of the origin.
_NEARLY_ALL = 99.0


def aligned(places: Places, common: Places, former: Places) -> Places:
    """Places moved, turned, mirrored and scaled so that common points fall on their former ones.

    The best such change in the sense of least squares (Schönemann, 1966).

    Args:
        places: all points of the new layout, float32 (n, 2).
        common, former: points that both have, in the new one and the former one, (m, 2).
    """
    here, there = common.mean(axis=0), former.mean(axis=0)
    left, stretch, right = np.linalg.svd((common - here).T @ (former - there))
    size = float(np.square(common - here).sum())
    scale = float(stretch.sum()) / size if size > 0 else 1.0
    return np.asarray(scale * (places - here) @ (left @ right) + there, np.float32)


def normal(places: Places) -> Places:
    """Places with their middle in the origin, and nearly all within 1 of it; float32 (n, 2)."""
    middle = places - places.mean(axis=0)
    reach = float(np.percentile(np.linalg.norm(middle, axis=1), _NEARLY_ALL)) if len(places) else 0
    return np.asarray(middle / (reach or 1.0), np.float32)
