"""What changes a library in the engine: what is to go from it goes, whatever is being read."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from colour_media import write_picture
from command_line import new_library
from conftest import MakeLibrary
from text_pictures import draw_screenshot

from engine.errors import BugError, UnknownPathError
from engine.library.facade import Library
from engine.library.gate import Gate
from engine.library.manners import Manners, Rest, keep_manners
from engine.library.readings import Readings
from engine.paths import LibraryPaths
from engine.service.later_reading import read_more
from engine.service.left_off import LeftOff, ReadMore
from engine.service.lull import Lull
from engine.service.messages import (
    CancelIndexing,
    Event,
    Followed,
    Forget,
    Index,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    LibraryChanged,
    ReadFirst,
    ReadingDone,
    RemoveRoot,
    Resting,
    Trouble,
)
from engine.service.opening_messages import NoteOpened
from engine.service.stretches import Stretches, whole
from engine.service.write_worker import WriteWorker
from engine.types import IndexReport, MatchSource, Modality, Query, Stage, Term

E = TypeVar("E")
SECONDS = 60.0


class Writes:
    """A worker on a library of its own, which is asked things while it is at work."""

    def __init__(self, library: Library, library_dir: Path) -> None:
        self.library = library
        self.paths = LibraryPaths(library_dir)
        self.is_on_battery = False
        self._gate = Gate(self.paths, is_on_battery=lambda: self.is_on_battery)
        self.worker = WriteWorker(library, self._take, self._gate, Lull())
        self.while_reading: Callable[[], None] = lambda: None
        self._events: queue.Queue[Event] = queue.Queue()

    def reports(self, count: int) -> list[IndexReport]:
        """What the next runs did, once as many changes were made."""
        found, changes = [], 0
        while changes < count:
            event = self._events.get(timeout=SECONDS)
            changes += isinstance(event, LibraryChanged)
            if isinstance(event, IndexingDone):
                found.append(event.report)
        return found

    def next(self, kind: type[E]) -> E:
        """The next event of a kind; others are passed over."""
        while not isinstance(event := self._events.get(timeout=SECONDS), kind):
            pass
        return event

    def keep(self, manners: Manners) -> None:
        """Read in that way from now on."""
        keep_manners(self.paths, manners)
        self._gate.look_again()

    def take(self, *requests: Index | RemoveRoot | CancelIndexing) -> None:
        """Take requests, one after the other."""
        for request in requests:
            self.worker.take(request)

    def roots(self) -> list[str]:
        """The folders of the library."""
        return [root.path for root in self.library.status().roots]

    def _take(self, event: Event) -> None:
        if isinstance(event, IndexingProgress) and event.progress.stage is Stage.INDEXING:
            act, self.while_reading = self.while_reading, lambda: None
            act()
        self._events.put(event)


@pytest.fixture
def writes(make_library: MakeLibrary, library_dir: Path) -> Iterator[Writes]:
    """A worker that is not started yet."""
    writes = Writes(make_library(), library_dir)
    yield writes
    writes.worker.close()
    writes.library.close()


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    """Two folders of twenty pictures each."""
    for name in ("one", "two"):
        for number in range(20):
            write_picture(tmp_path / name / f"{number}.png", "green", number)
    return str(tmp_path / "one"), str(tmp_path / "two")


def test_taking_a_folder_out_ends_the_run_that_reads_it(
    writes: Writes, folders: tuple[str, str]
) -> None:
    """Nobody waits for thousands of files that are to go anyway; the other folder is read on."""
    one, two = folders
    writes.while_reading = lambda: writes.take(RemoveRoot(one), Index((two,)))
    writes.worker.take(Index((one,)))
    writes.worker.start()
    first, second = writes.reports(3)
    assert first.cancelled
    assert first.indexed < 20
    assert (second.cancelled, second.indexed) == (False, 20)
    assert writes.roots() == [two]


def test_a_quiet_run_ends_as_one_that_nobody_asked_for(
    writes: Writes, folders: tuple[str, str]
) -> None:
    """It reads all the same; who asked for it has told already what there is to say."""
    writes.worker.take(Index(folders, quiet=True))
    writes.worker.start()
    assert writes.next(IndexingProgress).is_quiet
    assert writes.next(Followed).report.indexed == 40
    writes.worker.take(Index(folders))
    assert not writes.next(IndexingProgress).is_quiet
    assert writes.next(IndexingDone).report.unchanged == 40


def test_a_quiet_run_that_fails_ends_no_other(writes: Writes, tmp_path: Path) -> None:
    """Why it failed is told, and that it is over; one that was asked for ends in that."""
    nowhere = (str(tmp_path / "nowhere"),)
    writes.take(Index(nowhere, quiet=True), Index(nowhere))
    writes.worker.start()
    trouble = writes.next(Trouble)
    assert writes.next(Followed).report.cancelled
    assert writes.next(IndexingFailed).message == trouble.message


def test_what_is_on_the_screen_is_known_to_the_run_that_goes_on(writes: Writes) -> None:
    """It waits for no turn, unlike what changes the library."""
    writes.worker.take(Index())
    writes.worker.take(ReadFirst(("/seen.png",)))
    assert writes.library.looked_at.paths() == ("/seen.png",)
    writes.worker.start()


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


@pytest.mark.slow
def test_the_text_in_pictures_is_read_once_nothing_else_waits(
    writes: Writes, tmp_path: Path
) -> None:
    """After the runs that were asked for, pictures are read, and the window hears of it."""
    one, two = (str(tmp_path / name) for name in ("shots", "colours"))
    write_picture(tmp_path / "shots" / "red.png", "red")
    draw_screenshot(tmp_path / "shots" / "shot.png", ["zamboni receipt"], size=(320, 80))
    write_picture(tmp_path / "colours" / "green.png", "green")
    writes.worker.take(Index((one, two)))
    writes.worker.start()
    assert [report.indexed for report in writes.reports(2)] == [3]
    (hit, *_) = writes.library.search(Query((Term(Modality.TEXT, "zamboni"),))).hits
    assert MatchSource.PICTURE_TEXT in hit.sources


def test_a_later_pass_that_fails_leaves_a_trace(
    make_library: MakeLibrary,
    folders: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nobody asked for it, so nobody is told; but why nothing comes of it is in the log."""

    def fail(*_: object, **__: object) -> None:
        raise BugError("no figure")

    library = make_library()
    library.index(folders)
    monkeypatch.setattr(Readings, "defects", fail)
    told: list[Event] = []
    assert read_more(library.readings, told.append, lambda: False)
    assert "no figure" in caplog.text


def test_a_folder_is_taken_out_while_a_run_reads_it_and_more(
    writes: Writes, folders: tuple[str, str]
) -> None:
    """Nobody waits for the end of the run, which then reads what else it was asked for."""
    one, two = folders
    writes.while_reading = lambda: writes.worker.take(RemoveRoot(one))
    writes.worker.take(Index(folders))
    writes.worker.start()
    (report,) = writes.reports(3)
    assert (report.cancelled, report.indexed + report.unchanged) == (False, 20)
    assert writes.roots() == [two]


def test_a_folder_is_read_before_what_was_being_read(
    writes: Writes, folders: tuple[str, str]
) -> None:
    """A person sees what was just added, and not hours later; the run before it goes on then.

    Its end tells all that it read, before and after.
    """
    one, two = folders
    writes.while_reading = lambda: writes.worker.take(Index((two,)))
    writes.worker.take(Index((one,)))
    writes.worker.start()
    newer, older = writes.reports(3)
    assert (newer.cancelled, newer.indexed) == (False, 20)
    assert (older.cancelled, older.indexed, older.unchanged) == (False, 20, 0)
    assert writes.roots() == [one, two]


@pytest.mark.parametrize(
    ("request_", "last"),
    [
        (Index(), IndexReport(indexed=3, unchanged=12, failed=1, still_failing=7)),
        (Index(retry=True), IndexReport(indexed=3, unchanged=12, failed=6)),
    ],
)
def test_no_file_is_told_twice_by_a_run_that_gave_way(request_: Index, last: IndexReport) -> None:
    """Its last stretch finds what the one before read unchanged, and what failed there failing."""
    before = IndexReport(indexed=2, unchanged=10, failed=5, still_failing=2 * (not request_.retry))
    told = whole(request_, before, last)
    assert (told.indexed, told.unchanged) == (5, 10)
    assert told.failed + told.still_failing == last.failed + last.still_failing
    assert told.failed == 6


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


def test_what_gave_way_can_be_given_up(writes: Writes, folders: tuple[str, str]) -> None:
    """Cancelling is meant for it, too, although another folder is being read just then."""
    one, two = folders

    writes.while_reading = lambda: writes.take(Index((two,)), CancelIndexing())
    writes.worker.take(Index((one,)))
    writes.worker.start()
    assert [report.cancelled for report in writes.reports(2)] == [True, True]


def test_closing_loses_no_folder_that_was_added(writes: Writes, folders: tuple[str, str]) -> None:
    """It is in the library, although its files are read only at the next start."""
    one, two = folders
    under_way = threading.Event()

    def ask() -> None:
        writes.worker.take(Index((two,)))
        under_way.set()
        assert writes.worker._closing.wait(SECONDS)

    writes.while_reading = ask
    writes.worker.take(Index((one,)))
    writes.worker.start()
    assert under_way.wait(SECONDS)
    writes.worker.close()
    assert [report.cancelled for report in writes.reports(2)] == [True, True]
    assert writes.roots() == [one, two]


def test_a_folder_that_was_taken_out_can_be_added_again(
    writes: Writes, folders: tuple[str, str]
) -> None:
    """Only what was asked for before it is ended."""
    one, _ = folders
    for request in (Index((one,)), RemoveRoot(one), Index((one,))):
        writes.worker.take(request)
    writes.worker.start()
    first, second = writes.reports(3)
    assert (first.cancelled, first.indexed) == (True, 0)
    assert (second.cancelled, second.indexed) == (False, 20)
    assert writes.roots() == [one]


def test_closing_drops_nothing_that_was_to_be_forgotten(
    writes: Writes, folders: tuple[str, str]
) -> None:
    """It ends the run and all that waits to be read; what is to go goes all the same."""
    one, two = folders
    secret, under_way = f"{one}/0.png", threading.Event()

    def ask() -> None:
        for request in (Forget((secret,)), Index((one,))):
            writes.worker.take(request)
        under_way.set()
        assert writes.worker._closing.wait(SECONDS)

    writes.worker.start()
    writes.worker.take(Index((one,)))
    writes.reports(1)
    writes.while_reading = ask
    writes.worker.take(Index((two,)))
    assert under_way.wait(SECONDS)
    writes.worker.close()
    assert [report.cancelled for report in writes.reports(3)] == [True, True]
    with pytest.raises(UnknownPathError):
        writes.library.forget(secret)
