"""How much an item is about a word: BM25 beside what a few words about it would get, 0 to 1.

BM25 (Robertson and Zaragoza, 2009) over all fields, with what a word counts in each added up before
it is saturated (Robertson, Zaragoza and Taylor, 2004). A text counts by its length beside that of
a page, as in pivoted normalisation (Singhal, Buckley and Mitra, 1996), not beside the average of
the library: with that, photos would make a page a long text, and books a book a short one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

SATURATION = 1.2
LENGTH_SHARE = 0.75
# Words on a page.
PAGE = 500


def normalised(counts: Numbers, lengths: Numbers) -> Numbers:
    """How often a word stands in a field, by the length of that, float64 (n,).

    Args:
        counts: occurrences, (n,).
        lengths: words of the field, (n,); 0 for names, tags and folders, which are always short.
    """
    return np.asarray(counts / (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / PAGE))


def aboutness(frequencies: Numbers) -> Numbers:
    """How much items are about a word, 0 to 1, float64 (n,).

    Args:
        frequencies: of the word in all fields of each, normalised, (n,).
    """
    most = 1 / (1 - LENGTH_SHARE)
    return np.asarray(np.minimum(_saturated(frequencies) / _saturated(most), 1.0))


def rarity(holders: int, items: int) -> float:
    """What a word weighs in a query: inverse document frequency (Spärck Jones, 1972), above 0."""
    return float(np.log((items + 1) / (holders + 0.5)))


def _saturated(frequencies: Numbers | float) -> Numbers:
    return np.asarray(frequencies / (frequencies + SATURATION))
