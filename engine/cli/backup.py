"""`triptych backup` and `triptych restore`: a library as one file, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from msgspec import to_builtins

from ..errors import UserError
from ..library.keeping import backup_library, restore_library
from ..sentences.upkeep import backed_up, kept_aside, restored
from ..wording import short_path
from .console import print_json, say
from .options import JsonOption, LibraryOption, existing_library, library_directory

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", hidden=True)]


def backup(
    context: typer.Context,
    file: FileArgument,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let an older backup make room.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy the library to one file, also while it is used.

    The copy is checked. What you forget later is still in it: a backup is yours to delete.
    """
    directory = existing_library(context, library)
    if file.exists() and not replace:
        raise UserError(
            f"There is a file {file} already. With --replace an older backup makes room, once the "
            "new one is whole."
        )
    report = backup_library(directory, file)
    if as_json:
        print_json(to_builtins(report))
    else:
        say(backed_up(report, short_path(str(file))))


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
        print_json(to_builtins(report))
        return
    say(restored(report))
    if report.aside:
        say(kept_aside(short_path(report.aside)))
    say("To bring it up to date: triptych index")
