"""The best moment of a video: the shot whose picture matches, or the seconds whose sound does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..catalogue import Catalogue
from ..index.view import IndexView
from ..ranking.odds import odds_models_of
from ..search.meaning_scorer import MeaningScorer
from ..search.query_vectors import TermVector
from ..types import Modality, Segment
from ..types.tracks import CONTENTS
from . import sounds
from .explanation import Span


def best_moment(
    catalogue: Catalogue, index: IndexView, item_id: int, terms: Sequence[TermVector]
) -> tuple[tuple[Span, ...], Span | None, Modality | None]:
    """How strongly each shot or window of the better content matches, the best, and which it is.

    They are scored as searches score them. A whole shot is a moment, however alike the others are.
    """
    table = index.table
    rows = table.rows_of_items(np.array([item_id], np.int64))
    if not len(rows) or not terms:
        return (), None, None
    nulls = catalogue.spaces.null_distributions(index.space.id)
    scorer = MeaningScorer(table, terms, nulls, odds_models_of(index.space.identity))
    contents, scores = table.contents(rows), scorer.segments(rows)
    best = int(scorer.log_odds.at(scores, contents).argmax())
    chosen = contents == contents[best]
    spans = sounds.curve(_segments(catalogue, table.segment_ids(rows[chosen])), scores[chosen])
    moment = spans[int(np.count_nonzero(chosen[:best]))] if spans else None
    return spans, moment, CONTENTS[int(contents[best])]


def _segments(catalogue: Catalogue, ids: np.typing.NDArray[np.int64]) -> list[Segment]:
    known = catalogue.segments.get(ids.tolist())
    return [known[one] for one in ids.tolist()] if len(known) == len(ids) else []
