"""From single ranked lists to the mean figures of one way of scoring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean

from ..types import Modality
from .judged import ItemIds
from .metrics import inversion, ndcg_at, recall_at, share_divergence
from .queries import JudgedQuery, QueryKind
from .report import Pair, PairFigures, SearchFigures

SHOWN = 10


class Tally:
    """Gathers the lists of many queries under one way of scoring.

    Args:
        members: the ids of all items, for every modality.
    """

    def __init__(self, members: Mapping[Modality, ItemIds]) -> None:
        self._members = members
        self._pairs: defaultdict[Pair, list[tuple[float, ...]]] = defaultdict(list)
        self._mixed: defaultdict[QueryKind, list[tuple[float, ...]]] = defaultdict(list)
        self._inversions: list[float] = []

    def modalities_of(self, ids: ItemIds) -> list[Modality]:
        """The modalities that some of these items have."""
        return [modality for modality, own in self._members.items() if ids & own]

    def add_mixed(self, query: JudgedQuery, ranked: Sequence[int]) -> None:
        """Add the list in which all modalities are mixed."""
        self._mixed[query.kind].append(
            (
                recall_at(ranked, query.relevant, SHOWN),
                ndcg_at(ranked, query.relevant, SHOWN),
                share_divergence(self._count(ranked[:SHOWN]), self._count(query.relevant)),
            )
        )
        own = self._members[query.kind.modality]
        rate = inversion(ranked, own - query.relevant - query.own, query.relevant - own)
        if rate is not None:
            self._inversions.append(rate)

    def add_pair(self, query: JudgedQuery, modality: Modality, ranked: Sequence[int]) -> None:
        """Add the list of one modality's items, for a query that has answers among them."""
        relevant = query.relevant & self._members[modality]
        recalls = (recall_at(ranked, relevant, k) for k in (1, 5, 10))
        self._pairs[query.kind, modality].append((*recalls, ndcg_at(ranked, relevant, SHOWN)))

    def figures(self) -> SearchFigures:
        """The means; at least one query was added."""
        mixed = [row for rows in self._mixed.values() for row in rows]
        recall, ndcg, divergence = _means(mixed)
        return SearchFigures(
            recall_10=recall,
            ndcg_10=ndcg,
            inversion=fmean(self._inversions) if self._inversions else None,
            share_divergence=divergence,
            ndcg_10_of={kind: _means(rows)[1] for kind, rows in sorted(self._mixed.items())},
            pairs={pair: _pair_figures(rows) for pair, rows in sorted(self._pairs.items())},
            queries=len(mixed),
        )

    def _count(self, ids: Sequence[int] | ItemIds) -> dict[Modality, int]:
        found = frozenset(ids)
        return {modality: len(found & own) for modality, own in self._members.items()}


def _pair_figures(rows: list[tuple[float, ...]]) -> PairFigures:
    recall_1, recall_5, recall_10, ndcg = _means(rows)
    return PairFigures(recall_1, recall_5, recall_10, ndcg, len(rows))


def _means(rows: list[tuple[float, ...]]) -> list[float]:
    return [fmean(column) for column in zip(*rows, strict=True)]
