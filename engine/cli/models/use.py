"""`triptych models use`: another model for the whole library."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ...models.facts import ChangeEstimate
from ...sentences.models import cost, outcome
from ...types import IndexReport
from ..console import complain, say
from ..exit_codes import DONE, INTERRUPTED
from ..interrupt import interrupt_flag
from ..opened import open_library
from ..options import LibraryOption, NameArgument, existing_if_named
from ..progress import progress_bar
from ..report import print_report


def use(
    context: typer.Context,
    name: NameArgument,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the present vectors: going back is instant.")
    ] = False,
    library: LibraryOption = None,
) -> None:
    """Index the whole library with a model, then search with it; Ctrl-C pauses that."""
    with open_library(existing_if_named(context, library)) as opened:
        _tell_cost(opened.estimate(name), opened.preset)
        shown = sys.stderr.isatty()
        with progress_bar(shown=shown) as feed, interrupt_flag() as interrupted:
            report = opened.use(name, keep=keep, on_progress=feed, cancelled=interrupted.is_set)
    print_report(report)
    _tell_outcome(name, report)
    raise typer.Exit(INTERRUPTED if report.cancelled else DONE)


def _tell_cost(estimate: ChangeEstimate, present: str) -> None:
    for sentence in cost(estimate, present):
        complain(sentence)
    if estimate.files and not estimate.instant:
        complain("Ctrl-C pauses.")


def _tell_outcome(name: str, report: IndexReport) -> None:
    for sentence in outcome(name, report):
        say(sentence)
    if report.cancelled:
        say(f"To go on: triptych models use {name}")
    elif report.waiting:
        say("When a drive is connected again: triptych index")
