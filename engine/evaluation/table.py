"""A check's report as tables in the terminal, by raw cosine and as a person sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console
from rich.table import Table

from ..types import Modality
from .more_tables import print_more
from .rankings import Ranking
from .reliability import FEWEST, Bin, Reliability
from .report import (
    COMPARED,
    CheckReport,
    Contrast,
    IndexFigures,
    PageFigures,
    PairFigures,
    SearchFigures,
    pair_name,
)

PAIR_COLUMNS = {
    "R@1": "recall_1",
    "R@5": "recall_5",
    "R@10": "recall_10",
    "nDCG@10": "ndcg_10",
}
KIND_COLUMNS = {
    "nDCG@10": "ndcg_10",
    "alpha-nDCG": "alpha_ndcg_10",
    "ERR-IA@10": "err_ia_10",
    "coverage": "coverage_12",
}
COLUMNS = {Ranking.RAW: "raw cosine", Ranking.PAGE: "Triptych"}
ROWS = (
    ("nDCG@10", "higher", "ndcg_10"),
    ("alpha-nDCG@10", "higher", "alpha_ndcg_10"),
    ("ERR-IA@10", "higher", "err_ia_10"),
    ("coverage@12", "higher", "coverage_12"),
    ("inversion rate", "lower", "inversion"),
    ("divergence of shares", "lower", "share_divergence"),
)
# Characters that a whole of hits is drawn with.
BAR = 30


def print_report(report: CheckReport) -> None:
    """Print the figures on stdout, shares in per cent."""
    out = Console(highlight=False)
    raw, page = (report.figures[ranking] for ranking in COMPARED)
    out.print(_summary(raw.every.page, page.every.page))
    out.print(_kinds(raw, page))
    out.print(_pairs(raw, page))
    out.print(_strengths(page))
    out.print(_diagram(page.every.reliability))
    out.print(
        f"Searches: {page.every.page.queries}. Files: {report.items}, "
        f"of which {report.annotated} have labels or captions."
    )
    if report.absent:
        out.print(f"Labelled files that are missing or cannot be read: {report.absent}.")
    out.print(_blank_line(page.every.page))
    out.print(_contrast_line(report.contrast))
    out.print(_index_line(report.index))
    print_more(out, report)


def _summary(raw: PageFigures, page: PageFigures) -> Table:
    table = Table("", "better", box=box.SIMPLE, title="All media in one list")
    for title in COLUMNS.values():
        table.add_column(title, justify="right")
    for title, better, name in ROWS:
        values = (_per_cent(getattr(figures, name)) for figures in (raw, page))
        table.add_row(title, better, *values)
    return table


def _kinds(raw: SearchFigures, page: SearchFigures) -> Table:
    table = _pairwise("Asked with: raw cosine, Triptych", KIND_COLUMNS)
    for kind, figures in page.kinds.items():
        cells = _both(raw.kinds[kind].page, figures.page, KIND_COLUMNS.values())
        table.add_row(str(kind), str(figures.page.queries), *cells)
    return table


def _pairs(raw: SearchFigures, page: SearchFigures) -> Table:
    table = _pairwise("Query > what it finds: raw cosine, Triptych", PAIR_COLUMNS)
    for pair, one in raw.pairs.items():
        cells = _both(one, page.pairs[pair], PAIR_COLUMNS.values())
        table.add_row(pair_name(pair), str(one.queries), *cells)
    return table


def _pairwise(title: str, columns: Iterable[str]) -> Table:
    """A table of two figures a cell, as narrow as it must be for a terminal of 80 columns."""
    table = Table(box=box.SIMPLE, collapse_padding=True, pad_edge=False, title=title)
    for name in ("", "queries", *columns):
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _both(
    raw: PageFigures | PairFigures, page: PageFigures | PairFigures, names: Iterable[str]
) -> Iterator[str]:
    for name in names:
        yield f"{_per_cent(getattr(raw, name)):>5} {_per_cent(getattr(page, name)):>5}"


def _strengths(page: SearchFigures) -> Table:
    """How far strengths are from the share that is right, by pair, kind of query and in all."""
    table = Table(box=box.SIMPLE, title="Strength: what it says, and what is right")
    for title in ("", "judged", "said", "right", "error"):
        table.add_column(title, justify="right")
    rows = {
        **{pair_name(pair): found for pair, found in page.reliability.items()},
        **{f"{kind}": one.reliability for kind, one in page.kinds.items()},
        "all": page.every.reliability,
    }
    for name, found in rows.items():
        if found.judged:
            error = f"too few, under {FEWEST}" if found.error is None else _per_cent(found.error)
            shares = (_per_cent(found.said), _per_cent(found.right))
            table.add_row(name, str(found.judged), *shares, error)
    return table


def _diagram(found: Reliability) -> Table:
    """Bars of the share that is right, with a mark where the strength says it is."""
    table = Table(box=box.SIMPLE, title="Reliability of strength (| where it should be)")
    for title in ("said", "right", "hits"):
        table.add_column(title, justify="right")
    table.add_column("")
    for one in found.bins:
        table.add_row(_per_cent(one.said), _per_cent(one.right), str(one.count), _bar(one))
    return table


def _bar(one: Bin) -> str:
    filled, mark = round(BAR * one.right), min(BAR - 1, round(BAR * one.said))
    cells = ["#" if place < filled else " " for place in range(BAR)]
    cells[mark] = "|"
    return "".join(cells)


def _blank_line(page: PageFigures) -> str:
    return (
        f"Pages with nothing but guesses: {_per_cent(page.blank)} %, "
        f"empty ones: {_per_cent(page.empty)} %. "
        f"Coverage that the order of each kind allows: {_per_cent(page.possible_12)} %."
    )


def _contrast_line(contrast: Contrast) -> str:
    """What the ranking does to the first ten of general queries."""
    mixes = (
        f"{COLUMNS[ranking]}: "
        + ", ".join(f"{_per_cent(contrast.shares[ranking][m])} {m}" for m in Modality)
        for ranking in COMPARED
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
