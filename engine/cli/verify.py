"""`triptych verify`: whether the library is whole, and its repair."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from msgspec import to_builtins

from ..integrity.findings import IntegrityReport
from ..library.keeping import verify_library
from ..sentences.upkeep import findings, verdict
from ..wording import counted
from .console import print_json, say
from .exit_codes import DAMAGED
from .options import JsonOption, LibraryOption, existing_library


def verify(
    context: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what is wrong; lose nothing that can be read.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check that the library is whole, and repair it.

    Its parts are compared with each other: files, words, vectors, graphs and previews.
    """
    report = verify_library(existing_library(context, library), repair=repair)
    if as_json:
        print_json(verify_document(report))
    else:
        print_findings(report)
    if not report.is_sound:
        raise typer.Exit(DAMAGED)


def verify_document(report: IntegrityReport) -> dict[str, Any]:
    """The JSON of `triptych verify`."""
    return {"sound": report.is_sound, **to_builtins(report)}


def print_findings(report: IntegrityReport) -> None:
    """Say what is wrong, and what was done about it."""
    for line in findings(report):
        say(line)
    if report.unread:
        say(f"{counted(report.unread, 'file waits', 'files wait')} to be read: triptych index")
    how = "" if report.is_sound else " To repair it: triptych verify --repair"
    say(f"{verdict(report)}{how}")
