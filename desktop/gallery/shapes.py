"""How wide tiles are for their height: of pictures and films as they are, of all else alike."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from engine.types import Item
from engine.types.outlines import shape_of

Shapes = NDArray[np.float32]
NO_SHAPES: Shapes = np.empty(0, np.float32)

# Of sounds and documents, and of pictures whose size is not known.
USUAL = 4 / 3
NARROWEST, WIDEST = 0.5, 2.5


def drawn(thousandths: NDArray[np.uint16]) -> Shapes:
    """The shapes that tiles are drawn in, float32 (n,), of those that the library knows.

    Args:
        thousandths: width over height of each, uint16 (n,); 0 where there is none.
    """
    shapes = thousandths.astype(np.float32)
    shapes /= 1000
    np.clip(shapes, NARROWEST, WIDEST, out=shapes)
    shapes[thousandths == 0] = USUAL
    return shapes


def shapes_of(items: Iterable[Item]) -> Shapes:
    """The shapes that the tiles of some items are drawn in, float32 (n,)."""
    known = (shape_of(one.modality, one.metadata.width, one.metadata.height) for one in items)
    return drawn(np.fromiter(known, np.uint16))


def with_headers(shapes: Shapes, starts: NDArray[np.int64]) -> Shapes:
    """The same for the rows of a list, where headers stand before some places and are 0."""
    return np.insert(shapes, starts, 0) if len(starts) else shapes
