"""`triptych map`: all files on a plane, where what means the same is near."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from msgspec import to_builtins
from rich.console import Console

from ..errors import Cancelled
from ..integrity.steps import Step, Steps
from ..language import tr
from ..library.map_making import export_map, make_map
from ..library.maps import read_map
from ..sentences.upkeep import STEPS
from ..types.maps import USUAL_METHOD, LibraryMap, MapMethod, MapReport
from ..wording import counted, short_path
from .console import complain, print_json, say
from .exit_codes import INTERRUPTED
from .interrupt import interrupt_flag
from .options import JsonOption, LibraryOption, existing_library


def map_library(
    context: typer.Context,
    method: Annotated[
        MapMethod,
        typer.Option(
            "--method", help="How: pca at once, tsne or umap in minutes.", show_choices=False
        ),
    ] = USUAL_METHOD,
    anew: Annotated[
        bool, typer.Option("--anew", help="Work out all places, also of what is on the map.")
    ] = False,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export",
            metavar="FILE",
            help="Also write it to an HTML file that any browser opens without a network.",
        ),
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put all files on a map, where what means the same is near.

    The map is kept with the library. The next time, only what is new is put on it.
    """
    directory = existing_library(context, library)
    with _steps() as steps:
        report = make_map(directory, method, anew=anew, steps=steps)
        if export is not None:
            export_map(directory, method, export, steps)
    made = read_map(directory, method)
    landmarks = made.landmarks if isinstance(made, LibraryMap) else ()
    if as_json:
        print_json({**to_builtins(report), "landmarks": [to_builtins(mark) for mark in landmarks]})
        return
    say(_told(report))
    for mark in landmarks:
        say(f"{mark.name}: {counted(mark.size, 'file', 'files')}")
    if export is not None:
        say(f"Written to {short_path(str(export))}. Names of files and small pictures are in it.")


def _told(report: MapReport) -> str:
    files = counted(report.items, "file", "files")
    if report.is_new:
        return f"The map has {files}, laid out by {report.method}."
    if report.placed:
        return f"The map has {files}, of which {report.placed} were put on it now."
    return f"The map has {files}, and is up to date."


@contextmanager
def _steps() -> Iterator[Steps]:
    """Tell of steps while they last, and stop at Ctrl-C."""
    status = Console(stderr=True).status("")

    def tell(step: Step, done: int, total: int) -> None:
        part = f" {done} of {total}" if total else ""
        status.update(f"{tr(STEPS[step])}{part}")

    with interrupt_flag() as interrupted:
        if sys.stderr.isatty():
            status.start()
        try:
            yield Steps(tell, interrupted.is_set)
        except Cancelled as ended:
            complain("Interrupted. The map is as it was.")
            raise typer.Exit(INTERRUPTED) from ended
        finally:
            status.stop()
