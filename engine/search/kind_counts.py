"""How many hits a query has of each kind, beside those that match badly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from ..catalogue.equal_contents import EqualContents
from ..index.table import MODALITIES
from ..ranking.near_duplicates import count_groups
from ..ranking.strength import WEAK_BELOW
from ..types import Modality
from ..types.ids import IdSet
from .mixed_page import ScoredItems


def strong_counts(
    scored: ScoredItems,
    kinds: Iterable[Modality],
    equals: EqualContents,
    near: Mapping[int, int],
) -> dict[Modality, int]:
    """The number of hits of each of some kinds that are not weak.

    Args:
        equals, near: which items are copies, as `near_duplicates` has it.
    """
    is_strong = scored.scores >= np.float32(WEAK_BELOW)
    items, codes = scored.items[is_strong], scored.codes[is_strong]
    followers, counts = np.array(list(near), np.int64), {}
    for kind in kinds:
        of_kind = items[codes == MODALITIES.index(kind)]
        inside = IdSet(of_kind)
        known = {one: near[one] for one in inside.of(followers).tolist()}
        counts[kind] = count_groups(len(of_kind), equals.within(inside), known)
    return counts
