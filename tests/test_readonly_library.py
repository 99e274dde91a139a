"""A library in a folder that a person may only read, such as a share or a disc: it is searched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import Capture, complaint
from conftest import MakeLibrary
from disks import small_disk
from permissions import forbidden
from runs import MEDIA_FILES, best, run

from engine.library.keeping import backup_library, verify_library
from engine.paths import LibraryPaths
from engine.types import Modality

pytestmark = pytest.mark.skipif(os.name == "nt", reason="its folders know other permissions")


@pytest.fixture
def indexed(make_library: MakeLibrary, media_folder: Path, library_dir: Path) -> Path:
    """A library of media that nobody has open."""
    library = make_library()
    run(library, media_folder)
    library.close()
    return library_dir


@pytest.fixture
def closed(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """One that nothing may be written to."""
    monkeypatch.setenv("TRIPTYCH_LIBRARY", str(indexed))
    for left in indexed.glob("*.sqlite-*"):
        left.unlink()
    with forbidden(indexed, 0o555):
        yield indexed


def test_it_is_searched_checked_and_copied(
    closed: Path, make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Whatever only reads it works as ever, and leaves nothing beside it."""
    before = {path.name for path in closed.iterdir()}
    library = make_library()
    assert best(library, "red", Modality.IMAGE) == "rose.png"
    assert [root.items for root in library.status().roots] == [MEDIA_FILES]
    library.close()
    assert verify_library(closed).findings == ()
    assert backup_library(closed, tmp_path / "backup").items == MEDIA_FILES
    assert {path.name for path in closed.iterdir()} == before


@pytest.mark.parametrize(
    "command",
    [
        "index",
        "forget rose.png",
        "forget --history",
        "mark rose.png --favourite",
        "searches save mine red",
        "albums make summer rose.png",
        "duplicates --json",
        "map",
        "speech off",
        "background pause",
        "settings index exact",
        "verify --repair",
    ],
)
def test_what_would_write_to_it_says_so(
    closed: Path, media_folder: Path, capsys: Capture, command: str
) -> None:
    """In one line that names the library, says why, and what to do."""
    rose = str(next(media_folder.rglob("rose.png")))
    told = complaint(capsys, *(rose if word == "rose.png" else word for word in command.split()))
    assert told.strip() == (
        f"The library in {closed} cannot be written: Permission denied. Make that folder "
        "writable, and try again."
    )


def test_a_library_on_a_disk_that_is_read_only(
    indexed: Path, media_folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    """The reason that is told is the disk, though this person may write to the folder."""
    with small_disk(tmp_path / "disk", 20_000_000) as disk:
        kept = disk.place / "library"
        shutil.copytree(indexed, kept)
        disk.change("ro")
        rose = str(next(media_folder.rglob("rose.png")))
        told = complaint(capsys, "mark", rose, "--favourite", "--library", str(kept))
    assert "cannot be written: Read-only file system. Make that folder writable" in told


def test_a_closed_folder_on_a_full_disk_is_told_as_closed(
    indexed: Path, media_folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    """With a journal that a killed program left, too: who frees space could still not write."""
    with small_disk(tmp_path / "disk", 20_000_000) as disk:
        kept = LibraryPaths(disk.place / "library")
        shutil.copytree(indexed, kept.directory)
        _leave_a_journal(kept.catalogue)
        _fill(disk.place / "filler")
        rose = str(next(media_folder.rglob("rose.png")))
        command = ("mark", rose, "--favourite", "--library", str(kept.directory))
        with forbidden(kept.catalogue, 0o444), forbidden(kept.directory, 0o555):
            assert "cannot be written: Permission denied" in complaint(capsys, *command)
        assert "is full. Free some space" in complaint(capsys, *command)


def _leave_a_journal(catalogue: Path) -> None:
    """Write to a library as a program does that is killed right after."""
    code = (
        "import os, sys; from pathlib import Path; from engine.catalogue import Catalogue\n"
        "with Catalogue(Path(sys.argv[1])).transaction(): pass\n"
        "os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code, str(catalogue)], check=False, timeout=60)
    catalogue.with_name(f"{catalogue.name}-shm").unlink()
    assert catalogue.with_name(f"{catalogue.name}-wal").stat().st_size


def _fill(path: Path) -> None:
    """Leave no byte of a disk free."""
    with pytest.raises(OSError, match="No space"), path.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)
