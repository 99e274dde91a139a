"""What decides an item's place on a page, beyond what pages of small libraries show."""

from __future__ import annotations

import numpy as np

from engine.search.mixed_page import DEPTH, BestOfKind, ScoredItems, page_keys
from engine.search.order import DECIMALS
from engine.types import Modality

STEP = 10**-DECIMALS
EVEN = dict.fromkeys(Modality, 1.0)


def test_the_tail_of_a_list_keeps_its_order_among_the_surest() -> None:
    """Scores that differ in their last place decide, however near to 1 the probabilities are."""
    for best in (0.0, 8.0, 14.0):
        count = 3 * DEPTH
        scores = np.round(best - STEP * np.arange(count), DECIMALS).astype(np.float32)
        places = np.arange(count)
        scored = ScoredItems(places, scores, np.zeros(count, np.int8))
        cosines = np.eye(DEPTH, dtype=np.float32)
        head = BestOfKind(0, places[:DEPTH], places[:DEPTH], cosines)
        keys = page_keys(scored, [head], EVEN, np.zeros(count, np.bool_))
        has_fallen = np.diff(scores) < 0
        assert (np.diff(keys)[has_fallen] < 0).all()
