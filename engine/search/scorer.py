"""The seam between how things are scored and how a list is made of the scores."""

from __future__ import annotations

from typing import Protocol

from ..index.base import Ids, Scores, Vectors
from ..ranking.odds import LogOdds
from ..ranking.pooling import ItemRows


class Scorer(Protocol):
    """How well things match a query; higher is better."""

    @property
    def probe(self) -> Vectors | None:
        """The one centred vector (dim,) whose neighbours make the head of the list, if any."""

    @property
    def log_odds(self) -> LogOdds:
        """What its scores say of how probable it is that an item is right."""

    def parts(self, found: ItemRows) -> Scores:
        """How well each part of an item matches what is wanted, float32 (p,)."""

    def penalties(self, found: ItemRows) -> Scores:
        """How much each part loses by what is unwanted, at least 0, float32 (p,)."""

    def segments(self, rows: Ids) -> Scores:
        """Score of each row, float32 (n,)."""
