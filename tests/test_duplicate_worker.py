"""The search for duplicates in the engine process: how far it is, how it ends, and stopping it."""

from __future__ import annotations

import queue
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MakeLibrary
from duplicate_media import saved, scene

from engine.errors import UserError
from engine.library.duplicates import Duplicates
from engine.library.facade import Library
from engine.service.duplicate_messages import (
    CancelDuplicates,
    DuplicateEvent,
    DuplicatesCancelled,
    DuplicatesFailed,
    DuplicatesFound,
    DuplicatesProgress,
    DuplicatesSoFar,
    FindDuplicates,
)
from engine.service.duplicate_worker import DuplicateWorker
from engine.types.duplicates import DuplicateKind, DuplicateStage

SECONDS = 60.0


@pytest.fixture
def library(make_library: MakeLibrary, tmp_path: Path) -> Library:
    """A library of a picture in two forms."""
    saved(scene(1), tmp_path / "media" / "one.jpg")
    saved(scene(1), tmp_path / "media" / "again.jpg", 60)
    library = make_library()
    library.index((str(tmp_path / "media"),))
    return library


@pytest.fixture
def events() -> queue.Queue[DuplicateEvent]:
    """What the worker has said."""
    return queue.Queue()


@pytest.fixture
def worker(library: Library, events: queue.Queue[DuplicateEvent]) -> Iterator[DuplicateWorker]:
    """A worker on that library, not yet started."""
    yield (made := DuplicateWorker(library.duplicates, events.put))
    made.close()


def end(events: queue.Queue[DuplicateEvent]) -> tuple[list[DuplicatesProgress], DuplicateEvent]:
    """What was told on the way, and how it ended."""
    told = []
    while isinstance(event := events.get(timeout=SECONDS), DuplicatesProgress | DuplicatesSoFar):
        if isinstance(event, DuplicatesProgress):
            told.append(event)
    return told, event


def test_copies_are_told_before_anything_is_compared(
    worker: DuplicateWorker, library: Library, events: queue.Queue[DuplicateEvent], tmp_path: Path
) -> None:
    """Their contents are known; what is alike takes minutes to find in many sounds."""
    shutil.copyfile(tmp_path / "media" / "one.jpg", tmp_path / "media" / "copy.jpg")
    library.index((str(tmp_path / "media"),))
    worker.start()
    worker.take(FindDuplicates(7))
    event = events.get(timeout=SECONDS)
    assert isinstance(event, DuplicatesSoFar)
    assert event.number == 7
    (group,) = event.report.groups
    assert group.kind is DuplicateKind.EXACT
    assert {Path(one.item.path).name for one in group.items} == {"one.jpg", "copy.jpg"}


def test_a_search(worker: DuplicateWorker, events: queue.Queue[DuplicateEvent]) -> None:
    """It tells its steps with its number, and then what it found."""
    worker.start()
    worker.take(FindDuplicates(7))
    told, event = end(events)
    # The fingerprints of pictures were made when they were indexed.
    assert {one.progress.stage for one in told} == {*DuplicateStage} - {DuplicateStage.FINGERPRINTS}
    assert {one.number for one in told} == {7}
    assert isinstance(event, DuplicatesFound)
    assert event.number == 7
    assert [group.kind for group in event.report.groups] == [DuplicateKind.NEAR]


def test_stopping_a_search(worker: DuplicateWorker, events: queue.Queue[DuplicateEvent]) -> None:
    """One that waits is stopped, too; a later one is not."""
    worker.take(FindDuplicates(1))
    worker.take(FindDuplicates(2))
    worker.take(CancelDuplicates(1))
    worker.start()
    assert end(events)[1] == DuplicatesCancelled(1)
    assert isinstance(end(events)[1], DuplicatesFound)


def test_a_search_that_fails(
    worker: DuplicateWorker,
    events: queue.Queue[DuplicateEvent],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a person can mend is told in one line, and the next search is answered."""

    def refuse(*_: object, **__: object) -> None:
        raise UserError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(Duplicates, "find", refuse)
        worker.start()
        worker.take(FindDuplicates(1))
        assert end(events)[1] == DuplicatesFailed(1, "The disk is full.")
    worker.take(FindDuplicates(2, kinds=(DuplicateKind.EXACT,)))
    assert isinstance(end(events)[1], DuplicatesFound)
