"""The end of long work is told outside of the window, to who does not look at it."""

from __future__ import annotations

import pytest
from conftest import MakeLibrary

from desktop.shell.notices import LONG_SECONDS, Notices
from engine.clusters.steps import GroupStep
from engine.integrity.steps import Step
from engine.service.check_messages import CheckFailed, CheckProgress
from engine.service.duplicate_messages import DuplicatesFound, DuplicatesProgress
from engine.service.group_messages import GroupProgress, GroupsDone
from engine.service.later_reading import read_more
from engine.service.map_messages import MapExported, MapMade, MapProgress
from engine.service.messages import (
    Event,
    Followed,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    ReadingDone,
    ReadingProgress,
    Stopped,
)
from engine.service.model_messages import ChangeDone, ChangeProgress, ModelDone, ModelProgress
from engine.service.model_messages import ModelTask as Task
from engine.service.upkeep_messages import UpkeepCancelled, UpkeepDone, UpkeepProgress
from engine.types import IndexReport, Modality, Progress, Stage
from engine.types.duplicates import DuplicateProgress, DuplicateReport, DuplicateStage
from engine.types.maps import MapMethod, MapReport

pytest_plugins = ("desktop_fixtures",)


class Clock:
    """A time that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [
        (IndexingProgress(Progress(Stage.INDEXING)), IndexingFailed("Full."), "Full."),
        (
            IndexingProgress(Progress(Stage.INDEXING)),
            IndexingDone(IndexReport(indexed=9)),
            "Indexing is done: 9 added or changed.",
        ),
        (ModelProgress("fast", Task.DOWNLOADING), ModelDone("fast", "It is here."), "It is here."),
        (
            ChangeProgress("fast", Progress(Stage.INDEXING)),
            ChangeDone("fast", IndexReport()),
            "Searches use 'fast' now.",
        ),
        (UpkeepProgress(1, Step.COPYING, 0, 4), UpkeepDone(1, ("Backed up.",)), "Backed up."),
        (
            ReadingProgress(Progress(Stage.READING)),
            ReadingDone(is_whole=True),
            "The text in pictures has been read.",
        ),
        (
            ReadingProgress(Progress(Stage.LISTENING)),
            ReadingDone(is_whole=True),
            "What is said has been written down.",
        ),
        (
            DuplicatesProgress(
                1, DuplicateProgress(DuplicateStage.COMPARING, Modality.IMAGE, 0, 9)
            ),
            DuplicatesFound(1, DuplicateReport((), 4)),
            "Looking for duplicates is done: 0 groups.",
        ),
        (
            GroupProgress(1, GroupStep.NAMING, 0, 9),
            GroupsDone(1),
            "The files have been put in groups.",
        ),
        (
            MapProgress(1, Step.COPYING, 0, 9),
            MapMade(1, MapReport(MapMethod.UMAP, 9, 9, is_new=True)),
            "The map of 9 files is made.",
        ),
        (
            MapProgress(1, Step.COPYING, 0, 9),
            MapExported(1, "/a/map.html", 7),
            "The map is in /a/map.html.",
        ),
        (CheckProgress(1, 0, 9), CheckFailed(1, "The disk is full."), "The disk is full."),
    ],
    ids=[
        *("failure", "run", "download", "change", "backup", "pictures", "speech"),
        *("duplicates", "groups", "map", "export", "check"),
    ],
)
def test_only_the_end_of_long_work_is_told(begin: object, end: object, told: str) -> None:
    """To who does not look at the window, and once."""
    lines: list[str] = []
    clock, looked_at = Clock(), [False]
    notices = Notices(lines.append, lambda: looked_at[0], clock)
    for seconds, looks, expected in (
        (LONG_SECONDS - 1, False, []),
        (LONG_SECONDS, True, []),
        (LONG_SECONDS, False, [told]),
    ):
        looked_at[0] = looks
        for event in (begin, begin):
            notices.take(event)
        clock.now += seconds
        notices.take(end)
        assert lines == expected
    clock.now += LONG_SECONDS
    notices.take(end)
    assert lines == [told]


@pytest.mark.parametrize("end", [UpkeepCancelled(1), Stopped("It ended.")])
def test_what_was_stopped_does_not_count_for_the_next(end: Event) -> None:
    """Short work after it is short."""
    lines: list[str] = []
    clock = Clock()
    notices = Notices(lines.append, lambda: False, clock)
    notices.take(UpkeepProgress(1, Step.COPYING, 0, 4))
    notices.take(end)
    clock.now += LONG_SECONDS
    notices.take(UpkeepProgress(2, Step.COPYING, 0, 4))
    notices.take(UpkeepDone(2, ("Backed up.",)))
    assert lines == []


def test_a_run_that_nobody_asked_for_is_over_with_its_end() -> None:
    """The next one, which is short, does not count from its beginning."""
    lines: list[str] = []
    clock = Clock()
    notices = Notices(lines.append, lambda: False, clock)
    notices.take(IndexingProgress(Progress(Stage.SCANNING), is_quiet=True))
    notices.take(Followed(IndexReport(indexed=1)))
    clock.now += LONG_SECONDS
    notices.take(IndexingProgress(Progress(Stage.SCANNING)))
    notices.take(IndexingDone(IndexReport(unchanged=1)))
    assert lines == []


def test_a_long_run_that_gave_way_to_a_quiet_one_is_told() -> None:
    """It counts from its own beginning, and the quiet one is never told."""
    lines: list[str] = []
    clock = Clock()
    notices = Notices(lines.append, lambda: False, clock)
    notices.take(IndexingProgress(Progress(Stage.INDEXING)))
    notices.take(IndexingProgress(Progress(Stage.SCANNING), is_quiet=True))
    clock.now += LONG_SECONDS
    notices.take(Followed(IndexReport(indexed=1)))
    assert lines == []
    notices.take(IndexingProgress(Progress(Stage.INDEXING)))
    notices.take(IndexingDone(IndexReport(indexed=9)))
    assert lines == ["Indexing is done: 9 added or changed."]


def test_reading_that_gives_way_to_a_request_goes_on_being_the_same_work() -> None:
    """Only its end is told, with all that was read since it began, be the last part short."""
    lines: list[str] = []
    clock = Clock()
    notices = Notices(lines.append, lambda: False, clock)
    notices.take(ReadingProgress(Progress(Stage.READING)))
    clock.now += LONG_SECONDS
    notices.take(ReadingDone())
    assert lines == []
    notices.take(ReadingProgress(Progress(Stage.LISTENING)))
    notices.take(ReadingDone(is_whole=True))
    assert lines == ["The text in pictures has been read, and what is said written down."]
    notices.take(ReadingProgress(Progress(Stage.MEASURING)))
    clock.now += LONG_SECONDS
    notices.take(ReadingDone(is_whole=True))
    assert lines[1:] == ["All that was left to read has been read."]


@pytest.mark.parametrize("stops", [False, True])
def test_reading_says_whether_it_came_to_its_end(make_indexed: MakeLibrary, stops: bool) -> None:
    """A request that comes meanwhile ends it, and nothing is said of that."""
    events: list[Event] = []
    read_more(make_indexed().readings, events.append, lambda: stops and bool(events))
    assert any(isinstance(event, ReadingProgress) for event in events)
    assert events[-1] == ReadingDone(is_whole=not stops)
