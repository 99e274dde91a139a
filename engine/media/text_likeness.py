"""A cheap test of whether a picture may hold text, which spares most photographs the networks.

Text is strokes of one tone on a ground of another, side by side in a row. It is looked for in cells
of the picture, in two ways. Crisp text has few tones between its darkest and its lightest. Noise
fills those, but two tones still explain most of what differs in a cell (Otsu, 1979): all of it for
clean print, and 0.64 of noise without any text. Since that tells less, more such cells must stand
in a row; smaller sizes, which have less noise, are looked at, too, and rows that run down, since
pages lie on their side.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..types.vectors import Pixels

_LONGEST_SIDE = 1400
_CELL = 16
# Crisp text. Levels of 255 between the darkest and the lightest of a cell, and of a step between
# neighbours; shares of a cell's pixels: steps across, and tones near its darkest or its lightest.
_LEAST_RANGE, _LEAST_STEP = 64, 32
_LEAST_STEPS, _LEAST_EXTREME = 0.08, 0.7
# Noisy text. Levels between the two ends of a cell, of which a share of its pixels is left out; the
# share of the rarer tone, and of the variance that the two explain; how often the tone changes with
# the next pixel, along the row and across it.
_LEAST_SPAN, _LEFT_OUT = 20, 0.04
_LEAST_INK, _LEAST_EXPLAINED = 0.05, 0.75
_LEAST_ALONG, _MOST_ACROSS = 0.12, 0.25
_REDUCED = (1, 2, 4)

# Of shape (rows, columns, _CELL, _CELL), and of one number or answer for each cell.
_Cells = NDArray[np.uint8]
_Shares = NDArray[np.float32]
_Answers = NDArray[np.bool_]
_side_by_side = np.lib.stride_tricks.sliding_window_view


class _Run(NamedTuple):
    """What makes a row: cells side by side, whose two tones stay this far apart in all of them."""

    cells: int
    gap: float


_CRISP, _NOISY = _Run(3, 0.4), _Run(4, 0.6)


def looks_like_text(pixels: Pixels) -> bool:
    """Whether text may stand in a picture, uint8 RGB (height, width, 3), upright or on its side."""
    grey = Image.fromarray(pixels).convert("L")
    grey.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.BOX)
    return _has_crisp_row(_cells(grey)) or any(
        _has_noisy_row(_cells(grey.reduce(factor))) for factor in _REDUCED
    )


def _cells(grey: Image.Image) -> _Cells:
    rows, columns = grey.height // _CELL, grey.width // _CELL
    whole = np.asarray(grey)[: rows * _CELL, : columns * _CELL]
    return whole.reshape(rows, _CELL, columns, _CELL).swapaxes(1, 2).copy()


def _has_crisp_row(cells: _Cells) -> bool:
    tones = cells.astype(np.int16)
    darkest, lightest = tones.min((2, 3)), tones.max((2, 3))
    span = lightest - darkest
    steps = (np.abs(np.diff(tones, axis=3)) >= _LEAST_STEP).mean((2, 3))
    near = np.minimum(tones - darkest[..., None, None], lightest[..., None, None] - tones)
    extreme = (near <= span[..., None, None] / 4).mean((2, 3))
    is_text = (span >= _LEAST_RANGE) & (steps >= _LEAST_STEPS) & (extreme >= _LEAST_EXTREME)
    return _has_run(is_text, darkest, lightest, _CRISP)


def _has_noisy_row(cells: _Cells) -> bool:
    noisy = _Seen.measure(cells)
    return noisy.has_row() or noisy.turned().has_row()


class _Seen(NamedTuple):
    """What is known of each cell of a picture.

    Attributes:
        explained: the share of the variance that two tones explain; 0 where nothing is to be seen.
        along, across: how often the tone changes with the next pixel, in a row and down a column.
        low, high: the darkest and the lightest tone, but for outliers.
    """

    explained: _Shares
    along: _Shares
    across: _Shares
    low: _Shares
    high: _Shares

    @classmethod
    def measure(cls, cells: _Cells) -> _Seen:
        """Measure the cells of a picture."""
        ends = round(_CELL**2 * _LEFT_OUT), round(_CELL**2 * (1 - _LEFT_OUT))
        in_order = np.partition(cells.reshape(*cells.shape[:2], _CELL**2), ends, axis=2)
        low, high = (in_order[..., end].astype(np.float32) for end in ends)
        ink = cells < ((low + high) / 2)[..., None, None]
        explained = np.where(high - low >= _LEAST_SPAN, _explained(cells, ink), np.float32(0))
        along, across = ink[..., 1:] != ink[..., :-1], ink[..., 1:, :] != ink[..., :-1, :]
        return cls(explained, _share(along), _share(across), low, high)

    def turned(self) -> _Seen:
        """The same cells as if the picture were turned by a quarter."""
        turned = _Seen(*(each.T for each in self))
        return turned._replace(along=turned.across, across=turned.along)

    def has_row(self) -> bool:
        """Whether enough cells that look like text stand side by side, in the same two tones."""
        fits = (self.explained >= _LEAST_EXPLAINED) & (self.along >= _LEAST_ALONG)
        return _has_run(fits & (self.across <= _MOST_ACROSS), self.low, self.high, _NOISY)


def _explained(cells: _Cells, ink: _Answers) -> _Shares:
    """The share of each cell's variance that lies between its ink and its ground."""
    share = _share(ink)
    mean = cells.mean((2, 3), dtype=np.float32)
    of_ink = np.where(ink, cells, 0).mean((2, 3), dtype=np.float32) - share * mean
    between = of_ink**2 / np.maximum(share * (1 - share), 1e-6)
    explained: _Shares = between / np.maximum(cells.var((2, 3), dtype=np.float32), 1e-6)
    explained[np.minimum(share, 1 - share) < _LEAST_INK] = 0.0
    return explained


def _share(answers: _Answers) -> _Shares:
    share: _Shares = answers.mean((2, 3), dtype=np.float32)
    return share


def _has_run(fits: _Answers, low: NDArray[Any], high: NDArray[Any], wanted: _Run) -> bool:
    """Whether enough cells that fit stand side by side, and share their two tones."""
    if fits.shape[1] < wanted.cells:
        return False
    low, high = (_side_by_side(tones, wanted.cells, axis=1) for tones in (low, high))
    gap, whole = high.min(axis=2) - low.max(axis=2), high.max(axis=2) - low.min(axis=2)
    runs = _side_by_side(fits, wanted.cells, axis=1).all(axis=2)
    return bool((runs & (gap >= wanted.gap * whole)).any())
