"""A cheap test of whether a picture may hold text, which spares most photographs the networks.

Text is strokes of nearly one tone on a ground of nearly one tone, side by side in a row. So a cell
of the picture looks like text where it has contrast, many steps across, and few tones between.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from ..types.vectors import Pixels

_LONGEST_SIDE = 1400
_CELL = 16
# Levels of 255 between the darkest and the lightest of a cell, and of a step between neighbours.
_LEAST_RANGE, _LEAST_STEP = 64, 32
# Shares of a cell's pixels: steps across, and tones near its darkest or its lightest.
_LEAST_STEPS, _LEAST_EXTREME = 0.08, 0.7
# Cells side by side that make a row of text.
_RUN = 3


def looks_like_text(pixels: Pixels) -> bool:
    """Whether text may stand in a picture, uint8 RGB (height, width, 3)."""
    grey = Image.fromarray(pixels).convert("L")
    grey.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.BOX)
    rows, columns = grey.height // _CELL, grey.width // _CELL
    if not rows or columns < _RUN:
        return False
    tones = np.asarray(grey, np.int16)[: rows * _CELL, : columns * _CELL]
    cells = tones.reshape(rows, _CELL, columns, _CELL).swapaxes(1, 2)
    darkest, lightest = cells.min((2, 3)), cells.max((2, 3))
    span = lightest - darkest
    steps = (np.abs(np.diff(cells, axis=3)) >= _LEAST_STEP).mean((2, 3))
    near = np.minimum(cells - darkest[..., None, None], lightest[..., None, None] - cells)
    extreme = (near <= span[..., None, None] / 4).mean((2, 3))
    is_text = (span >= _LEAST_RANGE) & (steps >= _LEAST_STEPS) & (extreme >= _LEAST_EXTREME)
    runs = np.lib.stride_tricks.sliding_window_view(is_text, _RUN, axis=1).all(axis=2)
    return bool(runs.any())
