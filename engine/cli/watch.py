"""`triptych watch`: keep the library in line with its folders until Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable

import typer

from ..errors import LibraryBusyError
from ..library.following import Following
from ..library.reader import LibraryReader
from ..sentences.runs import held_back, is_eventful, report_sentences
from ..wording import counted
from .console import complain, say
from .exit_codes import DONE
from .interrupt import interrupt_flag
from .opened import open_library
from .options import LibraryOption, existing_library

_POLL_SECONDS = 0.5


def watch(context: typer.Context, library: LibraryOption = None) -> None:
    """Keep the library in line with its folders, until Ctrl-C."""
    directory = existing_library(context, library)
    with open_library(directory) as opened, interrupt_flag() as interrupted:
        following = Following(opened, directory, complain)
        reader = LibraryReader(directory)
        folders = counted(len(reader.roots()), "folder", "folders")
        reader.close()
        say(f"Watching {folders}. Ctrl-C ends it.")
        following.start()
        try:
            while not interrupted.is_set():
                if following.wait(_POLL_SECONDS):
                    _catch_up(following, interrupted.is_set)
                following.look_for_roots()
        finally:
            following.close()
    raise typer.Exit(DONE)


def _catch_up(following: Following, cancelled: Callable[[], bool]) -> None:
    """Go over what changed and say what came of it; where another process writes, later."""
    try:
        report = following.catch_up(cancelled=cancelled)
    except LibraryBusyError:
        return
    if is_eventful(report) and not report.cancelled:
        say(" ".join(report_sentences(report)))
    if report.held_back:
        say(f"{held_back(report)} To remove them: triptych index --prune")
