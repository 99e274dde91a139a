"""What the ranking changes: the first ten of general queries, both ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean

from ..types import Modality, Term
from .judged import ItemIds
from .metrics import agreement
from .progress import Steps
from .ranker import Ranker
from .rankings import Ranking, items_of
from .report import COMPARED, Contrast
from .tally import SHOWN


def contrast_of(
    ranker: Ranker, members: Mapping[Modality, ItemIds], terms: Sequence[Term], steps: Steps
) -> Contrast:
    """Ask general queries both ways; needs no labels.

    Args:
        members: the ids of all items, per modality.
        terms: at least one.
    """
    counts: dict[Ranking, Counter[Modality]] = {ranking: Counter() for ranking in COMPARED}
    agreements = []
    for term in terms:
        tops = {
            ranking: items_of(ranker.rank(term, ranking, depth=SHOWN))[:SHOWN]
            for ranking in COMPARED
        }
        agreements.append(agreement(*tops.values()))
        for ranking, top in tops.items():
            found = set(top)
            counts[ranking].update({m: len(found & own) for m, own in members.items()})
        steps.take()
    shares = {
        ranking: {modality: count / max(1, mix.total()) for modality, count in mix.items()}
        for ranking, mix in counts.items()
    }
    return Contrast(fmean(agreements), shares)
