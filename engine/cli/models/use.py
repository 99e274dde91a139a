"""`triptych models use`: another model for the whole library."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ...models.descriptions import change_lines, estimate_lines
from ..console import complain, say
from ..exit_codes import DONE, INTERRUPTED
from ..interrupt import interrupt_flag
from ..opened import open_library
from ..options import LibraryOption, NameArgument, library_directory
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
    with open_library(library_directory(context, library)) as opened:
        for line in estimate_lines(opened.estimate(name), opened.preset):
            complain(line)
        shown = sys.stderr.isatty()
        with progress_bar(shown=shown) as feed, interrupt_flag() as interrupted:
            report = opened.use(name, keep=keep, on_progress=feed, cancelled=interrupted.is_set)
        print_report(report)
        for line in change_lines(name, report, opened.preset):
            say(line)
    raise typer.Exit(INTERRUPTED if report.cancelled else DONE)
