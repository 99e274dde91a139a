"""`triptych import`: vectors that `triptych encode` made, into a library."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from msgspec import to_builtins

from ..disk import Disk
from ..library.roots import refuse_missing
from ..paths import LibraryPaths, absolute
from ..types import ImportReport
from ..wording import counted, elapsed, short_path
from .console import print_json, say
from .exit_codes import DONE, INTERRUPTED
from .interrupt import interrupt_flag
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library, library_directory
from .progress import progress_bar


def import_vectors(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE", hidden=True)],
    root: Annotated[
        list[Path] | None,
        typer.Option("--root", metavar="DIR", help="Where the files are; else all folders."),
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give files the vectors that `triptych encode` made of the same content.

    No file is decoded. What has no vectors there, `triptych index` reads. A folder of such files
    stands for all of them.
    """
    from ..bulk.given import look_through  # noqa: PLC0415 - the extra may not be installed

    directory = (library_directory if root else existing_library)(context, library)
    folders = tuple(absolute(os.fspath(path)) for path in root or ())
    given, is_new = look_through(files), not LibraryPaths(directory).catalogue.exists()
    if is_new:
        refuse_missing(Disk(), folders)
    # A new library takes the model of what it begins with.
    with open_library(directory, given.preset if is_new and given.preset else None) as opened:
        shown = not as_json and sys.stderr.isatty()
        with progress_bar(shown=shown) as feed, interrupt_flag() as interrupted:
            report = opened.take_in(given, folders, on_progress=feed, cancelled=interrupted.is_set)
    if as_json:
        print_json({**to_builtins(report), "seconds": round(report.seconds, 3)})
    else:
        _print(report)
    raise typer.Exit(INTERRUPTED if report.cancelled else DONE)


def _print(report: ImportReport) -> None:
    done = counted(report.imported, "file", "files")
    say(f"{'Interrupted after' if report.cancelled else 'Imported'} {done}.")
    if report.unchanged:
        say(f"{counted(report.unchanged, 'file', 'files')} had vectors already.")
    for folder in report.offline:
        say(f"Not connected: {short_path(folder)}")
    if report.untold:
        say(report.untold)
    if report.failed:
        say("Files that could not be stored: triptych failures")
    if report.left:
        say(f"{counted(report.left, 'file', 'files')} are left to: triptych index")
    say(f"It took {elapsed(report.seconds)}.")
