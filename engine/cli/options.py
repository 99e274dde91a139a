"""What several commands of `triptych` take: the library, the model, and JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ..paths import default_library

LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", metavar="DIR", help="The library's directory."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]
PresetOption = Annotated[
    str | None, typer.Option("--preset", metavar="NAME", help="The model to use.")
]
NameArgument = Annotated[str, typer.Argument(metavar="NAME")]


@dataclass(slots=True)
class Options:
    """What was given before the command's name."""

    library: Path | None = None


def named_library(context: typer.Context, named: Path | None) -> Path | None:
    """The library given with the command, or before it."""
    before = context.obj.library if isinstance(context.obj, Options) else None
    chosen = named or before
    return chosen.expanduser() if chosen else None


def library_directory(context: typer.Context, named: Path | None) -> Path:
    """The library given with the command, before it, in the environment, or the default."""
    return named_library(context, named) or default_library()
