"""`triptych watch`: keep the library in line with its folders until it is told to end."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import typer

from ..errors import TOLD, LibraryBusyError, user_line
from ..indexing.context import IndexOptions
from ..library.door import Door, Handover, Keeper, Show
from ..library.facade import Library
from ..library.following import Following
from ..library.gate import Gate
from ..library.manners import keep_to_cores
from ..library.reader import LibraryReader
from ..paths import LibraryPaths
from ..sentences.runs import held_back, is_eventful, outcomes, report_sentences
from ..service.low_priority import give_way_to_other_programs
from ..types import IndexReport
from ..wording import counted, elapsed, listed
from .console import complain, say
from .exit_codes import DONE
from .interrupt import interrupt_flag
from .opened import open_library
from .options import LibraryOption, existing_library

_POLL_SECONDS = 0.5


def watch(context: typer.Context, library: LibraryOption = None) -> None:
    """Keep the library in line with its folders, until Ctrl-C."""
    directory = existing_library(context, library)
    keep_to_cores(LibraryPaths(directory))
    # Before any other thread is begun: these are as important as the one that begins them.
    give_way_to_other_programs()
    with interrupt_flag() as interrupted, open_library(directory) as opened:
        with closing(LibraryReader(directory)) as reader:
            folders = counted(len(reader.roots()), "folder", "folders")
        say(f"Watching {folders}. Ctrl-C ends it.")
        began = time.monotonic()
        done = outcomes(keep_in_line(opened, directory, interrupted))
        told = listed(done) or "nothing changed"
        say(f"Watched for {elapsed(time.monotonic() - began)}: {told}.")
    raise typer.Exit(DONE)


def keep_in_line(library: Library, directory: Path, ending: threading.Event) -> IndexReport:
    """Go over what changes in a library's folders until that is to end; says what came of it.

    Returns:
        What all of it changed in the library; the rest of the report is empty.

    Raises:
        UserError: the disk is full.
    """
    handed_over: queue.SimpleQueue[Handover] = queue.SimpleQueue()
    following = Following(library, directory, complain)
    gate = Gate(LibraryPaths(directory))
    reports: list[IndexReport] = []
    with _open_door(directory, handed_over), closing(following):
        following.start()
        while not ending.is_set():
            if gate.rest() is not None:
                ending.wait(_POLL_SECONDS)
            elif following.wait(_POLL_SECONDS):
                reports += _catch_up(following, ending.is_set, lambda: gate.rest() is not None)
            reports += do_handed_over(library, handed_over, ending.is_set)
            reports = [_all_in_all(reports)]
            following.look_for_roots()
    return _all_in_all(reports)


def _all_in_all(reports: Sequence[IndexReport]) -> IndexReport:
    """What runs changed, one after the other."""
    return IndexReport(
        indexed=sum(one.indexed for one in reports),
        moved=sum(one.moved for one in reports),
        removed=sum(one.removed for one in reports),
        failed=sum(one.failed for one in reports),
    )


@contextmanager
def _open_door(directory: Path, handed_over: queue.SimpleQueue[Handover]) -> Iterator[None]:
    """Take runs from other programs for the block."""

    def take(asked: Handover | Show) -> bool:
        if isinstance(asked, Handover):
            handed_over.put(asked)
        return isinstance(asked, Handover)

    door = Door(LibraryPaths(directory), Keeper.WATCH, take)
    # Where none can be made, or nobody can write, there is no door; what writes says so.
    with suppress(OSError):
        door.open()
    try:
        yield
    finally:
        door.close()


def do_handed_over(
    library: Library, asked: queue.SimpleQueue[Handover], cancelled: Callable[[], bool]
) -> list[IndexReport]:
    """Do the runs that were handed over; where another process writes, later."""
    reports: list[IndexReport] = []
    while not asked.empty():
        run = asked.get()
        try:
            reports += _index(library, run, cancelled)
        except LibraryBusyError:
            asked.put(run)
            break
    return reports


def _index(
    library: Library, asked: Handover, cancelled: Callable[[], bool]
) -> Iterator[IndexReport]:
    """Do a run that another program handed over, and say what came of it.

    Raises:
        LibraryBusyError: another process is writing.
    """
    options = IndexOptions(asked.prune, asked.retry)
    try:
        report = library.index(asked.folders, options, cancelled=cancelled)
    except LibraryBusyError:
        raise
    except TOLD as error:
        complain(user_line(error))
    else:
        say(" ".join(report_sentences(report)))
        yield report


def _catch_up(
    following: Following, cancelled: Callable[[], bool], must_rest: Callable[[], bool]
) -> Iterator[IndexReport]:
    """Go over what changed and say what came of it; where another process writes, later."""
    try:
        report = following.catch_up(cancelled=cancelled, must_rest=must_rest)
    except LibraryBusyError:
        return
    if is_eventful(report) and not report.cancelled:
        say(" ".join(report_sentences(report)))
    if report.held_back:
        say(f"{held_back(report)} To remove them: triptych index --prune")
    yield report
