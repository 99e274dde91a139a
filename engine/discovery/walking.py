"""A random walk through a library: from a file to one that is near, and never back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ..catalogue import Catalogue
from ..errors import UserError
from ..language import tr
from ..ranking.strength import probability
from ..types import Filters, Hit, Item, Query, SearchResult
from .recommending import term_of

# Beside those that were passed, so many of the nearest are to choose from.
CHOICES = 12


@dataclass(frozen=True, slots=True)
class Walker:
    """Takes steps through a library; the same seed takes the same ones.

    Attributes:
        search: finds what is like the file of a query.
    """

    catalogue: Catalogue
    search: Callable[[Query], SearchResult]

    def start(self, seed: int) -> Item:
        """A file to begin with, by lot.

        Raises:
            UserError: the library has no files.
        """
        ids = self.catalogue.items.by_path(self.catalogue.items.ids(Filters()))
        if not len(ids):
            raise UserError(tr("The library has no files yet. Add a folder first."))
        place = int(np.random.default_rng(seed).integers(len(ids)))
        return self.catalogue.items.get([int(ids[place])])[0]

    def step(self, trail: Sequence[int], seed: int) -> Item | None:
        """One of the files nearest to the last, none of which is on the trail or a copy of that.

        The nearer a file is, the likelier it is chosen. None where there is no further one.

        Args:
            trail: the ids of the items that were passed, in order.
        """
        last = self.catalogue.items.get([trail[-1]])
        if not last:
            return None
        near = self._near(last[0], trail)
        if not near:
            return None
        odds = probability(np.array([hit.score for hit in near], np.float32))
        lots = np.random.default_rng([seed, *map(abs, trail)])
        return near[int(lots.choice(len(near), p=odds / odds.sum()))].item

    def _near(self, item: Item, trail: Sequence[int]) -> list[Hit]:
        passed = set(trail)
        query = Query((term_of(item),), limit=len(trail) + CHOICES)
        found = [hit for hit in self.search(query).hits if hit.elsewhere is None]
        new = [hit for hit in found if passed.isdisjoint((hit.item.id, *hit.copies))]
        return new[:CHOICES]
