"""What the engine's worker does while it may not read: it tells why, waits, and goes on."""

from __future__ import annotations

from pathlib import Path

from command_line import new_library
from engine_writes import Writes

from engine.library.gate import Gate
from engine.library.manners import Manners, Rest, keep_manners
from engine.paths import LibraryPaths
from engine.service.left_off import LeftOff, ReadMore
from engine.service.messages import (
    CancelIndexing,
    Event,
    Followed,
    Index,
    IndexingDone,
    ReadingDone,
    RemoveRoot,
    Resting,
)
from engine.service.opening_messages import NoteOpened
from engine.service.stretches import Stretches
from engine.types import Modality

pytest_plugins = ("write_fixtures",)


def test_a_pause_keeps_files_from_being_read(writes: Writes, folders: tuple[str, str]) -> None:
    """A folder is added all the same; it is read when the pause ends."""
    writes.keep(Manners(is_paused=True))
    writes.worker.take(Index(folders))
    writes.worker.start()
    assert writes.next(Resting).reason is Rest.PAUSED
    assert writes.roots() == list(folders)
    assert sum(writes.library.status().segments.values()) == 0
    writes.keep(Manners())
    report = writes.next(IndexingDone).report
    assert (report.cancelled, report.indexed) == (False, 40)


def test_a_pause_loses_nothing_of_a_run(writes: Writes, folders: tuple[str, str]) -> None:
    """What was read stays, the rest follows by itself, and the end tells the whole."""
    writes.while_reading = lambda: writes.keep(Manners(is_paused=True))
    writes.worker.take(Index(folders))
    writes.worker.start()
    writes.next(Resting)
    writes.keep(Manners())
    report = writes.next(IndexingDone).report
    assert (report.cancelled, report.indexed, report.unchanged) == (False, 40, 0)


def test_a_pause_is_told_again_after_other_work(writes: Writes, folders: tuple[str, str]) -> None:
    """What is done meanwhile ends with a report, which takes the place of what was told."""
    writes.keep(Manners(is_paused=True))
    writes.worker.take(Index(folders))
    writes.worker.start()
    writes.next(Resting)
    writes.worker.take(NoteOpened(1))
    assert writes.next(Resting).reason is Rest.PAUSED


def test_another_reason_to_rest_is_told(writes: Writes, folders: tuple[str, str]) -> None:
    """Who ends a pause while the computer runs on its battery reads that it waits for mains."""
    writes.keep(Manners(is_paused=True, only_on_mains=True))
    writes.is_on_battery = True
    writes.worker.take(Index(folders))
    writes.worker.start()
    assert writes.next(Resting).reason is Rest.PAUSED
    writes.keep(Manners(only_on_mains=True))
    assert writes.next(Resting).reason is Rest.ON_BATTERY


def test_what_waits_for_the_end_of_a_pause_can_be_given_up(
    writes: Writes, folders: tuple[str, str]
) -> None:
    """And is not done afterwards; what is asked for then, is."""
    writes.keep(Manners(is_paused=True))
    writes.worker.take(Index(folders))
    writes.worker.start()
    writes.next(Resting)
    writes.worker.take(CancelIndexing())
    assert writes.next(IndexingDone).report.cancelled
    writes.keep(Manners())
    writes.worker.take(Index())
    assert writes.next(IndexingDone).report.indexed == 40


def test_a_quiet_run_that_is_given_up_ends_no_other(
    writes: Writes, folders: tuple[str, str]
) -> None:
    """Also where it waited for the end of a pause, it ends as one that nobody asked for."""
    writes.keep(Manners(is_paused=True))
    writes.worker.take(Index(folders, quiet=True))
    writes.worker.start()
    writes.next(Resting)
    writes.worker.take(CancelIndexing())
    assert writes.next(Followed).report.cancelled


def test_a_pass_that_is_given_up_is_no_run(library_dir: Path) -> None:
    """What is read by itself, and waited for the end of a pause, ends as that does."""
    paths = LibraryPaths(new_library(library_dir))
    keep_manners(paths, Manners(is_paused=True))
    told: list[Event] = []
    left_off = LeftOff(Gate(paths), told.append, Stretches())
    assert left_off.take(1, ReadMore())
    assert left_off.next(cancelled_up_to=1) is None
    assert told == [ReadingDone()]


def test_other_changes_do_not_wait_for_the_end_of_a_pause(
    writes: Writes, folders: tuple[str, str]
) -> None:
    """A folder is taken out at once."""
    writes.keep(Manners(is_paused=True))
    for request in (Index(folders), RemoveRoot(folders[0])):
        writes.worker.take(request)
    writes.worker.start()
    writes.reports(2)
    assert writes.roots() == [folders[1]]


def test_a_run_that_is_given_up_after_a_pause_tells_what_it_read_before(
    writes: Writes, folders: tuple[str, str]
) -> None:
    """What was read before the pause is in the library, whatever becomes of the rest."""
    writes.while_reading = lambda: writes.keep(Manners(is_paused=True))
    writes.worker.take(Index(folders))
    writes.worker.start()
    writes.next(Resting)
    read = writes.library.status().segments[Modality.IMAGE]
    writes.worker.take(CancelIndexing())
    report = writes.next(IndexingDone).report
    assert (report.cancelled, report.indexed) == (True, read)
