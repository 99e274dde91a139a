"""What changes a library in the engine: what is to go from it goes, whatever is being read."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from colour_media import write_picture
from conftest import MakeLibrary
from engine_writes import SECONDS, Writes
from text_pictures import draw_screenshot

from engine.errors import BugError, UnknownPathError
from engine.library.readings import Readings
from engine.service.later_reading import read_more
from engine.service.messages import (
    CancelIndexing,
    Event,
    Followed,
    Forget,
    Index,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    ReadFirst,
    RemoveRoot,
    Trouble,
)
from engine.service.stretches import whole
from engine.types import IndexReport, MatchSource, Modality, Query, Term

pytest_plugins = ("write_fixtures",)


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


@pytest.mark.slow
def test_the_text_in_pictures_is_read_once_nothing_else_waits(
    writes: Writes, tmp_path: Path
) -> None:
    """After the runs that were asked for, pictures are read, and the window hears of it."""
    one, two = (str(tmp_path / name) for name in ("shots", "colours"))
    write_picture(tmp_path / "shots" / "red.png", "red")
    draw_screenshot(tmp_path / "shots" / "shot.png", ["zamboni receipt"], size=(200, 120))
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
