"""From single lists to the mean figures of one way of ranking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import Any, TypeVar

from msgspec.structs import replace

from ..types import Modality
from ..types.answering import CLEAR_FROM
from .diversity import alpha_ndcg_at, could_cover, covers, err_ia_at
from .judged import ItemIds
from .metrics import inversion, ndcg_at, recall_at, share_divergence
from .queries import JudgedQuery, QueryKind
from .rankings import Tiles, items_of
from .reliability import Reliability, Verdict, reliability_of
from .report import KindFigures, PageFigures, Pair, PairFigures, SearchFigures

Figures = TypeVar("Figures", PageFigures, PairFigures)

SHOWN = 10
SCREEN = 12
# How far down the list of one modality strengths are judged.
JUDGED = 20


class Tally:
    """Gathers the lists of many queries under one way of ranking.

    Args:
        members: the ids of all items, for every modality that there is.
        has_strength: whether the strengths of its hits mean something.
    """

    def __init__(self, members: Mapping[Modality, ItemIds], *, has_strength: bool = True) -> None:
        self._members = members
        self._has_strength = has_strength
        self._pages: defaultdict[QueryKind, list[PageFigures]] = defaultdict(list)
        self._pairs: defaultdict[Pair, list[PairFigures]] = defaultdict(list)
        self._verdicts: defaultdict[Pair, list[Verdict]] = defaultdict(list)

    def add(self, query: JudgedQuery, page: Tiles, lists: Mapping[Modality, Tiles]) -> None:
        """Add the answers to one query.

        Args:
            page: all modalities in one list.
            lists: each modality alone.
        """
        self._pages[query.kind].append(self._page(query, page, lists))
        for modality, tiles in lists.items():
            right = query.relevant & self._members[modality]
            if right:
                self._pairs[query.kind, modality].append(_pair(_judgeable(query, tiles), right))
            if self._has_strength:
                self._verdicts[query.kind, modality] += _verdicts(query, tiles[:JUDGED])

    def figures(self) -> SearchFigures:
        """The means; at least one query was added."""
        pages = [page for of_kind in self._pages.values() for page in of_kind]
        verdicts = [verdict for of_pair in self._verdicts.values() for verdict in of_pair]
        return SearchFigures(
            KindFigures(_mean(pages), _reliability(verdicts)),
            {kind: self._kind(kind) for kind in sorted(self._pages)},
            {pair: _mean(rows) for pair, rows in sorted(self._pairs.items())},
            {pair: _reliability(found) for pair, found in sorted(self._verdicts.items()) if found},
        )

    def _kind(self, kind: QueryKind) -> KindFigures:
        of_kind = (found for pair, found in self._verdicts.items() if pair[0] is kind)
        verdicts = [verdict for found in of_kind for verdict in found]
        return KindFigures(_mean(self._pages[kind]), _reliability(verdicts))

    def _page(
        self, query: JudgedQuery, page: Tiles, lists: Mapping[Modality, Tiles]
    ) -> PageFigures:
        ranked, own = _judgeable(query, page), self._members.get(query.kind.modality, frozenset())
        intents = {m: ids & query.relevant for m, ids in self._members.items()}
        asked = {modality: right for modality, right in intents.items() if right}
        right = list(asked.values())
        return PageFigures(
            recall_10=recall_at(ranked, query.relevant, SHOWN),
            ndcg_10=ndcg_at(ranked, query.relevant, SHOWN),
            alpha_ndcg_10=alpha_ndcg_at(ranked, right, SHOWN),
            err_ia_10=err_ia_at(ranked, right, SHOWN),
            coverage_12=float(covers([tile.items for tile in page[:SCREEN]], right)),
            possible_12=float(could_cover([items_of(lists[m]) for m in asked], right, SCREEN)),
            inversion=inversion(
                ranked, own - query.relevant - query.own - query.unsure, query.relevant - own
            ),
            share_divergence=share_divergence(
                self._count(ranked[:SHOWN]), self._count(query.relevant)
            ),
            blank=float(all(tile.is_weak for tile in page[:SCREEN])),
            empty=float(not page),
        )

    def _count(self, ids: Sequence[int] | ItemIds) -> dict[Modality, int]:
        found = frozenset(ids)
        return {modality: len(found & own) for modality, own in self._members.items()}


def _judgeable(query: JudgedQuery, tiles: Tiles) -> list[int]:
    """The list without what may be right or wrong.

    Source: condensed lists (Sakai, "Alternatives to bpref", SIGIR 2007).
    """
    return [item for item in items_of(tiles) if item not in query.unsure]


def _verdicts(query: JudgedQuery, tiles: Tiles) -> Iterator[Verdict]:
    """What is known of the hits; nothing where the query does not say what is wrong."""
    if query.wrong:
        for tile in tiles:
            item = tile.items[0]
            if item in query.relevant or item in query.wrong:
                yield Verdict(tile.strength, item in query.relevant)


def _reliability(verdicts: Sequence[Verdict]) -> Reliability:
    return reliability_of(verdicts, CLEAR_FROM)


def _pair(ranked: Sequence[int], right: ItemIds) -> PairFigures:
    return PairFigures(
        recall_1=recall_at(ranked, right, 1),
        recall_5=recall_at(ranked, right, 5),
        recall_10=recall_at(ranked, right, SHOWN),
        ndcg_10=ndcg_at(ranked, right, SHOWN),
    )


def _mean(rows: Sequence[Figures]) -> Figures:
    """The means of the figures of single queries; None where no query has any."""
    means: dict[str, Any] = {}
    for name in rows[0].__struct_fields__:
        known = [value for row in rows if (value := getattr(row, name)) is not None]
        means[name] = fmean(known) if known else None
    return replace(rows[0], **{**means, "queries": len(rows)})
