"""The predictor with which programs store floats in a TIFF, undone (Adobe, TIFF Technical Note 3).

tifffile leaves it to a package of all codecs there are, ten times as large as all decoders here.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import tifffile.tifffile
from numpy.typing import NDArray

_NAME = "floatpred_decode"


def teach_tifffile() -> None:
    """Let tifffile read what was stored with the predictor, unless it can by itself."""
    codecs: Any = vars(tifffile.tifffile)["imagecodecs"]
    if not hasattr(codecs, _NAME):
        setattr(codecs, _NAME, undo)


def undo(data: NDArray[Any], axis: int = -2, dist: int = 1, **_: object) -> NDArray[Any]:
    """Decode rows of floats, whose bytes are in planes and told by their differences.

    Args:
        data: floats of any shape that ends in (width, channels).
        axis, dist: where the differences are taken; only the defaults are known.

    Raises:
        ValueError: the differences are of another kind.
    """
    if dist != 1 or axis != -2:
        raise ValueError("another predictor")
    width, channels = data.shape[-2:]
    size = data.dtype.itemsize
    stored = np.ascontiguousarray(data).view(np.uint8).reshape(-1, size * width, channels)
    planes = stored.cumsum(axis=1, dtype=np.uint8).reshape(-1, size, width * channels)
    floats = np.ascontiguousarray(planes.transpose(0, 2, 1)).view(f">f{size}")
    return floats.reshape(data.shape).astype(data.dtype)
