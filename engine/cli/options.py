"""What several commands of `triptych` take: the library, the model, and JSON."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ..api.connection import address_of
from ..errors import UserError
from ..paths import LibraryPaths, default_library

_MOST = 999_999_999


def whole_number(least: int, most: int = _MOST) -> Callable[[str | int], int]:
    """Reads a whole number that an option is given, from the least on and not above the most."""
    bounds = f"from {least} on, such as 20" if most == _MOST else f"from {least} to {most}"

    def read(value: str | int) -> int:
        digits = str(value)  # typer hands the default on, too
        is_short = digits.isdecimal() and len(digits) <= len(str(_MOST))
        if is_short and least <= int(digits) <= most:
            return int(digits)
        raise typer.BadParameter(f"Write a whole number {bounds}.")

    return read


LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", metavar="DIR", help="The library's directory."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]
PresetOption = Annotated[
    str | None, typer.Option("--preset", metavar="NAME", help="The model to use.")
]
DeviceOption = Annotated[
    str | None,
    typer.Option("--device", metavar="NAME", help="What models run on: auto, cpu, cuda, mps, xpu."),
]
ShardOption = Annotated[
    str | None,
    typer.Option("--shard", metavar="I/N", help="Only the I-th of N parts of the files."),
]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", hidden=True)]


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


def existing_library(context: typer.Context, named: Path | None) -> Path:
    """The same, for what makes no library.

    Raises:
        UserError: there is none; nothing was made in its place.
    """
    directory = library_directory(context, named)
    if address := served_at(context, named):
        raise UserError(f"Only `search` and `gui` ask a library that is served: {address}")
    if not os.path.exists(LibraryPaths(directory).catalogue):
        raise UserError(_no_library(directory, is_named=bool(named_library(context, named))))
    return directory


def served_at(context: typer.Context, named: Path | None) -> str | None:
    """The address that the library is served at, where it is named by one."""
    return address_of(str(library_directory(context, named)))


def existing_if_named(context: typer.Context, named: Path | None) -> Path:
    """The same, for what can do without a library that nobody named."""
    is_named = named_library(context, named) is not None
    return (existing_library if is_named else library_directory)(context, named)


def _no_library(directory: Path, *, is_named: bool) -> str:
    begin = "triptych index FOLDER"
    if not is_named:
        return f"There is no library in {directory} yet. Make one with: {begin}"
    return (
        f"There is no library in {directory}. Check the path, or make one there: "
        f"{begin} --library {shlex.quote(str(directory))}"
    )
