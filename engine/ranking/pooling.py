"""From the scores of segments to one score per item, or for each content of an item."""

from __future__ import annotations

from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..index.base import Ids, Scores

# The best of n unrelated segments lies sqrt(2 ln n) spreads above one of them. Those of one file
# are alike, so only this share of it is taken back.
KAPPA = 0.2


def won_by_chance(counts: NDArray[np.integer[Any]]) -> NDArray[np.float64]:
    """By how many spreads the best of so many, at least 1, lies too high; of the same shape."""
    return np.asarray(KAPPA * np.sqrt(2 * np.log(counts)))


class ItemRows(Struct, frozen=True):
    """Rows of the table in runs, one run per item, in which those of one content are a part.

    Attributes:
        rows: int64 (n,); those of one item are neighbours, and in it those of one content.
        items: the item of each run, int64 (m,).
        starts: where each run begins in `rows`, int64 (m,).
        parts: where each part begins in `rows`, int64 (p,), p >= m.
    """

    rows: Ids
    items: Ids
    starts: Ids
    parts: Ids

    @classmethod
    def of(cls, rows: Ids, items: Ids, contents: NDArray[np.int8] | None = None) -> ItemRows:
        """Find the runs and the parts.

        Args:
            rows: rising, and in an item those of one content are neighbours.
            items: the item of each row, int64 (n,).
            contents: the content of each row, (n,); where none are given, an item is one part.
        """
        if np.any(items[1:] < items[:-1]):
            # What was read in an item later stands apart from its other rows.
            order = np.argsort(items, kind="stable")
            rows, items = rows[order], items[order]
            contents = None if contents is None else contents[order]
        is_first = _differs(items)
        starts = np.flatnonzero(is_first)
        parts = starts if contents is None else np.flatnonzero(is_first | _differs(contents))
        return cls(rows, items[starts], starts, parts)

    def pool(self, scores: Scores, spreads: Scores | float) -> Scores:
        """Each part's best segment, less what many segments win by chance; float32 (p,).

        Args:
            scores: score of each row, float32 (n,).
            spreads: one deviation of unrelated segments' scores, float32 (p,), per part; 0 takes
                nothing back.
        """
        if not len(scores):
            return scores
        counts = np.diff(self.parts, append=len(scores))
        many = np.flatnonzero(counts > 1)
        spread = np.broadcast_to(np.asarray(spreads), counts.shape)[many]
        best = np.maximum.reduceat(scores, self.parts)
        best[many] -= spread * won_by_chance(counts[many])
        return np.asarray(best, np.float32)

    def best_part(self, scores: Scores) -> Scores:
        """The best of each item's parts, float32 (m,), of a score for each part, float32 (p,)."""
        if len(self.parts) == len(self.starts):
            return scores
        first = np.searchsorted(self.parts, self.starts)
        return np.asarray(np.maximum.reduceat(scores, first), np.float32)

    def falling(self, scores: Scores) -> list[Ids]:
        """The rows of each item, those with the highest scores, float32 (n,), first."""
        counts = np.diff(self.starts, append=len(self.rows))
        order = np.lexsort((-scores, np.repeat(self.items, counts)))
        return np.split(self.rows[order], self.starts)[1:]


def _differs(codes: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
    """Where each of some numbers is another than the one before it, the first included."""
    differs = np.ones(len(codes), np.bool_)
    np.not_equal(codes[1:], codes[:-1], out=differs[1:])
    return differs
