"""The seam between how things are scored and how a list is made of the scores."""

from __future__ import annotations

from typing import Protocol

from ..index.base import Ids, Scores, Vectors
from ..ranking.pooling import ItemRows


class Scorer(Protocol):
    """How well things match a query; higher is better."""

    @property
    def probe(self) -> Vectors | None:
        """The one centred vector (dim,) whose neighbours make the head of the list, if any."""

    def parts(self, found: ItemRows) -> Scores:
        """Calibrated score of each part of an item, by what is wanted, float32 (p,)."""

    def part_odds(self, found: ItemRows) -> Scores:
        """The log odds that each part of an item is what is wanted, float32 (p,)."""

    def penalties(self, found: ItemRows) -> Scores:
        """What each part loses of these by what is unwanted, at least 0, float32 (p,)."""

    def segment_odds(self, rows: Ids) -> Scores:
        """The log odds that each row is what is wanted, float32 (n,)."""
