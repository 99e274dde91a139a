"""The commands of `triptych`: a thin layer that parses, calls `Library` and prints."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from .. import __version__
from ..indexing.run import IndexOptions
from ..library.facade import Library
from ..paths import LIBRARY_VARIABLE
from ..types import IndexReport
from ..wording import counted
from . import console
from .evaluate import evaluate
from .exit_codes import DONE, INTERRUPTED
from .interrupt import interrupt_flag
from .models import models
from .options import (
    JsonOption,
    LibraryOption,
    Options,
    PresetOption,
    library_directory,
    open_library,
)
from .search import search

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Find your own pictures, sounds and documents by meaning. Everything stays here.",
)
app.add_typer(models, name="models")
app.command()(evaluate)


def _version(wanted: bool) -> None:
    if wanted:
        console.say(f"triptych {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    library: LibraryOption = None,
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Find your own pictures, sounds and documents by meaning. Everything stays here."""
    context.obj = Options(library)


@app.command()
def index(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH...")] = None,
    preset: PresetOption = None,
    prune: Annotated[bool, typer.Option(help="Remove all that is gone, however much.")] = False,
    retry: Annotated[bool, typer.Option(help="Try failed files again.")] = False,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="GLOB", help="Leave these out, from now on.")
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Index folders, or bring all known ones up to date."""
    choices = IndexOptions(prune, retry, tuple(ignore or ()))
    folders = tuple(os.fspath(path) for path in paths or ())
    with open_library(library_directory(context, library), preset) as opened:
        report = run_index(opened, folders, choices, quiet=as_json)
    if as_json:
        console.print_json(console.report_document(report))
    else:
        console.print_report(report)
    raise typer.Exit(INTERRUPTED if report.cancelled else DONE)


def run_index(
    library: Library, folders: tuple[str, ...], choices: IndexOptions, *, quiet: bool
) -> IndexReport:
    """Index with a progress bar; the first Ctrl-C stops it in good order."""
    shown = not quiet and sys.stderr.isatty()
    with console.progress_bar(shown=shown) as feed, interrupt_flag() as interrupted:
        return library.index(folders, choices, on_progress=feed, cancelled=interrupted.is_set)


app.command()(search)


@app.command()
def failures(
    context: typer.Context, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """List the files that could not be read, and why."""
    with open_library(library_directory(context, library)) as opened:
        failed = opened.failures()
    if as_json:
        console.print_json(console.failures_document(failed))
    else:
        console.print_failures(failed)


@app.command()
def status(
    context: typer.Context, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """Say what the library holds."""
    with open_library(library_directory(context, library)) as opened:
        found = opened.status()
    if as_json:
        console.print_json(console.status_document(found))
    else:
        console.print_status(found)


@app.command()
def forget(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remove a file or folder from the library for good; the file itself is not touched."""
    with open_library(library_directory(context, library)) as opened:
        removed = opened.forget(os.fspath(path))
    if as_json:
        console.print_json({"forgotten": removed})
    else:
        console.say(f"Forgotten: {counted(removed, 'file', 'files')}.")


@app.command()
def gui(context: typer.Context, library: LibraryOption = None) -> None:
    """Open the window."""
    environment = {**os.environ, LIBRARY_VARIABLE: str(library_directory(context, library))}
    # A process of its own: the engine does not know the window's package.
    raise typer.Exit(subprocess.call([sys.executable, "-m", "desktop"], env=environment))
