"""Indexing beside a disk that does not answer: it is left out for now, and nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture
from conftest import MakeLibrary
from hung_folder import HungFolder
from runs import MEDIA_FILES, best, counts, run

from engine.disk import Disk
from engine.errors import SilentDiskError
from engine.library.facade import Library
from engine.types import Modality, Progress, Query, Stage, Term


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder with media, on a drive of its own."""
    return write_media_folder(tmp_path / "share")


@pytest.fixture
def drive(share: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HungFolder]:
    """The drive of `share`; it answers again when the test ends."""
    hung = HungFolder(share, monkeypatch)
    yield hung
    hung.come_back()


@pytest.fixture
def library(make_library: MakeLibrary) -> Library:
    """A library that waits for no disk longer than a moment."""
    opened = make_library()
    opened._disk = Disk(seconds=0.2)
    return opened


def test_a_root_that_does_not_answer_is_left_out(
    library: Library, share: Path, drive: HungFolder, media_folder: Path
) -> None:
    """The run goes on with the other roots and says so; what is known of the silent one stays, and
    once it is back nothing is read again.
    """
    write_picture(share / "new.png", "blue", 9)
    run(library, share)
    (share / "rose.png").unlink()
    drive.hang()
    report = run(library, share, media_folder, prune=True)
    assert (report.offline, report.silent) == ((str(share),), (str(share),))
    assert counts(report) == {"indexed": MEDIA_FILES}
    assert library.failures() == []
    assert best(library, "high", Modality.AUDIO) == "bird.wav"
    assert [root.online for root in library.status().roots] == [False, True]
    drive.come_back()
    assert [root.online for root in library.status().roots] == [True, True]
    assert counts(run(library)) == {"unchanged": 2 * MEDIA_FILES, "removed": 1}


def test_a_root_that_falls_silent_while_it_is_read_loses_nothing(
    library: Library, share: Path, drive: HungFolder, media_folder: Path
) -> None:
    """No file is blamed for its disk, and none is taken for gone; what was read before is in where
    it could be looked at once more, else it is read when the disk is back.
    """
    run(library, share)
    (share / "rose.png").rename(share / "z-rose.png")
    for number in range(3):
        write_picture(share / f"new{number}.png", "green", number)
    drive.hang_at("new1.png")
    report = run(library, share, media_folder)
    assert (report.offline, report.silent) == ((str(share),), (str(share),))
    before = report.indexed - MEDIA_FILES
    assert (before in (0, 1), report.removed) == (True, 0)
    assert library.failures() == []
    drive.come_back()
    unchanged = 2 * MEDIA_FILES - 1 + before
    assert counts(run(library)) == {"unchanged": unchanged, "indexed": 3 - before, "moved": 1}


def test_a_root_that_is_taken_away_while_it_is_read_loses_nothing(
    library: Library, share: Path, tmp_path: Path
) -> None:
    """A drive that is unplugged in the middle of a run makes no failures of what was on it."""
    run(library, share)
    (share / "rose.png").rename(share / "z-rose.png")
    for number in range(9):
        write_picture(share / f"new{number}.png", "green", number)

    def unplug(progress: Progress) -> None:
        if progress.stage is Stage.INDEXING and share.exists():
            share.rename(tmp_path / "away")

    report = library.index((str(share),), on_progress=unplug)
    assert (report.offline, report.silent) == ((str(share),), ())
    assert (report.failed, report.removed) == (0, 0)
    assert library.failures() == []
    (tmp_path / "away").rename(share)
    assert counts(run(library)) == {"unchanged": MEDIA_FILES - 1, "indexed": 9, "moved": 1}


@pytest.mark.parametrize("moment", ["scanning", "hashing"])
def test_a_run_can_be_stopped_while_a_disk_hangs(
    library: Library, share: Path, drive: HungFolder, moment: str
) -> None:
    """Who stops a run waits for nothing, and whatever was read is kept."""
    library._disk = Disk()
    run(library, share)
    write_picture(share / "new.png", "blue", 9)
    if moment == "scanning":
        drive.hang()
    else:
        drive.hang_at("new.png")
    report = library.index((str(share),), cancelled=drive.touched.is_set)
    assert report.cancelled
    assert (report.removed, report.failed, library.failures()) == (0, 0, [])


def test_a_run_can_be_stopped_before_it_knows_its_folder(
    library: Library, share: Path, drive: HungFolder
) -> None:
    """Stopping while a new folder is looked for is a normal end, too."""
    library._disk = Disk()
    drive.hang()
    report = library.index((str(share),), cancelled=drive.touched.is_set)
    assert report.cancelled
    assert library.status().roots == ()


def test_what_is_known_of_a_silent_disk_can_be_searched_with(
    library: Library, share: Path, drive: HungFolder
) -> None:
    """A known file is asked with as the library has it; one that is not known says why not."""
    run(library, share)
    drive.hang()
    known, unknown = (
        Query((Term(Modality.IMAGE, str(share / name), is_file=True),))
        for name in ("rose.png", "other.png")
    )
    library._disk = Disk(seconds=0.2)
    assert Path(library.search(known).hits[0].item.path).name == "rose.png"
    with pytest.raises(SilentDiskError, match="does not answer now"):
        library.search(unknown)
    assert sum(thread.name == f"disk {share}" for thread in threading.enumerate()) == 1


def test_a_disk_that_does_not_answer_is_no_new_root(
    library: Library, share: Path, drive: HungFolder
) -> None:
    """Adding a folder that hangs ends with one plain line."""
    drive.hang()
    with pytest.raises(SilentDiskError, match="does not answer now"):
        run(library, share)
    assert library.status().roots == ()
