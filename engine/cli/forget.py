"""`triptych forget`: a file or folder out of the library for good."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from ..wording import counted
from .console import print_json, say
from .opened import open_library
from .options import JsonOption, LibraryOption, library_directory


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
        print_json({"forgotten": removed})
    else:
        say(f"Forgotten: {counted(removed, 'file', 'files')}.")
