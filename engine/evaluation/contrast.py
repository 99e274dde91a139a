"""What calibrated ranking changes: the first ten of general queries, both ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean

from ..ranking.scoring import Scoring
from ..types import Modality, Term
from .judged import ItemIds
from .metrics import agreement
from .progress import Steps
from .ranker import Ranker
from .report import Contrast
from .tally import SHOWN


def contrast_of(
    ranker: Ranker, members: Mapping[Modality, ItemIds], terms: Sequence[Term], steps: Steps
) -> Contrast:
    """Ask general queries both ways; needs no labels.

    Args:
        members: the ids of all items, per modality.
        terms: at least one.
    """
    counts: dict[Scoring, Counter[Modality]] = {scoring: Counter() for scoring in Scoring}
    agreements = []
    for term in terms:
        tops = {scoring: ranker.rank(term, scoring, depth=SHOWN) for scoring in Scoring}
        agreements.append(agreement(*tops.values()))
        for scoring, top in tops.items():
            found = set(top)
            counts[scoring].update({m: len(found & own) for m, own in members.items()})
        steps.take()
    shares = {
        scoring: {modality: count / max(1, mix.total()) for modality, count in mix.items()}
        for scoring, mix in counts.items()
    }
    return Contrast(fmean(agreements), shares)
