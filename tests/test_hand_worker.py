"""The engine's hand worker: what is done by hand beside all else, how it is told, and stopped."""

from __future__ import annotations

import os
import queue
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MakeLibrary

from engine.errors import LibraryBusyError
from engine.library.by_hand import ByHand
from engine.library.facade import Library
from engine.service.hand_messages import (
    DoByHand,
    FollowFiles,
    HandDone,
    HandFailed,
    HandProgress,
    LeaveOut,
    Mark,
    StopByHand,
    TakeIn,
)
from engine.service.hand_worker import HandWorker
from engine.service.messages import Event, LibraryChanged
from engine.types import MarkChange, Marking, Marks

FAVOURITE = MarkChange(favourite=True)


@pytest.fixture
def library(make_library: MakeLibrary, media_folder: Path) -> Library:
    """A library of a few files of each kind."""
    library = make_library()
    library.index((str(media_folder),))
    return library


@pytest.fixture
def events() -> queue.Queue[Event]:
    """What the worker has said."""
    return queue.Queue()


@pytest.fixture
def worker(library: Library, events: queue.Queue[Event]) -> Iterator[HandWorker]:
    """A worker on that library, not yet started."""
    yield (made := HandWorker(library.by_hand, events.put))
    made.close()


def marks(library: Library, media: Path) -> set[Marks]:
    """The different marks that files have."""
    return {item.marks for item in library.by_hand.find(str(media))[0]}


def ids(library: Library, media: Path) -> tuple[int, ...]:
    """The ids of all files."""
    return tuple(item.id for item in library.by_hand.find(str(media))[0])


def test_marking_is_told_and_taken_back(
    worker: HandWorker, events: queue.Queue[Event], library: Library, media_folder: Path
) -> None:
    """Progress, then the end with what takes it back, which leaves all as it was."""
    worker.start()
    every = ids(library, media_folder)
    worker.take(DoByHand(7, Mark((Marking(FAVOURITE, every),))))
    assert events.get() == HandProgress(7, len(every), len(every))
    done = events.get()
    assert isinstance(done, HandDone)
    assert (done.number, done.was_stopped) == (7, False)
    assert marks(library, media_folder) == {Marks(favourite=True)}
    assert done.back is not None
    worker.take(DoByHand(8, done.back))
    worker.close()
    assert marks(library, media_folder) == {Marks()}
    assert isinstance(events.get(), HandProgress)


def test_what_waits_can_be_stopped(
    worker: HandWorker, events: queue.Queue[Event], library: Library, media_folder: Path
) -> None:
    """What was asked for before is not done, and has nothing to take back."""
    worker.take(DoByHand(1, Mark((Marking(FAVOURITE, ids(library, media_folder)),))))
    worker.take(StopByHand())
    worker.start()
    assert events.get() == HandDone(1, None, was_stopped=True)
    assert marks(library, media_folder) == {Marks()}


def test_what_goes_wrong_is_told(
    worker: HandWorker, events: queue.Queue[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error ends the work with one line, and the next one is done."""

    def refuse(*_: object, **__: object) -> None:
        raise LibraryBusyError("Another computer writes.")

    with monkeypatch.context() as patched:
        patched.setattr(ByHand, "mark", refuse)
        worker.start()
        worker.take(DoByHand(1, Mark(())))
        assert events.get() == HandFailed(1, "Another computer writes.")
    worker.take(DoByHand(2, Mark(())))
    assert events.get() == HandDone(2, None)


def test_what_is_left_out_can_be_taken_in(
    worker: HandWorker, events: queue.Queue[Event], library: Library, media_folder: Path
) -> None:
    """Files leave in steps; what takes them back brings the next run to read them."""
    worker.start()
    every = ids(library, media_folder)
    worker.take(DoByHand(1, LeaveOut(every)))
    assert events.get() == HandProgress(1, len(every), len(every))
    done = events.get()
    assert isinstance(done, HandDone)
    assert isinstance(done.back, TakeIn)
    assert library.index().indexed == 0
    worker.take(DoByHand(2, done.back))
    worker.close()
    assert [events.get() for _ in range(3)] == [
        LibraryChanged(),
        HandDone(2, None),
        LibraryChanged(),
    ]
    assert library.index().indexed == len(every)


def test_renamed_and_removed_files_are_followed(
    worker: HandWorker, library: Library, media_folder: Path
) -> None:
    """An item keeps its id and its marks under a new name, over another one; what is gone goes."""
    rose = str(media_folder / "rose.png")
    ruby = library.by_hand.find(str(media_folder / "ruby.txt"))[0][0]
    new = (media_folder / "ruby.txt").rename(media_folder / "trees/moss.md")
    worker.start()
    os.remove(rose)
    # The last one was put back before its turn came.
    worker.take(DoByHand(1, FollowFiles(((ruby.path, str(new)),), (rose, "/none", str(new)))))
    worker.close()
    assert [item.id for item in library.by_hand.find(str(new))[0]] == [ruby.id]
    assert library.by_hand.find(ruby.path, rose) == ([], [ruby.path, rose])


def test_a_rename_that_is_over_already_changes_nothing(
    library: Library, media_folder: Path
) -> None:
    """A file that went on, one that the library does not know, and one outside of its roots."""
    before = ids(library, media_folder)
    path = str(media_folder / "ruby.txt")
    library.by_hand.follow([(path, path + "x"), ("/none", path), (path, "/elsewhere")], [])
    assert ids(library, media_folder) == before
