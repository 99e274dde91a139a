"""A full disk halts a run before anything is written, and the run goes on by itself."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from colour_media import write_media_folder
from conftest import MakeLibrary
from disks import small_disk
from library_state import library_state
from processes import start
from runs import MEDIA_FILES, counts

from engine.indexing import room
from engine.library.keeping import verify_library
from engine.types import Progress, Stage

SECONDS = 60.0


class FullDisk:
    """What a disk says of its room, and a note of who waits for it.

    Attributes:
        free: bytes.
        waited_for: set once a run has said that it waits.
    """

    def __init__(self) -> None:
        self.free = 0
        self.waited_for = threading.Event()
        self.stages: list[Stage] = []

    def note(self, progress: Progress) -> None:
        """Take a run's progress."""
        if progress.stage is Stage.NO_ROOM:
            self.waited_for.set()
        self.stages.append(progress.stage)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    """A full disk under every library."""
    made = FullDisk()
    monkeypatch.setattr(room, "free_bytes", lambda directory: made.free)
    monkeypatch.setattr(room, "_POLL_SECONDS", 0.01)
    return made


def test_a_run_waits_for_room_and_goes_on(
    make_library: MakeLibrary, media_folder: Path, disk: FullDisk
) -> None:
    """It says so, stores nothing meanwhile, and ends as any other once there is room."""
    library = make_library()
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(library.index, (str(media_folder),), on_progress=disk.note)
        assert disk.waited_for.wait(SECONDS)
        assert library.status().items == dict.fromkeys(library.status().items, 0)
        disk.free = 10**12
        assert counts(running.result(SECONDS)) == {"indexed": MEDIA_FILES}
    assert disk.stages[-1] is Stage.FINISHING


def test_a_run_that_waits_can_be_stopped(
    make_library: MakeLibrary, media_folder: Path, disk: FullDisk
) -> None:
    """Cancelling ends it at once; the next run stores what this one could not."""
    library = make_library()
    report = library.index(
        (str(media_folder),), on_progress=disk.note, cancelled=disk.waited_for.is_set
    )
    assert report.cancelled
    disk.free = 10**12
    assert counts(library.index()) == {"indexed": MEDIA_FILES}


@pytest.mark.slow
def test_a_full_disk_is_waited_for(tmp_path: Path) -> None:
    """The same for real: the command says one line, and ends by itself once a file is deleted."""
    folder = write_media_folder(tmp_path / "media")
    with small_disk(tmp_path / "disk", 40_000_000) as disk:
        ballast, library = disk.place / "ballast", disk.place / "library"
        ballast.write_bytes(bytes(30_000_000))
        process = start("index", str(folder), "--library", str(library))
        assert process.stderr is not None
        assert process.stderr.readline().startswith("The disk is full. Free some space")
        ballast.unlink()
        out, _ = process.communicate(timeout=SECONDS)
        assert process.returncode == 0
        assert f"{MEDIA_FILES} added" in out
        assert len(library_state(library, folder)) == MEDIA_FILES
        assert verify_library(library).findings == ()
