"""The seam to encoders that can tell what they see in each part of a picture."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from msgspec import Struct

from ..types import Box
from ..types.vectors import Pixels, Vectors

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)


class RegionMap(Struct, frozen=True):
    """What an encoder sees in each cell of a grid over a picture.

    Attributes:
        vectors: unit, of the encoder's space, float32 (rows * columns, dim); row by row from the
            top left.
        area: the part of the picture that the grid lies over.
    """

    vectors: Vectors
    rows: int
    columns: int
    area: Box = WHOLE


@runtime_checkable
class RegionEncoder(Protocol):
    """An `Encoder` that can look at the parts of a picture."""

    def encode_regions(self, image: Pixels) -> RegionMap | None:
        """What is seen in each part of an RGB picture, uint8 (height, width, 3).

        None where this model has no way to tell its parts apart.
        """
