"""The predictor with which programs store floats in a TIFF, undone (Adobe, TIFF Technical Note 3).

tifffile leaves it to a package of all codecs there are, ten times as large as all decoders here.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

PREDICTOR = 3


def undo(data: NDArray[Any], byteorder: Literal["<", ">"]) -> NDArray[Any]:
    """Decode rows of floats, whose bytes are in planes and told by their differences.

    Args:
        data: what was stored, taken for floats of any shape that ends in (width, channels).
        byteorder: of the file, "<" or ">".
    """
    width, channels = data.shape[-2:]
    size = data.dtype.itemsize
    in_file = np.ascontiguousarray(data.astype(data.dtype.newbyteorder(byteorder)))
    stored = in_file.view(np.uint8).reshape(-1, size * width, channels)
    planes = stored.cumsum(axis=1, dtype=np.uint8).reshape(-1, size, width * channels)
    floats = np.ascontiguousarray(planes.transpose(0, 2, 1)).view(f">f{size}")
    return floats.reshape(data.shape).astype(data.dtype)
