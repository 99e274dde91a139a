"""What changes a library in the engine: what is to go from it goes, whatever is being read."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from colour_media import write_picture
from conftest import MakeLibrary
from text_pictures import draw_screenshot

from engine.errors import UnknownPathError
from engine.library.facade import Library
from engine.service.messages import (
    Event,
    Forget,
    Index,
    IndexingDone,
    IndexingProgress,
    LibraryChanged,
    RemoveRoot,
)
from engine.service.write_worker import WriteWorker
from engine.types import IndexReport, MatchSource, Modality, Query, Stage, Term

SECONDS = 60.0


class Writes:
    """A worker on a library of its own, which is asked things while it is at work."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.worker = WriteWorker(library, self._take)
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

    def roots(self) -> list[str]:
        """The folders of the library."""
        return [root.path for root in self.library.status().roots]

    def _take(self, event: Event) -> None:
        if isinstance(event, IndexingProgress) and event.progress.stage is Stage.INDEXING:
            act, self.while_reading = self.while_reading, lambda: None
            act()
        self._events.put(event)


@pytest.fixture
def writes(make_library: MakeLibrary) -> Iterator[Writes]:
    """A worker that is not started yet."""
    writes = Writes(make_library())
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
    writes.while_reading = lambda: writes.worker.take(RemoveRoot(one))
    writes.worker.take(Index((one,)))
    writes.worker.take(Index((two,)))
    writes.worker.start()
    first, second = writes.reports(3)
    assert first.cancelled
    assert first.indexed < 20
    assert (second.cancelled, second.indexed) == (False, 20)
    assert writes.roots() == [two]


def test_the_text_in_pictures_is_read_once_nothing_else_waits(
    writes: Writes, folders: tuple[str, str]
) -> None:
    """After the runs that were asked for, pictures are read, and the window hears of it."""
    one, two = folders
    draw_screenshot(Path(one) / "shot.png", ["zamboni receipt"], size=(320, 80))
    writes.worker.take(Index((one,)))
    writes.worker.take(Index((two,)))
    writes.worker.start()
    assert [report.indexed for report in writes.reports(3)] == [21, 20]
    (hit, *_) = writes.library.search(Query((Term(Modality.TEXT, "zamboni"),))).hits
    assert MatchSource.PICTURE_TEXT in hit.sources


def test_a_run_that_reads_more_goes_on(writes: Writes, folders: tuple[str, str]) -> None:
    """What else was asked for is read, and the folder taken out after it."""
    one, two = folders
    writes.while_reading = lambda: writes.worker.take(RemoveRoot(one))
    writes.worker.take(Index(folders))
    writes.worker.start()
    (report,) = writes.reports(2)
    assert (report.cancelled, report.indexed) == (False, 40)
    assert writes.roots() == [two]


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
    (report,) = writes.reports(2)
    assert report.cancelled
    with pytest.raises(UnknownPathError):
        writes.library.forget(secret)
