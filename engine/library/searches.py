"""What searches find, where that needs no model."""

from __future__ import annotations

import numpy as np

from ..catalogue import Catalogue
from ..errors import UserError
from ..query import parse
from ..types import Query, SavedSearch
from ..types.ids import Ids, IdSet


def count(catalogue: Catalogue, search: SavedSearch) -> int | None:
    """How many files a search leaves, as `left_by` tells; None for one that cannot be read, too."""
    try:
        query = parse(search.query)
    except UserError:
        return None
    found = None if search.files else left_by(catalogue, query)
    return None if found is None else len(found)


def left_by(catalogue: Catalogue, query: Query) -> Ids | None:
    """The ids of the items that a query leaves, int64 (n,), where filters and quoted words tell.

    None for one that goes by meaning, which ranks every file and leaves none out.
    """
    if query.terms:
        return None
    found = catalogue.items.matching(query.filters)
    if query.phrases or query.without:
        holders = catalogue.fulltext.containing(query.phrases, query.without)
        found = IdSet(np.asarray(holders)).of(found)
    return found
