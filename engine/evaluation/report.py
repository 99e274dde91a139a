"""What a check of a library found, as plain data and as the JSON of `triptych evaluate`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..ranking.scoring import Scoring
from ..types import Modality
from .queries import QueryKind

Pair = tuple[QueryKind, Modality]


@dataclass(frozen=True, slots=True)
class PairFigures:
    """How well queries of one kind find items of one modality; means over the queries.

    Attributes:
        recall_1, recall_5, recall_10, ndcg_10: see `metrics`; 0 to 1.
        queries: how many had something to find there.
    """

    recall_1: float
    recall_5: float
    recall_10: float
    ndcg_10: float
    queries: int


@dataclass(frozen=True, slots=True)
class SearchFigures:
    """How good one way of scoring is; means over the queries, see `metrics`.

    Attributes:
        recall_10, ndcg_10, share_divergence: of lists in which all modalities are mixed.
        inversion: None where no query has an answer in another modality than its own.
        ndcg_10_of: `ndcg_10` by what is asked with.
        queries: how many were asked.
    """

    recall_10: float
    ndcg_10: float
    inversion: float | None
    share_divergence: float
    ndcg_10_of: Mapping[QueryKind, float]
    pairs: Mapping[Pair, PairFigures]
    queries: int


@dataclass(frozen=True, slots=True)
class IndexFigures:
    """The HNSW graph against exact search, over typed queries.

    Attributes:
        recall_10: share of the ten nearest segments that the graph finds, 0 to 1.
        graph_ms, exact_ms: median time of one query, milliseconds.
    """

    recall_10: float
    graph_ms: float
    exact_ms: float


@dataclass(frozen=True, slots=True)
class Contrast:
    """What calibrated ranking changes in the first ten hits of general queries.

    Attributes:
        agreement: share of the ten that both ways of scoring find, 0 to 1.
        shares: of each modality among the first ten, per way of scoring; each sums to 1.
    """

    agreement: float
    shares: Mapping[Scoring, Mapping[Modality, float]]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All that a check found.

    Attributes:
        figures: per way of scoring; empty where there are no labels to check by.
        items: how many files were searched.
        annotated: how many of them have a label or a caption.
        absent: how many labelled files the library does not have.
    """

    figures: Mapping[Scoring, SearchFigures]
    contrast: Contrast
    index: IndexFigures
    items: int
    annotated: int
    absent: int


def report_document(report: CheckReport) -> dict[str, Any]:
    """The JSON of `triptych evaluate`; all figures but times and counts are shares of 1."""
    judged = {scoring.value: _judged(one) for scoring, one in report.figures.items()}
    index = {
        "recall@10": round(report.index.recall_10, 4),
        "graph_ms": round(report.index.graph_ms, 3),
        "exact_ms": round(report.index.exact_ms, 3),
    }
    return {**judged, "index": index}


def _judged(figures: SearchFigures) -> dict[str, Any]:
    inversion = figures.inversion
    return {
        "mixed_ndcg@10": round(figures.ndcg_10, 4),
        "inversion": None if inversion is None else round(inversion, 4),
        "share_divergence": round(figures.share_divergence, 4),
        "pairs": {
            pair_name(kind_and_modality): {
                "r@1": round(pair.recall_1, 4),
                "r@5": round(pair.recall_5, 4),
                "r@10": round(pair.recall_10, 4),
                "ndcg@10": round(pair.ndcg_10, 4),
                "queries": pair.queries,
            }
            for kind_and_modality, pair in figures.pairs.items()
        },
    }


def pair_name(pair: Pair) -> str:
    """What is asked with, and what is found: `text>image`."""
    kind, modality = pair
    return f"{kind}>{modality}"
