"""Previews as small grey pictures, which is all that comparing them needs."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_DAMAGED = (OSError, SyntaxError, ValueError)


def grey(jpeg: bytes, side: int) -> NDArray[np.uint8] | None:
    """A picture as levels, uint8 (side, side), whatever its shape; None where it is damaged."""
    try:
        with Image.open(BytesIO(jpeg), formats=["JPEG"]) as picture:
            # Decodes at a fraction of the size where that is enough.
            picture.draft("L", (side, side))
            small = picture.convert("L").resize((side, side), Image.Resampling.BOX)
    except _DAMAGED:
        return None
    return np.asarray(small)
