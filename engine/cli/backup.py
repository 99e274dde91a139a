"""`triptych backup` and `triptych restore`: a library as one file, and the way back."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ..integrity.backup import BackupReport
from ..library.keeping import backup_library, restore_library
from ..wording import counted, file_size
from .console import print_json, say, short_path
from .options import JsonOption, LibraryOption, existing_library, library_directory

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", hidden=True)]


def backup(
    context: typer.Context,
    file: FileArgument,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy the library to one file, also while it is used.

    The copy is checked. What you forget later is still in it: a backup is yours to delete.
    """
    report = backup_library(existing_library(context, library), file)
    if as_json:
        print_json(asdict(report))
    else:
        say(f"Backed up: {_told(report)} in {short_path(str(file))} ({file_size(report.bytes)}).")


def restore(
    context: typer.Context,
    file: FileArgument,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let the library that is there make room.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make the library what it was in a backup.

    The library that is there is kept in a folder beside it.
    """
    report = restore_library(file, library_directory(context, library), replace=replace)
    if as_json:
        print_json(asdict(report))
        return
    say(f"Restored: {_told(report)}, as of {report.made}.")
    if report.aside:
        say(f"The library that was there is kept in {short_path(report.aside)}.")
    say("To bring it up to date: triptych index")


def _told(report: BackupReport) -> str:
    files = counted(report.items, "file", "files")
    return f"{files} with {counted(report.vectors, 'vector', 'vectors')}"
