"""Counts what saved searches find, where that needs no model."""

from __future__ import annotations

import numpy as np

from ..catalogue import Catalogue
from ..errors import UserError
from ..query import parse
from ..types import SavedSearch
from ..types.ids import IdSet


def count(catalogue: Catalogue, search: SavedSearch) -> int | None:
    """How many files a search leaves, where filters and quoted words alone tell.

    None for one that goes by meaning, which ranks every file and leaves none out, and for one that
    cannot be read.
    """
    try:
        query = parse(search.query)
    except UserError:
        return None
    if query.terms or search.files:
        return None
    found = catalogue.items.matching(query.filters)
    if query.phrases or query.without:
        holders = catalogue.fulltext.containing(query.phrases, query.without)
        found = IdSet(np.asarray(holders)).of(found)
    return len(found)
