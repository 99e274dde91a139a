"""A drive that is mounted in a folder may be away: what lay on it was not deleted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture
from conftest import MakeLibrary
from disks import small_disk
from runs import MEDIA_FILES, best, counts, run

from engine.indexing import same_root
from engine.sentences.runs import line
from engine.types import Modality


def test_files_of_a_drive_in_a_folder_stay_when_it_is_away(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Few as they are, they are not pruned, whether the empty mount point is left or not, nor by
    who sees files go; the folder around the drive is followed as ever.
    """
    library, shelf = make_library(), tmp_path / "shelf"
    gone = write_picture(shelf / "gone.png", "green", 9)
    write_picture(shelf / "kept.png", "blue", 9)
    with small_disk(shelf / "usb", 10_000_000) as disk:
        on_drive = write_picture(disk.place / "rose.png", "red")
        run(library, shelf)
    gone.unlink()
    report = run(library, prune=True)
    assert (counts(report), report.offline) == (
        {"removed": 1, "unchanged": 1},
        (str(disk.place),),
    )
    assert str(disk.place) in line(report)
    disk.place.rmdir()
    library.by_hand.follow((), [str(on_drive)])
    assert counts(run(library)) == {"unchanged": 1}
    assert best(library, "red", Modality.IMAGE) == "rose.png"


def test_a_folder_on_a_drive_that_is_away_may_become_part_of_one_above(
    make_library: MakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Adding the folder that drives are mounted in costs no file of one that is not there."""
    drive = write_media_folder(tmp_path / "media" / "usb")
    monkeypatch.setattr(
        same_root, "_volume", lambda path, device: "usb" if path == str(drive) else "disk"
    )
    library = make_library()
    run(library, drive)
    shutil.rmtree(drive)
    write_picture(tmp_path / "media" / "here.png", "green", 9)
    for _ in range(2):
        report = run(library, tmp_path / "media")
        assert report.offline == (str(drive),)
        assert [root.items for root in library.status().roots] == [MEDIA_FILES + 1]


def test_a_folder_on_the_same_drive_that_was_deleted_is_gone(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Only a drive of its own can be away."""
    folder = write_media_folder(tmp_path / "media" / "folder")
    library = make_library()
    run(library, folder)
    run(library, tmp_path / "media")
    shutil.rmtree(folder)
    write_picture(tmp_path / "media" / "here.png", "green", 9)
    assert counts(run(library)) == {"indexed": 1, "removed": MEDIA_FILES}
