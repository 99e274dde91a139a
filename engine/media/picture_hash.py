"""A perceptual hash of a picture, which shrinking, saving again and small marks hardly change.

As PDQ has it (Facebook, The TMK+PDQF video-hashing algorithm and the PDQ image-hashing algorithm,
2019): 256 of the lowest coefficients of the cosine transform of 64 by 64 levels. A bit is the sign
of one, so that the hash of the picture turned or mirrored follows from it.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from .levels import grey

# The number of this way to make hashes: those of another one are made anew.
MAKER = 3
FREQUENCIES = 16
_SIDE = 64
# Levels of 255 by which the pixels of a picture differ from their mean, if it shows anything.
_LEAST_CONTRAST = 4.0


def picture_hash(preview: bytes) -> bytes:
    """The hash of a picture by its JPEG preview, `HASH_BYTES`; nothing where it shows nothing.

    The bits are those of the frequencies from top to bottom, then from left to right.
    """
    levels = grey(preview, _SIDE)
    if levels is None or levels.std() < _LEAST_CONTRAST:
        return b""
    basis = _basis()
    coefficients = basis @ levels.astype(np.float32) @ basis.T
    return np.packbits(coefficients > 0).tobytes()


@cache
def _basis() -> NDArray[np.float32]:
    """The cosines of the frequencies 1 to 16; float32 (16, 64)."""
    frequencies = np.arange(1, FREQUENCIES + 1)[:, None]
    places = np.arange(_SIDE)[None, :] + 0.5
    return np.cos(np.pi / _SIDE * frequencies * places).astype(np.float32)
