"""`triptych forget`: files and folders out of the library for good."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from ..library.forgetting import LATER
from ..wording import counted
from .console import complain, print_json, say
from .exit_codes import USER_ERROR
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library

HistoryOption = Annotated[bool, typer.Option("--history", help="Forget which files you opened.")]


def forget(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH", hidden=True)] = None,
    history: HistoryOption = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remove files and folders from the library for good; the files themselves stay.

    With --history alone, forget which files you opened, and of what kinds.
    """
    if history == bool(paths):
        raise typer.BadParameter("Name files or folders, or give --history alone.")
    if history:
        _forget_history(existing_library(context, library), as_json=as_json)
        return
    with open_library(existing_library(context, library)) as opened:
        report = opened.forget(*map(os.fspath, paths or []))
    if as_json:
        unknown = list(report.unknown)
        print_json({"forgotten": report.files, "unknown": unknown, "final": report.is_final})
    else:
        say(f"Forgotten: {counted(report.files, 'file', 'files')}.")
    for line in report.lines():
        complain(line)
    if report.unknown:
        raise typer.Exit(USER_ERROR)


def _forget_history(directory: Path, *, as_json: bool) -> None:
    with open_library(directory) as opened:
        is_final = opened.preferences.forget_openings()
    if as_json:
        print_json({"forgotten": "history", "final": is_final})
    else:
        say("Forgotten: which files you opened, and of what kinds.")
    if not is_final:
        complain(LATER)
