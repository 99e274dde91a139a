"""Which contents mean much the same, by the vectors that searches use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import IndexAwayError
from ..index.view import IndexView
from ..types.ids import Ids, Mask
from ..types.tracks import Track
from .comparing import NO_PAIRS, Pairs, Telling

# So many nearest of each are looked at: copies of one content crowd each other out of fewer.
_NEAREST = 16
# Where there are no more vectors, all are compared with all, which is as fast and misses none.
_FEW = 5000
_AT_ONCE, _PAIRS_AT_ONCE = 256, 4096


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
        cosines = np.zeros(len(one), np.float32)
        known = np.flatnonzero((places >= 0) & (others >= 0))
        for start in range(0, len(known), _PAIRS_AT_ONCE):
            some = known[start : start + _PAIRS_AT_ONCE]
            vectors, beside = (
                self.view.table.vectors(self.rows[these[some]]) for these in (places, others)
            )
            cosines[some] = np.einsum("nd,nd->n", vectors, beside)
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
        graphs = self.view.graphs
        if len(self.rows) <= _FEW or not graphs.has(self.track):
            return self._near_among(asked, np.arange(len(self.rows)), least)
        pending = self.view.table.item_ids(self.view.pending_rows(self.track))
        places = self._places(np.unique(pending))
        try:
            found = self._near_by_graph(asked, least)
        except IndexAwayError:
            return self._near_among(asked, np.arange(len(self.rows)), least)
        return np.concatenate([found, self._near_among(asked, places, least)])

    def _near_among(self, asked: Ids, others: Ids, least: float) -> Pairs:
        """The nearest among some, by comparing with all of them."""
        if not len(others):
            return NO_PAIRS
        vectors, beside = (self.view.table.vectors(self.rows[some]) for some in (asked, others))
        cosines = vectors @ beside.T
        most = min(_NEAREST, len(others))
        nearest = np.argpartition(-cosines, most - 1, axis=1)[:, :most]
        is_near = np.take_along_axis(cosines, nearest, axis=1) >= least
        return _listed(asked, others[nearest], is_near)

    def _near_by_graph(self, asked: Ids, least: float) -> Pairs:
        table = self.view.table
        vectors = table.vectors(self.rows[asked])
        ids = self.view.graphs.nearest_of_each(self.track, vectors, _NEAREST)
        segments, which = np.unique(ids, return_inverse=True)
        rows = table.rows_of(segments)
        places = np.full(len(segments), -1, np.int64)
        places[np.isin(segments, table.segment_ids(rows))] = self._places(table.item_ids(rows))
        others = places[which].reshape(ids.shape)
        beside = table.vectors(self.rows[others.ravel()]).reshape(*others.shape, -1)
        cosines = np.einsum("nd,nkd->nk", vectors, beside)
        return _listed(asked, others, (cosines >= least) & (others >= 0))


def _listed(asked: Ids, others: Ids, is_near: Mask) -> Pairs:
    """Pairs of those asked for, (n,), and others of each, (n, k), as far as they are near."""
    first = np.repeat(asked, others.shape[1]).reshape(others.shape)
    return np.stack([first[is_near], others[is_near]], axis=1)
