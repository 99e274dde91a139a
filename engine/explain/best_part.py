"""Which of an item's contents matches a query: its pictures, its sound, or the text read in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..catalogue import Catalogue
from ..index.view import IndexView
from ..ranking.odds import odds_models_of
from ..search.meaning_scorer import MeaningScorer
from ..search.query_vectors import TermVector
from ..types import Modality, Segment
from ..types.tracks import CONTENTS
from ..types.vectors import Vectors


@dataclass(frozen=True, slots=True)
class BestPart:
    """The segments of the content that matches best.

    Attributes:
        content: what they hold.
        scores: how well each matches, float32 (n,).
    """

    content: Modality
    segments: list[Segment]
    scores: Vectors

    @property
    def best(self) -> int:
        """The place of the best of them."""
        return int(self.scores.argmax())


def best_part(
    catalogue: Catalogue, index: IndexView, item_id: int, terms: Sequence[TermVector]
) -> BestPart | None:
    """The best content of an item, scored as searches score it; None where nothing is asked."""
    table = index.table
    rows = table.rows_of_items(np.array([item_id], np.int64))
    if not len(rows) or not terms:
        return None
    nulls = catalogue.spaces.null_distributions(index.space.id)
    scorer = MeaningScorer(table, terms, nulls, odds_models_of(index.space.identity))
    contents, scores = table.contents(rows), scorer.segments(rows)
    content = contents[scorer.segment_odds(rows).argmax()]
    chosen = contents == content
    ids = table.segment_ids(rows[chosen]).tolist()
    known = catalogue.segments.get(ids)
    # A run that indexes meanwhile may have removed some.
    if len(known) < len(ids):
        return None
    return BestPart(CONTENTS[int(content)], [known[one] for one in ids], scores[chosen])
