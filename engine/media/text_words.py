"""Where the words of a line stand, by where the network that read it saw each character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..tokens import token_spans
from ..types import Box, TextWord

# Of fractions of a page; a tenth of a pixel of what the networks are shown.
DECIMALS = 4

# Four corners, float (4, 2), in fractions of the page: from where the text begins, clockwise.
Corners = NDArray[np.float64]


def words_in(text: str, centres: Sequence[float], corners: Corners) -> Iterator[TextWord]:
    """The words of a line as full text cuts them; one ends in the middle of the gap to the next.

    Args:
        centres: of all characters but blanks, as fractions of the way along the line.
        corners: of the line.
    """
    inked = [place for place, character in enumerate(text) if not character.isspace()]
    if len(inked) != len(centres):
        return
    between = [(one + other) / 2 for one, other in pairwise(centres)]
    edges = dict(zip(inked, zip([0.0, *between], [*between, 1.0], strict=True), strict=True))
    for _, start, end in token_spans(text):
        part = _part(corners, edges[start][0], edges[end - 1][1])
        yield TextWord(start, end, box_around(part))


def box_around(corners: Corners) -> Box:
    """The upright box around four corners, kept inside the page."""
    inside = corners.clip(0.0, 1.0).round(DECIMALS)
    (left, top), (right, bottom) = inside.min(axis=0).tolist(), inside.max(axis=0).tolist()
    return left, top, right, bottom


def _part(corners: Corners, start: float, end: float) -> Corners:
    """The corners of a part of a line, which begins and ends at fractions of the way along it."""
    first, second, third, fourth = corners
    above, below = second - first, third - fourth
    return np.stack(
        [first + start * above, first + end * above, fourth + end * below, fourth + start * below]
    )
