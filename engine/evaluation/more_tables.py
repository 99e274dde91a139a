"""Tables of what a check found besides searches: groups, divergences, texts and duplicates."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table

from .duplicate_check import DuplicateFigures
from .report import CheckReport


def print_more(out: Console, report: CheckReport) -> None:
    """Print what there is of it."""
    if report.groups:
        out.print(_groups(report))
    if report.divergences:
        out.print(_divergences(report))
    texts = report.texts
    if texts and texts.similarity is not None:
        out.print(f"Likeness of {texts.pairs} pairs of texts: Spearman {texts.similarity:.3f}.")
    if texts and texts.analogies is not None:
        out.print(f"Analogies: {100 * texts.analogies:.1f} % of {texts.asked} are right.")
    if report.duplicates:
        out.print(_duplicates(report.duplicates))


def _duplicates(told: DuplicateFigures) -> str:
    precision, recall = (
        "none" if share is None else f"{share:.3f}" for share in (told.precision, told.recall)
    )
    return (
        f"Duplicates: precision {precision} of {told.found} pairs that were found, "
        f"recall {recall} of {told.named} that were named."
    )


def _groups(report: CheckReport) -> Table:
    table = Table(box=box.SIMPLE, title="Groups by meaning, beside the labels")
    for title in ("", "groups", "in groups", "V-measure", "homogeneity", "ARI"):
        table.add_column(title, justify="right")
    for way, one in report.groups.items():
        shares = (one.grouped, one.v_measure, one.homogeneity, one.ari)
        table.add_row(way, str(one.groups), *(f"{share:.3f}" for share in shares))
    return table


def _divergences(report: CheckReport) -> Table:
    table = Table(box=box.SIMPLE, title="How far apart kinds of contents lie")
    for title in ("", "vectors", "KL", "JS"):
        table.add_column(title, justify="right")
    for (one, other), stages in report.divergences.items():
        for stage, found in stages.items():
            table.add_row(f"{one}, {other}", stage, f"{found.kl:.3f}", f"{found.js:.3f}")
    return table
