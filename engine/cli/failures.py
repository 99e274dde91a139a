"""`triptych failures`: the files that could not be read, with the reasons."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import typer

from ..sentences.runs import EVERY_FILE_READ
from ..types import Failure
from .console import print_json, say, short_path
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
    return {"failures": [asdict(failure) for failure in failures]}


def print_failures(failures: list[Failure]) -> None:
    """List the files that could not be read, the reason of each below it."""
    for failure in failures:
        say(short_path(failure.path))
        say(f"  {failure.reason}")
        say(f"  {_told(failure)}")
    if not failures:
        say(EVERY_FILE_READ)
    else:
        say("Each is tried again when it, or what reads it, changes; at once with:")
        say("  triptych index [PATH...] --retry")


def _told(failure: Failure) -> str:
    """Since when it fails, and how often it was tried."""
    first, last = (date.fromtimestamp(seen) for seen in (failure.first_seen, failure.seen))
    if failure.attempts == 1:
        return f"tried once, on {last}"
    return f"tried {failure.attempts:,} times, from {first} to {last}"
