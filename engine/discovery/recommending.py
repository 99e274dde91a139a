"""Files that a person may want to see, from some that they like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ..catalogue import Catalogue
from ..clusters.item_vectors import pooled
from ..errors import UserError
from ..index.view import IndexView
from ..language import tr
from ..ranking.marginal_relevance import TRADE, marginal_order
from ..ranking.strength import probability
from ..types import Filters, Hit, Item, Query, SearchResult, Term
from ..types.discovery import Suggestion
from ..types.ids import Ids, IdSet
from .interests import Interest, alike_from, interests_of

# Each interest is a search; those of the fewest seeds are left out.
MOST_INTERESTS = 12
# So many candidates of each, of which the page is chosen.
POOL = 60


@dataclass(frozen=True, slots=True)
class Recommender:
    """Suggests files of one state of a library.

    Attributes:
        search: finds what is like the files of a query.
        trade: as in `marginal_order`.
    """

    catalogue: Catalogue
    view: IndexView
    search: Callable[[Query], SearchResult]
    trade: float = TRADE

    def interests(self, seeds: Ids) -> list[Interest]:
        """What some items are about, the largest interest first."""
        vectors = pooled(self.view.table, np.unique(seeds))
        return interests_of(vectors, alike_from(self.view.table))

    def suggest(self, seeds: Ids, filters: Filters, limit: int) -> tuple[Suggestion, ...]:
        """Files that are like some of the seeds, unlike each other, and neither seeds nor copies.

        What matches well comes before the closest that there is otherwise.

        Raises:
            UserError: none of the seeds was read.
        """
        interests = self.interests(seeds)
        if not interests:
            raise UserError(tr("None of these files was read yet. Index them first."))
        left_out = IdSet(self._with_copies(seeds))
        best: dict[int, Suggestion] = {}
        for interest in interests[:MOST_INTERESTS]:
            for hit in self._like(interest, left_out, filters):
                known = best.get(hit.item.id)
                if known is None or hit.score > known.hit.score:
                    best[hit.item.id] = Suggestion(hit, interest.seed)
        strong = [one for one in best.values() if not one.hit.weak]
        weak = [one for one in best.values() if one.hit.weak]
        chosen = self._unlike(strong, limit)
        return (*chosen, *self._unlike(weak, limit - len(chosen)))

    def _with_copies(self, seeds: Ids) -> Ids:
        """Seeds and all items that have the content of one."""
        equals = self.catalogue.items.equals()
        return np.array([copy for item in seeds for copy in equals.equals(int(item))], np.int64)

    def _like(self, interest: Interest, left_out: IdSet, filters: Filters) -> Iterable[Hit]:
        """The best hits for one interest, without those that are seeds or copies of one."""
        items = self.catalogue.items.get(interest.asking)
        query = Query(tuple(map(term_of, items)), filters, limit=POOL)
        for hit in self.search(query).hits if items else ():
            known = hit.elsewhere is None
            if known and not left_out.has(np.array([hit.item.id, *hit.copies])).any():
                yield hit

    def _unlike(self, found: Sequence[Suggestion], limit: int) -> list[Suggestion]:
        """So many of them, each unlike those before it."""
        by_id = {one.hit.item.id: one for one in found}
        vectors = pooled(self.view.table, np.array(sorted(by_id), np.int64))
        # A hit that was found by its words alone has no vectors, and files asked with no words.
        known = [by_id[int(item)] for item in vectors.ids]
        scores = np.array([one.hit.score for one in known], np.float32)
        order = marginal_order(probability(scores), vectors.vectors, max(limit, 0), self.trade)
        return [known[place] for place in order]


def term_of(item: Item) -> Term:
    """What asks for files like one of the library's."""
    return Term(item.modality, item.path, is_file=True)
