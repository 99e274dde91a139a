"""What a library offers by itself: suggestions, a walk, and what does not look like the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing

import numpy as np
from msgspec import Struct

from ..catalogue import Catalogue
from ..errors import UserError
from ..language import tr, tr_noop
from ..paths import LibraryPaths
from ..types import Filters, Item, Query, SearchResult, Sort
from ..types.discovery import SeedSource, Suggestion
from ..types.ids import Ids
from ..types.marks import BEST
from .spaces import OpenSpace

# Files of so many stars, or more, are liked as much as favourites.
LIKED_FROM = 4
# So many of the latest tell what a person likes now.
MOST_SEEDS = 300
_NONE = {
    SeedSource.FAVOURITES: tr_noop(
        "There are no favourites yet. Mark files as favourites, or give them four or five stars."
    ),
    SeedSource.OPENED: tr_noop(
        "Nothing was opened yet, or it was forgotten. Open some files first."
    ),
}


class Discovery(Struct, frozen=True):
    """Suggests files of one library; any thread may call.

    All methods raise `UserError` where the model is missing or damaged.

    Attributes:
        serving: opens the space that searches use.
        search: as the library does.
    """

    paths: LibraryPaths
    serving: Callable[[Catalogue], OpenSpace]
    search: Callable[[Query], SearchResult]

    def suggest(
        self,
        seeds: SeedSource | Sequence[int],
        filters: Filters | None = None,
        limit: int = 20,
    ) -> tuple[Suggestion, ...]:
        """Files like some items, by their ids, or like what the library knows of the person.

        Raises:
            UserError: there are no such items, or none was read yet.
        """
        from ..discovery.recommending import Recommender  # noqa: PLC0415 - searches need none

        with closing(Catalogue(self.paths.catalogue, readonly=True)) as catalogue:
            if isinstance(seeds, SeedSource):
                ids = _seeds(catalogue, seeds)
            else:
                ids = np.array(seeds, np.int64)
            view = self.serving(catalogue).index.refresh(catalogue)
            recommender = Recommender(catalogue, view, self.search)
            return recommender.suggest(ids, filters or Filters(), limit)

    def walk(self, trail: Sequence[int], seed: int) -> Item | None:
        """The next file of a random walk; where there was none before, the first one.

        Args:
            trail: the ids of the items that were passed, in order.

        Raises:
            UserError: the library has no files.
        """
        from ..discovery.walking import Walker  # noqa: PLC0415

        with closing(Catalogue(self.paths.catalogue, readonly=True)) as catalogue:
            walker = Walker(catalogue, self.search)
            return walker.step(trail, seed) if trail else walker.start(seed)

    def outliers(self, folder: str) -> tuple[Item, ...]:
        """The files below a folder that do not look like the rest of theirs, the farthest first.

        Raises:
            UserError: the library has nothing of that folder.
        """
        from .outliers import outliers_in  # noqa: PLC0415

        with closing(Catalogue(self.paths.catalogue, readonly=True)) as catalogue:
            table = self.serving(catalogue).index.refresh(catalogue).table
            found = outliers_in(catalogue, table, folder)
            known = catalogue.items.stats_under(folder)
            there = [known[one.path][0] for one in found if one.path in known]
            return tuple(catalogue.items.get(there))


def _seeds(catalogue: Catalogue, source: SeedSource) -> Ids:
    """The latest of what a person likes or opened."""
    if source is SeedSource.OPENED:
        found = catalogue.opened_items.latest(MOST_SEEDS)
    else:
        stars = frozenset(range(LIKED_FROM, BEST + 1))
        liked = (Filters(favourite=True), Filters(ratings=stars))
        every = [catalogue.items.ids(filters, Sort.DATE) for filters in liked]
        found = np.unique(np.concatenate([one[:MOST_SEEDS] for one in every]))
    if not len(found):
        raise UserError(tr(_NONE[source]))
    return found
