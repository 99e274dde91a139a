"""A check's report as the JSON of `triptych evaluate`; all figures but times are shares of 1."""

from __future__ import annotations

from typing import Any

from .cluster_check import GroupingFigures
from .divergence import Divergence
from .duplicate_check import DuplicateFigures
from .rankings import Ranking
from .reliability import Reliability
from .report import (
    CheckReport,
    IndexFigures,
    KindFigures,
    PageFigures,
    PairFigures,
    SearchFigures,
    pair_name,
)
from .text_tests import TextFigures

_NAMES = {
    "recall_1": "r@1",
    "recall_5": "r@5",
    "recall_10": "r@10",
    "ndcg_10": "ndcg@10",
    "alpha_ndcg_10": "alpha_ndcg@10",
    "err_ia_10": "err_ia@10",
    "coverage_12": "coverage@12",
    "possible_12": "possible_coverage@12",
}
PlainFigures = (
    PageFigures | PairFigures | GroupingFigures | Divergence | TextFigures | DuplicateFigures
)
# What means nothing for the plain cosine.
_OF_STRENGTHS = ("blank", "empty")


def report_document(report: CheckReport) -> dict[str, Any]:
    """All that a check found, but what calibration changes."""
    judged = {ranking.value: _judged(ranking, one) for ranking, one in report.figures.items()}
    return {
        **judged,
        "index": _index(report.index),
        "groups": {way: _plain(one) for way, one in report.groups.items()},
        "divergence": {
            f"{one}-{other}": {stage: _plain(found) for stage, found in stages.items()}
            for (one, other), stages in report.divergences.items()
        },
        "texts": _plain(report.texts) if report.texts else None,
        "duplicates": _plain(report.duplicates) if report.duplicates else None,
    }


def _judged(ranking: Ranking, figures: SearchFigures) -> dict[str, Any]:
    has_strength = ranking is not Ranking.RAW
    told = {
        "all": _kind(figures.every, has_strength=has_strength),
        **{
            kind.value: _kind(one, has_strength=has_strength) for kind, one in figures.kinds.items()
        },
        "pairs": {pair_name(pair): _plain(one) for pair, one in figures.pairs.items()},
    }
    if has_strength:
        told["strength"] = {
            pair_name(pair): _reliability(one) for pair, one in figures.reliability.items()
        }
    return told


def _kind(figures: KindFigures, *, has_strength: bool) -> dict[str, Any]:
    page = _plain(figures.page)
    if has_strength:
        return {**page, "strength": _reliability(figures.reliability)}
    return {name: value for name, value in page.items() if name not in _OF_STRENGTHS}


def _plain(figures: PlainFigures) -> dict[str, Any]:
    values = ((name, getattr(figures, name)) for name in figures.__struct_fields__)
    return {_NAMES.get(name, name): _rounded(value) for name, value in values}


def _reliability(found: Reliability) -> dict[str, Any]:
    return {
        "error": _rounded(found.error),
        "judged": found.judged,
        "clear": found.clear,
        "clear_right": found.clear_right,
        "bins": [
            {"said": _rounded(one.said), "right": _rounded(one.right), "count": one.count}
            for one in found.bins
        ],
    }


def _index(index: IndexFigures) -> dict[str, Any]:
    return {
        "recall@10": _rounded(index.recall_10),
        "graph_ms": round(index.graph_ms, 3),
        "exact_ms": round(index.exact_ms, 3),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
