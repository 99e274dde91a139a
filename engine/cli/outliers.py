"""`triptych outliers`: files that do not look like the rest of their folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from msgspec import to_builtins

from ..library.outliers import find_outliers
from ..paths import absolute
from ..wording import short_path
from .console import print_json, say
from .options import JsonOption, LibraryOption, existing_library


def outliers(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", hidden=True)],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List files that do not look like the rest of their folder, the farthest first.

    Each subfolder of DIR is a label, and its files are compared with each other.
    """
    directory = existing_library(context, library)
    found = find_outliers(directory, absolute(os.fspath(folder.expanduser())))
    if as_json:
        print_json({"outliers": [to_builtins(one) for one in found]})
        return
    for one in found:
        like = f", rather like {one.like}" if one.like else ""
        say(f"{short_path(one.path)} ({one.deviation:.1f} deviations{like})")
    if not found:
        say("All files look like the rest of their folders.")
