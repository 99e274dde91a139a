"""`triptych export`: all that a library knows, for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..library.keeping import export_library
from ..sentences.upkeep import exported
from ..wording import short_path
from .console import print_json, say
from .options import JsonOption, LibraryOption, existing_library


def export(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", hidden=True)],
    vectors: Annotated[bool, typer.Option("--vectors", help="The vectors as well.")] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write all that the library knows as JSON lines.

    They go into a new folder, a file for each kind of rows; vectors go into files of NumPy.
    """
    written = export_library(existing_library(context, library), folder, vectors=vectors)
    if as_json:
        print_json({"files": written})
        return
    for line in exported(written):
        say(line)
    say(f"Written to {short_path(str(folder))}.")
