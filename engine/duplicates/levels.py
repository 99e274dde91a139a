"""Previews as small grey pictures, which is all that comparing them needs."""

from __future__ import annotations

from io import BytesIO

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

_DAMAGED = (OSError, SyntaxError, ValueError)
# How JPEG decodes at a fraction of the size, the smallest first.
_FRACTIONS = {
    8: cv2.IMREAD_REDUCED_GRAYSCALE_8,
    4: cv2.IMREAD_REDUCED_GRAYSCALE_4,
    2: cv2.IMREAD_REDUCED_GRAYSCALE_2,
    1: cv2.IMREAD_GRAYSCALE,
}


def grey(jpeg: bytes, side: int) -> NDArray[np.uint8] | None:
    """A picture as levels, uint8 (side, side), whatever its shape; None where it is damaged."""
    try:
        # Refuses what is no JPEG, or would take all memory. OpenCV decodes twice as fast.
        with Image.open(BytesIO(jpeg), formats=["JPEG"]) as picture:
            times = min(picture.size) // side
    except _DAMAGED:
        return None
    how = next((flag for most, flag in _FRACTIONS.items() if times >= most), cv2.IMREAD_GRAYSCALE)
    levels = cv2.imdecode(np.frombuffer(jpeg, np.uint8), how | cv2.IMREAD_IGNORE_ORIENTATION)
    if levels is None:
        return None
    small = cv2.resize(levels, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)
