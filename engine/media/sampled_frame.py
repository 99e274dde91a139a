"""One frame of a video that was looked at, and what tells whether it shows anything."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .images import is_blank, look_of

_DARK = 32


@dataclass(frozen=True, eq=False)
class SampledFrame:
    """One frame.

    Attributes:
        seconds: from the video's beginning.
        picture: upright, RGB, shrunk to what an encoder and a tile need.
    """

    seconds: float
    picture: Image.Image

    @cached_property
    def cells(self) -> NDArray[np.int16]:
        """The frame in a few large cells."""
        return look_of(np.asarray(self.picture))

    @cached_property
    def is_blank(self) -> bool:
        """Whether it is of one grey."""
        return is_blank(np.asarray(self.picture))

    @property
    def is_dark(self) -> bool:
        """Whether hardly anything can be seen in it."""
        return self.is_blank or float(self.cells.mean()) < _DARK
