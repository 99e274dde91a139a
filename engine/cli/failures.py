"""`triptych failures`: the files that could not be read, with the reasons."""

from __future__ import annotations

from typing import Any

import typer
from msgspec import to_builtins

from ..sentences.runs import EVERY_FILE_READ, tried
from ..types import Failure
from ..wording import short_path
from .console import print_json, say
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library


def failures(
    context: typer.Context, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """List the files that could not be read, and why."""
    with open_library(existing_library(context, library)) as opened:
        failed = opened.failures()
    if as_json:
        print_json(failures_document(failed))
    else:
        print_failures(failed)


def failures_document(failures: list[Failure]) -> dict[str, Any]:
    """The JSON of `triptych failures`."""
    return {"failures": [to_builtins(failure) for failure in failures]}


def print_failures(failures: list[Failure]) -> None:
    """List the files that could not be read, the reason of each below it."""
    for failure in failures:
        say(short_path(failure.path))
        say(f"  {failure.reason}")
        say(f"  {tried(failure)}")
    if not failures:
        say(EVERY_FILE_READ)
    else:
        say("Each is tried again when it, or what reads it, changes; at once with:")
        say("  triptych index [PATH...] --retry")
