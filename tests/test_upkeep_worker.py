"""The library as a whole, in the engine process: checked, copied, put back and exported."""

from __future__ import annotations

import queue
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from colour_media import write_picture
from conftest import MakeLibrary
from running_engine import Engine

from engine.integrity.steps import Step
from engine.library.reader import LibraryReader
from engine.library.sizes import DiskPart, FileSum
from engine.paths import LibraryPaths
from engine.service.messages import LibraryChanged, Ready
from engine.service.upkeep_messages import (
    BackUpLibrary,
    CancelUpkeep,
    ExportLibrary,
    RepairLibrary,
    RestoreLibrary,
    UpkeepCancelled,
    UpkeepDone,
    UpkeepEvent,
    UpkeepFailed,
    UpkeepProgress,
    VerifyLibrary,
)
from engine.service.upkeep_worker import UpkeepWorker
from engine.types import Modality

SECONDS = 60.0


@pytest.fixture
def kept(make_library: MakeLibrary, tmp_path: Path, library_dir: Path) -> LibraryPaths:
    """A library of two pictures."""
    for number in range(2):
        write_picture(tmp_path / "media" / f"{number}.png", "red", number)
    library = make_library()
    library.index((str(tmp_path / "media"),))
    library.close()
    return LibraryPaths(library_dir)


class Upkeep:
    """A worker and what it has told.

    Attributes:
        on_event: called before an event is kept.
    """

    def __init__(self, directory: Path) -> None:
        self.worker = UpkeepWorker(directory, self._take)
        self.on_event: Callable[[UpkeepEvent], None] = lambda event: None
        self._events: queue.Queue[UpkeepEvent] = queue.Queue()
        self.steps: list[Step] = []

    def end(self) -> UpkeepEvent:
        """How it ended."""
        while isinstance(event := self._events.get(timeout=SECONDS), UpkeepProgress):
            self.steps.append(event.step)
        return event

    def _take(self, event: UpkeepEvent) -> None:
        self.on_event(event)
        self._events.put(event)


@pytest.fixture
def upkeep(kept: LibraryPaths) -> Iterator[Upkeep]:
    """A worker that is at work on the library."""
    made = Upkeep(kept.directory)
    made.worker.start()
    yield made
    made.worker.close()


def test_a_check_tells_whether_the_library_is_whole(upkeep: Upkeep, kept: LibraryPaths) -> None:
    """What is wrong is told a line each, and mended by a repair alone."""
    upkeep.worker.take(VerifyLibrary(1))
    assert upkeep.end() == UpkeepDone(1, ("The library is whole: 2 files, 2 vectors.",))
    assert set(upkeep.steps) == {Step.LOOKING}
    (kept.directory / "catalogue (copy).sqlite").write_bytes(b"other")
    upkeep.worker.take(VerifyLibrary(2))
    told = upkeep.end()
    assert isinstance(told, UpkeepDone)
    assert told.is_damaged
    assert told.lines[0] == "The library is damaged."
    assert "another copy of it" in told.lines[1]
    upkeep.worker.answer(RepairLibrary(3))
    mended = upkeep.end()
    assert isinstance(mended, UpkeepDone)
    assert not mended.is_damaged
    assert mended.lines[0] == "The library is whole again."


def test_a_backup_is_made_and_put_back(
    upkeep: Upkeep, kept: LibraryPaths, make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Each tells what is in it; what was there before is kept beside the library."""
    file = tmp_path / "mine.backup"
    upkeep.worker.take(BackUpLibrary(1, str(file)))
    made = upkeep.end()
    assert isinstance(made, UpkeepDone)
    assert made.lines[0].startswith(f"Backed up: 2 files with 2 vectors in {file} (")
    assert upkeep.steps == [
        *(Step.COPYING, Step.CHECKING, Step.PACKING, Step.COMPARING),
    ]
    library = make_library()
    library.forget(str(tmp_path / "media"))
    library.close()
    upkeep.worker.answer(RestoreLibrary(2, str(file)))
    back = upkeep.end()
    assert isinstance(back, UpkeepDone)
    day = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    assert re.fullmatch(f"Restored: 2 files with 2 vectors, as of {day}\\.", back.lines[0])
    assert "is kept in" in back.lines[1]
    reader = LibraryReader(kept.directory)
    assert reader.counts()[Modality.IMAGE] == 2
    reader.close()


def test_an_export_tells_what_it_wrote(upkeep: Upkeep, tmp_path: Path) -> None:
    """Where it is and how much, not the names of tables, which nobody asked for."""
    upkeep.worker.take(ExportLibrary(1, str(tmp_path / "out")))
    told = upkeep.end()
    assert isinstance(told, UpkeepDone)
    files = list((tmp_path / "out").glob("*.jsonl"))
    rows = sum(len(one.read_bytes().splitlines()) for one in files)
    sums = f"{len(files)} files with {rows} rows in all."
    assert told.lines == (f"Exported to {tmp_path / 'out'}: {sums}",)


@pytest.mark.parametrize("kind", ["backup", "export"])
def test_what_is_stopped_leaves_nothing(upkeep: Upkeep, tmp_path: Path, kind: str) -> None:
    """Neither a file, nor a folder with something in it."""
    target = tmp_path / "away" / "target"
    target.parent.mkdir()
    stop = CancelUpkeep(1)
    upkeep.on_event = lambda event: upkeep.worker.take(stop)
    upkeep.worker.take(
        BackUpLibrary(1, str(target)) if kind == "backup" else ExportLibrary(1, str(target))
    )
    assert upkeep.end() == UpkeepCancelled(1)
    assert [path for path in target.parent.rglob("*") if path.is_file()] == []
    upkeep.worker.take(VerifyLibrary(2))
    assert isinstance(upkeep.end(), UpkeepDone)


def test_what_cannot_be_done_is_told(upkeep: Upkeep, tmp_path: Path) -> None:
    """In a line that says what to do."""
    upkeep.worker.answer(RestoreLibrary(1, str(tmp_path / "nowhere")))
    told = upkeep.end()
    assert isinstance(told, UpkeepFailed)
    assert told.message.startswith("There is no file")


def test_the_reader_adds_up_what_there_is(kept: LibraryPaths, tmp_path: Path) -> None:
    """Files by kind with their bytes, and each part of the library on the disk."""
    reader = LibraryReader(kept.directory)
    sizes = reader.sizes()
    reader.close()
    files = [path.stat().st_size for path in (tmp_path / "media").iterdir()]
    assert sizes.files[Modality.IMAGE] == FileSum(2, sum(files))
    assert sizes.files[Modality.VIDEO] == FileSum()
    assert sizes.parts[DiskPart.CATALOGUE] >= kept.catalogue.stat().st_size
    assert sizes.parts[DiskPart.PREVIEWS] > 0
    assert sizes.parts[DiskPart.MODELS] == 0


def test_the_engine_process_keeps_the_library(tmp_path: Path) -> None:
    """A backup is made beside other work; a restore waits its turn, and the window hears of it."""
    engine = Engine(tmp_path / "library")
    engine.wait(Ready)
    file = str(tmp_path / "mine.backup")
    engine.client.send(BackUpLibrary(1, file))
    assert engine.wait(UpkeepDone).number == 1
    engine.client.send(RestoreLibrary(2, file))
    assert engine.wait(UpkeepDone).number == 2
    engine.wait(LibraryChanged)
    engine.client.close()
