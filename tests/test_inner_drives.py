"""A drive that is mounted in a folder may be away: what lay on it was not deleted."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture
from conftest import MakeLibrary
from disks import small_disk
from runs import MEDIA_FILES, best, counts, run

from engine.catalogue import Catalogue
from engine.disk import Disk
from engine.indexing import same_root
from engine.library.away import folders_away
from engine.library.reader import LibraryReader
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


def test_a_drive_in_a_folder_is_told_as_away_while_it_is(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path
) -> None:
    """By the path that it had; of a folder that is not there, it alone is told."""
    library, shelf, disks = make_library(), tmp_path / "shelf", Disk()
    write_picture(shelf / "kept.png", "blue", 9)
    usb = shelf / "usb"
    with (
        small_disk(tmp_path / "disk", 10_000_000) as disk,
        closing(LibraryReader(library_dir)) as reader,
    ):
        write_picture(disk.place / "rose.png", "red")

        def away() -> set[str]:
            return folders_away(disks, {str(shelf)}, reader.drives())

        with disk.plugged_in(usb):
            run(library, shelf)
            assert list(reader.drives()) == [str(usb)]
            assert away() == set()
        assert away() == {str(usb)}
        with disk.plugged_in(usb):
            assert away() == set()
        usb.rmdir()
        assert away() == {str(usb)}
        shelf.rename(tmp_path / "gone")
        assert away() == {str(shelf)}


def test_a_folder_on_the_drive_of_the_one_above_is_no_drive(tmp_path: Path) -> None:
    """What was a root before the one above it was added is noted, and lies on the same drive."""
    with closing(Catalogue(tmp_path / "catalogue.sqlite")) as catalogue, catalogue.transaction():
        roots = catalogue.roots
        above, below = roots.add("/media"), roots.add("/media/folder")
        for root in (above, below):
            roots.put_identity(root, {"volume": "one"})
        roots.absorb(below, above)
        assert roots.drives(above) == {"/media/folder": "one"}
        assert roots.inner_drives() == {}
        roots.put_drives(above, {"/media/usb": "other"})
        assert roots.inner_drives() == {"/media/usb": "other"}


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
