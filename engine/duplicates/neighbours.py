"""Which contents mean much the same, by the vectors that searches use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..index.view import IndexView
from ..types.ids import Ids, Mask
from ..types.tracks import Track
from .comparing import NO_PAIRS, Pairs, Telling

# So many nearest of each are looked at: copies of one content crowd each other out of fewer.
_NEAREST = 16
# Where there are no more vectors, all are compared with all, which is as fast and misses none.
_FEW = 5000
_AT_ONCE = 256


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """The vectors of the items of one track, of each item the first.

    Attributes:
        items: ids of the items, int64 (n,), each once and rising.
        rows: their rows in the table of the view, int64 (n,).
    """

    view: IndexView
    track: Track
    items: Ids
    rows: Ids

    @classmethod
    def of(cls, view: IndexView, track: Track) -> Neighbours:
        """All of a track."""
        rows = np.flatnonzero(view.table.mask_of(track))
        items, firsts = np.unique(view.table.item_ids(rows), return_index=True)
        return cls(view, track, items, rows[firsts])

    def cosines(self, one: Ids, other: Ids) -> NDArray[np.float32]:
        """Of pairs of items, by their ids, (n,) each; 0 where one has no vector."""
        places, others = self._places(one), self._places(other)
        known = (places >= 0) & (others >= 0)
        vectors, beside = (
            self.view.table.vectors(self.rows[some[known]]) for some in (places, others)
        )
        cosines = np.zeros(len(one), np.float32)
        cosines[known] = (vectors * beside).sum(axis=1)
        return cosines

    def pairs(self, items: Sequence[int], new: Mask, least: float, telling: Telling) -> Pairs:
        """Which of some items are near each other, by their places in the list; int64 (n, 2).

        Args:
            new: for which of them that is asked, (n,).
            least: the cosine that pairs have at least.
        """
        wanted = np.array(items, np.int64)
        of_row = np.full(len(self.items) + 1, -1, np.int64)
        places = self._places(wanted)
        of_row[places[places >= 0]] = np.flatnonzero(places >= 0)
        asked = places[new & (places >= 0)]
        found = [NO_PAIRS]
        for start in range(0, len(asked), _AT_ONCE):
            telling.check()
            near = self._near(asked[start : start + _AT_ONCE], least)
            found.append(of_row[near])
        pairs = np.concatenate(found)
        return pairs[(pairs >= 0).all(axis=1)]

    def _places(self, items: Ids) -> Ids:
        """Where items stand among those of this track; -1 for what has no vector."""
        if not len(self.items):
            return np.full(len(items), -1, np.int64)
        places = np.minimum(np.searchsorted(self.items, items), len(self.items) - 1)
        return np.where(self.items[places] == items, places, -1)

    def _near(self, asked: Ids, least: float) -> Pairs:
        """Places of those asked for and of their nearest."""
        others = self._candidates(asked)
        vectors = self.view.table.vectors(self.rows[asked])
        if others is None:
            all_of_them = self.view.table.vectors(self.rows)
            return _pairs(asked, np.arange(len(self.rows)), vectors @ all_of_them.T, least)
        known = np.unique(others)
        return _pairs(asked, known, vectors @ self.view.table.vectors(self.rows[known]).T, least)

    def _candidates(self, asked: Ids) -> Ids | None:
        """Places of all that may be near some of these; None where all may."""
        graphs = self.view.graphs
        if len(self.rows) <= _FEW or not graphs.has(self.track):
            return None
        vectors = self.view.table.vectors(self.rows[asked])
        ids = np.unique(graphs.nearest_of_each(self.track, vectors, _NEAREST))
        rows = np.union1d(self.view.table.rows_of(ids), self.view.pending_rows(self.track))
        places = self._places(np.unique(self.view.table.item_ids(rows)))
        return places[places >= 0]


def _pairs(asked: Ids, others: Ids, cosines: NDArray[np.float32], least: float) -> Pairs:
    """Of each one that is asked for the nearest, of at least this cosine, itself included."""
    most = min(_NEAREST, cosines.shape[1])
    nearest = np.argpartition(-cosines, most - 1, axis=1)[:, :most]
    which = np.repeat(np.arange(len(asked)), most)
    is_near = cosines[which, nearest.ravel()] >= least
    pairs = np.stack([asked[which], others[nearest.ravel()]], axis=1)
    return pairs[is_near]
