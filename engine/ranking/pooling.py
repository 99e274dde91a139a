"""From the scores of segments to one score per item."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..index.base import Ids, Scores

# The best of n unrelated segments lies sqrt(2 ln n) spreads above one of them. Those of one file
# are alike, so only this share of it is taken back.
KAPPA = 0.2


@dataclass(frozen=True, slots=True)
class ItemRows:
    """Rows of the table in runs, one run per item.

    Attributes:
        rows: int64 (n,), rising; those of one item are neighbours.
        items: the item of each run, int64 (m,).
        starts: where each run begins in `rows`, int64 (m,).
    """

    rows: Ids
    items: Ids
    starts: Ids

    @classmethod
    def of(cls, rows: Ids, items: Ids) -> ItemRows:
        """Find the runs; `items` is the item of each row, int64 (n,)."""
        is_first = np.ones(len(items), np.bool_)
        np.not_equal(items[1:], items[:-1], out=is_first[1:])
        starts = np.flatnonzero(is_first)
        return cls(rows, items[starts], starts)

    def pool(self, scores: Scores, spreads: Scores | float) -> Scores:
        """Each item's best segment, less what many segments win by chance; float32 (m,).

        Args:
            scores: score of each row, float32 (n,).
            spreads: one deviation of unrelated segments' scores, float32 (m,), per item; 0 takes
                nothing back.
        """
        if not len(scores):
            return scores
        counts = np.diff(self.starts, append=len(scores))
        many = np.flatnonzero(counts > 1)
        spread = np.broadcast_to(np.asarray(spreads), counts.shape)[many]
        best = np.maximum.reduceat(scores, self.starts)
        best[many] -= KAPPA * spread * np.sqrt(2 * np.log(counts[many]))
        return np.asarray(best, np.float32)

    def runs(self) -> list[Ids]:
        """The places of each item's rows in `rows`."""
        return np.split(np.arange(len(self.rows)), self.starts)[1:]
