"""What a check of a library found, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from ..types import Modality
from .queries import QueryKind
from .rankings import Ranking
from .reliability import Reliability

if TYPE_CHECKING:
    # With what they are computed by, which the window has no need of.
    from .cluster_check import GroupingFigures
    from .divergence import Divergences, Kinds
    from .duplicate_check import DuplicateFigures
    from .text_tests import TextFigures

Pair = tuple[QueryKind, Modality]
# What a check compares, the plain ranking first.
COMPARED = (Ranking.RAW, Ranking.PAGE)


class PairFigures(Struct, frozen=True):
    """How well queries of one kind find items of one modality; means over the queries.

    Attributes:
        recall_1, recall_5, recall_10, ndcg_10: see `metrics`; 0 to 1.
        queries: how many had something to find there.
    """

    recall_1: float
    recall_5: float
    recall_10: float
    ndcg_10: float
    queries: int = 1


class PageFigures(Struct, frozen=True):
    """How good lists are in which all modalities are mixed; means over the queries, 0 to 1.

    Attributes:
        recall_10, ndcg_10, inversion, share_divergence: see `metrics`; `inversion` is None where
            no query has an answer in another modality than its own.
        alpha_ndcg_10, err_ia_10: see `diversity`.
        coverage_12: the share of queries where each modality that has a right answer shows one
            among the first twelve hits.
        possible_12: the same of the best page that keeps the order of each modality.
        blank: the share of queries with no hit among the first twelve that is more than weak.
        empty: the share of queries without any hit.
        queries: how many were asked; each has a right answer.
    """

    recall_10: float
    ndcg_10: float
    alpha_ndcg_10: float
    err_ia_10: float
    coverage_12: float
    possible_12: float
    inversion: float | None
    share_divergence: float
    blank: float
    empty: float
    queries: int = 1


class KindFigures(Struct, frozen=True):
    """How good the answers to one kind of query are, or to all."""

    page: PageFigures
    reliability: Reliability


class SearchFigures(Struct, frozen=True):
    """How good one way of ranking is.

    Attributes:
        every: over all queries.
        kinds: by what is asked with.
        pairs: by what is asked with and what is found, where there was something to find.
        reliability: the same, whether or not there was; without pairs of which nothing is known.
    """

    every: KindFigures
    kinds: Mapping[QueryKind, KindFigures]
    pairs: Mapping[Pair, PairFigures]
    reliability: Mapping[Pair, Reliability]


class IndexFigures(Struct, frozen=True):
    """The HNSW graph against exact search, over typed queries.

    Attributes:
        recall_10: share of the ten nearest segments that the graph finds, 0 to 1.
        graph_ms, exact_ms: median time of one query, milliseconds.
    """

    recall_10: float
    graph_ms: float
    exact_ms: float


class Contrast(Struct, frozen=True):
    """What the ranking changes in the first ten hits of general queries.

    Attributes:
        agreement: share of the ten that both of `COMPARED` find, 0 to 1.
        shares: of each modality among the first ten, per way of ranking; each sums to 1.
    """

    agreement: float
    shares: Mapping[Ranking, Mapping[Modality, float]]


class CheckReport(Struct, frozen=True):
    """All that a check found.

    Attributes:
        figures: per way of ranking; empty where there are no labels to check by.
        items: how many files were searched.
        annotated: how many of them have a label or a caption.
        absent: how many labelled files the library does not have.
        groups: how well each way of grouping by meaning agrees with the labels.
        divergences: how far apart kinds of contents lie.
        texts: what the text side knows; None where it was not asked.
        duplicates: how well these are found; None where none were named.
    """

    figures: Mapping[Ranking, SearchFigures]
    contrast: Contrast
    index: IndexFigures
    items: int
    annotated: int
    absent: int
    groups: Mapping[str, GroupingFigures] = field(default_factory=dict)
    divergences: Mapping[Kinds, Divergences] = field(default_factory=dict)
    texts: TextFigures | None = None
    duplicates: DuplicateFigures | None = None


def pair_name(pair: Pair) -> str:
    """What is asked with, and what is found: `text>image`."""
    kind, modality = pair
    return f"{kind}>{modality}"
