"""Names for the dense parts of a map: words that tell each from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..catalogue import Catalogue
from ..clusters.group_words import words_of
from ..types.ids import Ids
from ..types.maps import Landmark, Places

_CELLS = 40
_SMOOTH = 1.2
_APART = 5
_MOST = 24
# A part has at least so many items, and no item that lies farther from its middle, in cells.
_LEAST_ITEMS = 5
_REACH = 3.0
# Of each part so many items are asked for their words.
_MOST_READ = 200
_WORDS = 2


class _Part(Struct, frozen=True, eq=False):
    """A dense part: its middle, and rows of the items in it, int64 (n,)."""

    middle: NDArray[np.float32]
    rows: Ids


def landmarks_of(catalogue: Catalogue, ids: Ids, places: Places) -> tuple[Landmark, ...]:
    """The dense parts of a map for which its items have words, the largest first.

    Args:
        ids: of items, int64 (n,).
        places: float32 (n, 2).
    """
    parts = _dense_parts(places)
    words = [words_of(catalogue, _spread(ids[part.rows])) for part in parts]
    return tuple(
        Landmark(name, float(part.middle[0]), float(part.middle[1]), len(part.rows))
        for part, name in zip(parts, _names(words), strict=True)
        if name
    )


def _dense_parts(places: Places) -> list[_Part]:
    """Peaks of a smoothed count of points by cell, the largest first."""
    from scipy.ndimage import gaussian_filter, maximum_filter  # noqa: PLC0415
    from scipy.spatial import KDTree  # noqa: PLC0415

    if len(places) < _LEAST_ITEMS:
        return []
    low, high = np.percentile(places, (1, 99), axis=0)
    side = float((high - low).max()) or 1.0
    cells = (places - low) / side * _CELLS
    whole = (0, _CELLS)
    counts, *_ = np.histogram2d(cells[:, 0], cells[:, 1], bins=_CELLS, range=(whole, whole))
    smooth = gaussian_filter(counts, _SMOOTH, mode="constant")
    is_peak = (smooth == maximum_filter(smooth, _APART)) & (smooth > 0)
    peaks = np.argwhere(is_peak) + 0.5
    far, owner = KDTree(peaks).query(cells)
    found = [np.flatnonzero((owner == n) & (far <= _REACH)) for n in range(len(peaks))]
    parts = [_Part(np.median(places[rows], axis=0), rows) for rows in found if len(rows)]
    largest = sorted(parts, key=lambda part: -len(part.rows))[:_MOST]
    return [part for part in largest if len(part.rows) >= _LEAST_ITEMS]


def _spread(ids: Ids) -> Ids:
    """Some of many, from begin to end."""
    return ids[:: max(1, len(ids) // _MOST_READ)]


def _names(words: Sequence[Counter[str]]) -> list[str]:
    """The best words of each part, by c-TF-IDF (Grootendorst, 2022); each is used once."""
    everywhere = sum(words, Counter[str]())
    average = everywhere.total() / max(1, len(words))
    used: set[str] = set()
    names = []
    for counted in words:
        weights = {
            word: count * np.log1p(average / everywhere[word])
            for word, count in counted.items()
            if count > 1 and word not in used
        }
        best = sorted(weights, key=lambda word: (-weights[word], word))[:_WORDS]
        used.update(best)
        names.append(", ".join(best))
    return names
