"""What a gallery knows of all items before it shows one: the kind and the shape of each."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from .media import Modality

KINDS = tuple(Modality)
# What has a shape, and the greatest that is told.
SHAPED = (Modality.IMAGE, Modality.VIDEO)
MOST_SHAPE = 2**16 - 1


class Outlines(Struct, frozen=True, eq=False):
    """Of some items, in their order.

    Attributes:
        kinds: the modality of each as a place in `KINDS`, int8 (n,).
        shapes: width over height of what it shows, in thousandths; 0 where it is no picture or
            video, or its size is not known; uint16 (n,).
        months: when it was taken or else last changed, counted from January 1970; int16 (n,).
    """

    kinds: NDArray[np.int8]
    shapes: NDArray[np.uint16]
    months: NDArray[np.int16]

    @classmethod
    def unknown(cls, count: int) -> Outlines:
        """Those of so many items of which nothing is known."""
        kinds, shapes = np.zeros(count, np.int8), np.zeros(count, np.uint16)
        return cls(kinds, shapes, np.zeros(count, np.int16))

    def counts(self) -> dict[Modality, int]:
        """How many items there are of each kind."""
        counted = np.bincount(self.kinds, minlength=len(KINDS)).tolist()
        return dict(zip(KINDS, counted, strict=True))


def shape_of(modality: Modality, width: int, height: int) -> int:
    """The same of one item, whose picture has so many pixels."""
    if modality not in SHAPED or height <= 0:
        return 0
    return min(MOST_SHAPE, 1000 * width // height)
