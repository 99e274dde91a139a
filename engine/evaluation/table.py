"""A check's report as tables in the terminal, each figure for raw cosine and as calibrated."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table

from ..ranking.scoring import Scoring
from ..types import Modality
from .report import CheckReport, Contrast, IndexFigures, SearchFigures, pair_name

RECALLS = ("recall_1", "recall_5", "recall_10", "ndcg_10")
TITLES = ("R@1", "R@5", "R@10", "nDCG@10")


def print_report(report: CheckReport) -> None:
    """Print the figures on stdout, shares in per cent."""
    out = Console(highlight=False)
    raw, calibrated = report.figures[Scoring.RAW], report.figures[Scoring.CALIBRATED]
    out.print(_summary(raw, calibrated))
    out.print(_pairs(raw, calibrated))
    out.print(
        f"Searches: {raw.queries}. Files: {report.items}, "
        f"of which {report.annotated} have labels or captions."
    )
    if report.absent:
        out.print(f"Labelled files that are missing or cannot be read: {report.absent}.")
    out.print(_contrast_line(report.contrast))
    out.print(_index_line(report.index))


def _summary(raw: SearchFigures, calibrated: SearchFigures) -> Table:
    table = Table("", "better", box=box.SIMPLE, title="All media in one list")
    table.add_column("raw cosine", justify="right")
    table.add_column("calibrated", justify="right")
    for title, better, one, other in (
        ("nDCG@10", "higher", raw.ndcg_10, calibrated.ndcg_10),
        *(
            (f"  asked with {kind}", "higher", one, calibrated.ndcg_10_of[kind])
            for kind, one in raw.ndcg_10_of.items()
        ),
        ("inversion rate", "lower", raw.inversion, calibrated.inversion),
        ("divergence of shares", "lower", raw.share_divergence, calibrated.share_divergence),
    ):
        table.add_row(title, better, _per_cent(one), _per_cent(other))
    return table


def _pairs(raw: SearchFigures, calibrated: SearchFigures) -> Table:
    # As narrow as it must be for a terminal of 80 columns.
    table = Table(box=box.SIMPLE, collapse_padding=True, pad_edge=False)
    table.title = "Query > what it finds: raw cosine, calibrated ranking"
    for title in ("", "queries", *TITLES):
        table.add_column(title, justify="right", no_wrap=True)
    for pair, one in raw.pairs.items():
        other = calibrated.pairs[pair]
        cells = (
            f"{_per_cent(getattr(one, name)):>5} {_per_cent(getattr(other, name)):>5}"
            for name in RECALLS
        )
        table.add_row(pair_name(pair), str(one.queries), *cells)
    return table


def _contrast_line(contrast: Contrast) -> str:
    """What calibration does to the first ten of general queries."""
    mixes = (
        f"{scoring}: "
        + ", ".join(f"{_per_cent(contrast.shares[scoring][m])} {m}" for m in Modality)
        for scoring in (Scoring.RAW, Scoring.CALIBRATED)
    )
    return (
        f"First ten of general queries, in per cent: {_per_cent(contrast.agreement)} the same. "
        f"{'. '.join(mixes)}."
    )


def _index_line(index: IndexFigures) -> str:
    return (
        f"HNSW finds {100 * index.recall_10:.1f} of 100 nearest neighbours, in "
        f"{index.graph_ms:.2f} ms; exact search takes {index.exact_ms:.2f} ms."
    )


def _per_cent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"
