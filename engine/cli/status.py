"""`triptych status`: what the library holds."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

import typer
from msgspec import to_builtins

from ..library.status import Status
from ..sentences.media import counted_media
from ..sentences.runs import passed_over
from ..wording import counted, file_size, short_path
from .console import print_json, say
from .index_lines import NO_GRAPHS, index_lines
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library


def status(
    context: typer.Context,
    library: LibraryOption = None,
    index: Annotated[
        bool,
        typer.Option("--index", help="Also how vectors are kept and searched; takes seconds."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Say what the library holds."""
    with open_library(existing_library(context, library)) as opened:
        found = opened.status()
        searched = opened.index_status() if index else None
    if as_json:
        told = {"index": to_builtins(searched) if searched else None} if index else {}
        print_json({**status_document(found), **told})
    else:
        print_status(found)
        for line in index_lines(searched) if index else ():
            say(line)


def status_document(status: Status) -> dict[str, Any]:
    """The JSON of `triptych status`."""
    told: dict[str, Any] = to_builtins(status)
    return told


def print_status(status: Status) -> None:
    """Say what a library holds."""
    say(f"Library: {short_path(status.directory)} ({file_size(status.bytes)})")
    say(f"Model: {status.preset}")
    if not status.has_graphs:
        say(NO_GRAPHS)
    say("Files: " + ", ".join(counted_media(*kind) for kind in status.items.items()))
    if status.unread:
        say(f"Known by name alone so far: {counted(status.unread, 'file', 'files')}")
    if status.failures:
        say(f"Could not be read: {status.failures} (triptych failures)")
    for root in status.roots:
        state = "" if root.online else ", cannot be reached now"
        say(f"Folder: {short_path(root.path)} ({counted(root.items, 'file', 'files')}{state})")
    counts = sum((Counter(root.passed_over) for root in status.roots), Counter[str]())
    if counts:
        say(passed_over(counts))
    if not status.roots:
        say("No folders yet. Add one with: triptych index FOLDER")
