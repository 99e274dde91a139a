"""`triptych forget`: files and folders out of the library for good."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from ..wording import counted
from .console import complain, print_json, say
from .exit_codes import USER_ERROR
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library


def forget(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", hidden=True)],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remove files and folders from the library for good; the files themselves stay."""
    with open_library(existing_library(context, library)) as opened:
        report = opened.forget(*map(os.fspath, paths))
    if as_json:
        unknown = list(report.unknown)
        print_json({"forgotten": report.files, "unknown": unknown, "final": report.is_final})
    else:
        say(f"Forgotten: {counted(report.files, 'file', 'files')}.")
    for line in report.lines():
        complain(line)
    if report.unknown:
        raise typer.Exit(USER_ERROR)
