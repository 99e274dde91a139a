"""Another drive at the path of a folder is not that folder: nothing is lost by it."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture
from conftest import MakeLibrary
from msgspec.structs import asdict
from runs import MEDIA_FILES, best, counts, run

from engine.catalogue import Catalogue
from engine.indexing import same_root
from engine.indexing.same_root import RootIdentity, identity_of
from engine.paths import LibraryPaths
from engine.sentences.runs import line
from engine.types import Modality


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    """A folder of media that stands for a drive."""
    return write_media_folder(tmp_path / "drive")


def swap(monkeypatch: pytest.MonkeyPatch, volume: str) -> None:
    """Let every folder be on another volume from now on."""
    monkeypatch.setattr(same_root, "_volume", lambda path, device: volume)


def test_another_drive_at_the_same_path_costs_nothing(
    make_library: MakeLibrary, drive: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its files are not read and none of the known ones is removed, not even with pruning; one line
    says so; the right drive is taken up again when it is back.
    """
    library = make_library()
    swap(monkeypatch, "one")
    run(library, drive)
    drive.rename(tmp_path / "away")
    write_picture(drive / "other.png", "green", 9)
    swap(monkeypatch, "two")
    report = run(library, prune=True)
    assert (counts(report), report.offline) == ({}, (str(drive),))
    assert report.replaced == (str(drive),)
    assert [root.online for root in library.status().roots] == [False]
    assert line(report).endswith(
        f"Another drive or folder is in the place of: {drive}. Its files stay searchable."
    )
    assert best(library, "red", Modality.IMAGE) == "rose.png"
    shutil.rmtree(drive)
    (tmp_path / "away").rename(drive)
    swap(monkeypatch, "one")
    assert counts(run(library)) == {"unchanged": MEDIA_FILES}
    assert [root.online for root in library.status().roots] == [True]


def test_a_file_of_a_drive_in_whose_place_another_is_was_copied_not_moved(
    make_library: MakeLibrary, drive: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The drive may come back, with the file on it."""
    library = make_library()
    swap(monkeypatch, "one")
    run(library, drive)
    (tmp_path / "desk").mkdir()
    drive.rename(tmp_path / "away")
    write_picture(drive / "other.png", "green", 9)
    shutil.copy(next((tmp_path / "away").rglob("rose.png")), tmp_path / "desk" / "rose.png")
    swap(monkeypatch, "two")
    run(library, tmp_path / "desk")
    assert [root.items for root in library.status().roots] == [MEDIA_FILES, 1]


@pytest.mark.parametrize("volume", ["two", ""])
def test_a_folder_that_was_copied_to_another_drive_is_the_same(
    make_library: MakeLibrary,
    drive: Path,
    library_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    volume: str,
) -> None:
    """The files that are known are there, so it is taken for the folder, and what is gone is
    removed; from then on it is known by its new drive.
    """
    library = make_library()
    swap(monkeypatch, "one")
    run(library, drive)
    write_picture(drive / "new.png", "green", 9)
    next(drive.rglob("rose.png")).unlink()
    swap(monkeypatch, volume)
    assert counts(run(library)) == {"indexed": 1, "removed": 1, "unchanged": MEDIA_FILES - 1}
    with closing(Catalogue(LibraryPaths(library_dir).catalogue, readonly=True)) as catalogue:
        assert catalogue.roots.identity(1) == asdict(identity_of(str(drive)))


def test_a_folder_made_anew_on_its_drive_is_the_same(
    make_library: MakeLibrary, drive: Path
) -> None:
    """All that was in it is gone: few files are removed, as ever."""
    library = make_library()
    run(library, drive)
    shutil.rmtree(drive)
    write_picture(drive / "new.png", "green", 9)
    assert counts(run(library)) == {"indexed": 1, "removed": MEDIA_FILES}


def test_a_single_file_is_the_same_whatever_is_written_to_it(
    make_library: MakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs put another file in the place of what they save."""
    swap(monkeypatch, "")
    file = write_picture(tmp_path / "one.png", "red")
    library = make_library()
    run(library, file)
    write_picture(tmp_path / "two.png", "blue", 3).rename(file)
    assert counts(run(library)) == {"indexed": 1}


def test_what_is_not_there_has_no_identity(tmp_path: Path) -> None:
    """A folder has one that stays; a path without a folder has none."""
    assert identity_of(str(tmp_path)) == identity_of(str(tmp_path)) != RootIdentity()
    assert identity_of(str(tmp_path / "nothing")) == RootIdentity()
