"""Disks that are full at any write or read-only, and clocks that jump: nothing is lost by them."""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture, write_text
from disks import small_disk
from killing import OTHER, Place, Work, begin, open_library, perform, run
from library_state import Content, library_state

from engine.errors import UserError
from engine.indexing.context import IndexOptions
from engine.integrity.findings import Part
from engine.library.keeping import verify_library

ROOM = 200_000_000
# Bytes that are left beside the library when a work begins.
LEFT = (0, 20_000, 50_000, 100_000, 150_000, 250_000, 400_000, 600_000, 900_000, 1_300_000)
WORKS = (Work.STORE, Work.UPDATE, Work.SWITCH, Work.FORGET, Work.RESTORE)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A library, a backup of it, and changes that its folder has seen since."""
    folder = tmp_path_factory.mktemp("full")
    media = write_media_folder(folder / "media")
    for number in range(40):
        write_text(media / "red" / f"{number}.txt", f"A red house, number {number}. " * 40)
    base = Place(folder / "library", media, folder / "backup")
    perform(Work.STORE, base)
    perform(Work.BACKUP, base)
    for number in range(40):
        write_picture(media / "new" / f"{number}.png", "green", number)
    return base


def state(place: Place, work: Work) -> dict[str, Content]:
    """What the library holds once a work and a run after it have ended."""
    if work is not Work.RESTORE:
        try:
            perform(work, place)
        except UserError:
            # It was forgotten before the disk was full.
            assert work is Work.FORGET
    with closing(open_library(place.library)) as library:
        library.use(OTHER) if work is Work.SWITCH else library.index()
    return library_state(place.library, place.media)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("work", WORKS)
def test_a_full_disk_costs_nothing(base: Place, tmp_path: Path, work: Work) -> None:
    """Where writes fail for want of room, at whichever of them, the library is whole, and the work
    is done once there is room. Room is not waited for here.
    """
    peace, tally = replace(base, library=tmp_path / "peace"), Counter[str]()
    if work is not Work.STORE:
        shutil.copytree(base.library, peace.library)
    wanted = state(peace, work)
    for left in LEFT:
        with small_disk(tmp_path / str(left), ROOM) as disk:
            place = replace(base, library=disk.place / "library")
            if work is not Work.STORE:
                shutil.copytree(base.library, place.library)
            used = shutil.disk_usage(disk.place).used
            disk.change(f"size={used + left + 4096}")
            run(work, place, crowded=True)
            disk.change(f"size={ROOM}")
            # A library whose tables are not all there is opened once before it can be verified.
            open_library(place.library).close()
            report = verify_library(place.library)
            parts = {finding.part for finding in report.findings}
            tally[", ".join(sorted(parts)) or "clean"] += 1
            assert parts <= {Part.GRAPHS, Part.PREVIEWS}
            assert state(place, work) == wanted
            assert verify_library(place.library).findings == ()
    print(f"\n{work}: {len(LEFT)} full disks: {dict(tally)}")  # noqa: T201 - for who runs it with -s


@pytest.mark.slow
def test_a_library_that_is_read_only_is_told(base: Place, tmp_path: Path) -> None:
    """Whoever would write to it says so in one line, and it is what it was."""
    with small_disk(tmp_path / "disk", ROOM) as disk:
        place = replace(base, library=disk.place / "library")
        shutil.copytree(base.library, place.library)
        before = library_state(place.library, place.media)
        disk.change("ro")
        for work in (Work.UPDATE, Work.FORGET, Work.REPAIR, Work.SWITCH):
            with pytest.raises(UserError, match="cannot be"):
                perform(work, place)
        disk.change("rw")
        assert library_state(place.library, place.media) == before
        assert verify_library(place.library).findings == ()


@pytest.mark.parametrize("jump", [-4e8, 4e8])
def test_a_clock_that_jumps_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jump: float
) -> None:
    """Twelve years in either direction between two runs, and files of both times."""
    place = Place(tmp_path / "library", write_media_folder(tmp_path / "media"), tmp_path / "backup")
    perform(Work.STORE, place)
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + jump)
    write_picture(place.media / "new.png", "green", 1)
    perform(Work.UPDATE, place)
    monkeypatch.undo()
    before = library_state(place.library, place.media)
    perform(Work.UPDATE, place)
    assert library_state(place.library, place.media) == before
    assert verify_library(place.library).findings == ()


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("leave_mount_point", [False, True])
def test_a_root_that_vanishes_in_the_middle_costs_nothing(
    base: Place, tmp_path: Path, leave_mount_point: bool
) -> None:
    """Whenever its drive goes while a run is at it, no item is removed and no file has failed that
    did not before; when it is back, a run ends with what one in peace makes.
    """
    drive, away = tmp_path / "mounts" / "drive", tmp_path / "away"
    shutil.copytree(base.media, drive)
    peace = Place(tmp_path / "peace", drive, tmp_path / "backup")
    perform(Work.STORE, peace)
    wanted, moments = library_state(peace.library, drive), random.Random(7)
    for number in range(10):
        place = replace(peace, library=tmp_path / str(number))
        if number % 2:
            shutil.copytree(peace.library, place.library)
        process = begin(Work.STORE, place)
        process.join(moments.uniform(0, 1.5))
        drive.rename(away)
        if leave_mount_point:
            drive.mkdir()
        process.join()
        assert process.exitcode == 0
        with closing(open_library(place.library)) as library:
            known = sum(library.status().items.values())
            library.index(options=IndexOptions(prune=True))
            assert sum(library.status().items.values()) == known
            assert number % 2 == 0 or known == len(wanted)
            assert library.failures() == []
        if leave_mount_point:
            drive.rmdir()
        away.rename(drive)
        perform(Work.STORE, place)
        assert library_state(place.library, drive) == wanted
        assert verify_library(place.library).findings == ()
