"""A library as one file and back again, and what other programs get of it, while it is used."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import write_picture
from conftest import MakeLibrary
from disks import small_disk
from library_state import library_state

from engine.catalogue import Catalogue, catalogue, migrations
from engine.cli.main import run
from engine.errors import DiskFullError, LibraryBusyError, UserError
from engine.library.facade import Library
from engine.library.keeping import (
    backup_library,
    export_library,
    restore_library,
    verify_library,
)
from engine.library.lock import write_lock
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths
from engine.types import Filters, Modality, Query, Term

RED = Query((Term(Modality.TEXT, "red"),), limit=50)


@pytest.fixture
def library(make_library: MakeLibrary, media_folder: Path) -> Library:
    """A library of some media."""
    made = make_library()
    made.index((str(media_folder),))
    return made


def found(library: Library) -> list[str]:
    """The paths that a search finds, best first."""
    return [hit.item.path for hit in library.search(RED).hits]


def test_a_backup_brings_back_what_the_library_was(
    library: Library, library_dir: Path, media_folder: Path, tmp_path: Path
) -> None:
    """It is made while another process writes, and restored in an empty place it is the same
    library: files, previews, what was opened, and searches.
    """
    before, hits = library_state(library_dir, media_folder), found(library)
    library.preferences.note_opened(1, Modality.IMAGE)
    with write_lock(LibraryPaths(library_dir)):
        made = backup_library(library_dir, tmp_path / "library.backup")
    assert (made.items, made.vectors) == (len(before), sum(library.status().segments.values()))
    elsewhere = tmp_path / "elsewhere"
    assert restore_library(tmp_path / "library.backup", elsewhere).items == made.items
    assert library_state(elsewhere, media_folder) == before
    assert verify_library(elsewhere).findings == ()
    with closing(Library(elsewhere, "starter", encoder_of=library._spaces.encoder_of)) as restored:
        assert found(restored) == hits
        assert restored.index().unchanged == len(before)
        assert verify_library(elsewhere).findings == ()
    with closing(sqlite3.connect(elsewhere / "catalogue.sqlite")) as connection:
        assert connection.execute("SELECT count FROM openings").fetchall() == [(1,)]


def test_a_restored_library_is_to_milvus_what_was_in_its_place(
    library: Library, library_dir: Path, tmp_path: Path
) -> None:
    """In its place it tells all anew, under its number; in an empty place it tells nobody yet."""
    backup_library(library_dir, tmp_path / "before")
    with closing(Catalogue(library_dir / "catalogue.sqlite")) as catalogue:
        with catalogue.transaction():
            catalogue.outbox.open()
        machine, count = catalogue.outbox.machine(), catalogue.outbox.count()
    backup_library(library_dir, tmp_path / "after")
    restore_library(tmp_path / "before", library_dir, replace=True)
    with closing(Catalogue(library_dir / "catalogue.sqlite")) as catalogue:
        assert (catalogue.outbox.machine(), catalogue.outbox.is_open) == (machine, True)
        assert catalogue.outbox.count() == count > 0
    restore_library(tmp_path / "after", tmp_path / "elsewhere")
    with closing(Catalogue(tmp_path / "elsewhere" / "catalogue.sqlite")) as catalogue:
        assert (catalogue.outbox.machine(), catalogue.outbox.is_open) == (machine, False)


def test_those_who_have_the_library_open_follow_a_restore(
    library: Library, library_dir: Path, media_folder: Path, tmp_path: Path
) -> None:
    """A window and an engine that searched before read the restored library at once, and what was
    there is kept.
    """
    hits = found(library)
    backup_library(library_dir, tmp_path / "backup")
    write_picture(media_folder / "new.png", "green", 77)
    Path(hits[0]).unlink()
    library.index()
    changed = found(library)
    assert changed != hits
    with closing(LibraryReader(library_dir)) as reader:
        files = len(reader.item_ids(Filters()))
        with pytest.raises(UserError, match="--replace"):
            restore_library(tmp_path / "backup", library_dir)
        report = restore_library(tmp_path / "backup", library_dir, replace=True)
        assert found(library) == hits
        assert len(reader.item_ids(Filters())) == files
        assert {item.path for item in reader.items(range(1, 99))}.issuperset(hits)
    library.index()
    assert found(library) == changed
    assert verify_library(library_dir).findings == ()
    kept = Library(Path(report.aside), "starter", encoder_of=library._spaces.encoder_of)
    with closing(kept):
        assert found(kept) == changed


def test_a_damaged_library_makes_room_for_its_backup(
    library: Library, library_dir: Path, media_folder: Path, tmp_path: Path
) -> None:
    """A catalogue that cannot be opened any more is kept as it is, and is not backed up."""
    before = library_state(library_dir, media_folder)
    backup_library(library_dir, tmp_path / "backup")
    library.close()
    (library_dir / "catalogue.sqlite").write_bytes(b"gone" * 5000)
    with pytest.raises(UserError, match="damaged"):
        backup_library(library_dir, tmp_path / "backup")
    report = restore_library(tmp_path / "backup", library_dir, replace=True)
    assert library_state(library_dir, media_folder) == before
    assert (Path(report.aside) / "catalogue.sqlite").read_bytes() == b"gone" * 5000


def test_what_is_no_whole_backup_is_refused(
    library: Library, library_dir: Path, media_folder: Path, tmp_path: Path
) -> None:
    """A damaged backup changes nothing, and a file that is none is not written over."""
    backup_library(library_dir, tmp_path / "backup")
    data = bytearray((tmp_path / "backup").read_bytes())
    data[len(data) // 2] ^= 0xFF
    (tmp_path / "backup").write_bytes(data)
    with pytest.raises(UserError, match="damaged"):
        restore_library(tmp_path / "backup", library_dir, replace=True)
    with zipfile.ZipFile(tmp_path / "timeless", "w") as timeless:
        timeless.writestr("backup.json", json.dumps({"sha256": {}, "made": "once"}))
    with pytest.raises(UserError, match="damaged"):
        restore_library(tmp_path / "timeless", library_dir, replace=True)
    for sums in ({}, [], {"thumbs.sqlite": ""}):
        with zipfile.ZipFile(tmp_path / "empty", "w") as empty:
            empty.writestr("backup.json", json.dumps({"sha256": sums, "made": "2026-01-01"}))
        with pytest.raises(UserError, match="damaged"):
            restore_library(tmp_path / "empty", library_dir, replace=True)
    picture = write_picture(tmp_path / "mine.png", "red", 5)
    for work in (
        lambda: restore_library(picture, tmp_path / "other"),
        lambda: backup_library(library_dir, picture),
    ):
        with pytest.raises(UserError, match="no backup"):
            work()
    with pytest.raises(UserError, match="There is no file"):
        restore_library(tmp_path / "nowhere", library_dir)
    with pytest.raises(UserError, match="in the library itself"):
        backup_library(library_dir, library_dir / "backup")
    assert library.index().unchanged == len(library_state(library_dir, media_folder))
    assert [path.name for path in tmp_path.glob("*aside*")] == []
    assert list(tmp_path.glob(".*")) == []


def test_two_processes_may_make_the_same_backup(
    library: Library, library_dir: Path, tmp_path: Path
) -> None:
    """Neither takes away what the other has made so far, but for what a kill has left."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    theirs = tmp_path / f".backup.unfinished-{os.getppid()}"
    for folder in (theirs, tmp_path / f".backup.unfinished-{ended.pid}"):
        folder.mkdir()
        (folder / "catalogue.sqlite").touch()
    backup_library(library_dir, tmp_path / "backup")
    assert list(tmp_path.glob(".*/*")) == [theirs / "catalogue.sqlite"]


def test_a_library_of_an_older_version_is_backed_up(
    library: Library, library_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever wants a copy before a new version opens it gets one; the library stays as it is."""
    library.close()
    before = len(migrations.STEPS)
    later = (*migrations.STEPS, ("a table", "CREATE TABLE extra (id INTEGER PRIMARY KEY);\n"))
    for module in (catalogue, migrations):
        monkeypatch.setattr(module, "STEPS", later)
    assert backup_library(library_dir, tmp_path / "backup").items > 0
    with closing(sqlite3.connect(library_dir / "catalogue.sqlite")) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (before,)
    restore_library(tmp_path / "backup", tmp_path / "other")
    assert verify_library(tmp_path / "other").is_sound


def test_a_restore_waits_for_whoever_writes(
    library: Library, library_dir: Path, tmp_path: Path
) -> None:
    """An indexing run is not cut off."""
    backup_library(library_dir, tmp_path / "backup")
    with write_lock(LibraryPaths(library_dir)), pytest.raises(LibraryBusyError):
        restore_library(tmp_path / "backup", library_dir, replace=True)


def test_a_drive_without_room_is_named_and_left_as_it_was(
    library: Library, library_dir: Path, tmp_path: Path
) -> None:
    """Neither a backup nor an export leaves anything there; both work once there is room."""
    with small_disk(tmp_path / "drive", 16_384) as drive:
        works: tuple[Callable[[], object], ...] = (
            lambda: backup_library(library_dir, drive.place / "backup"),
            lambda: export_library(library_dir, drive.place / "out", vectors=True),
        )
        for work in works:
            with pytest.raises(DiskFullError, match=f"^The disk that holds {drive.place}"):
                work()
            assert not any(path.is_file() for path in drive.place.rglob("*"))
        drive.change("size=20m")
        for work in works:
            work()


def test_the_commands_say_what_they_did(
    library: Library, library_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Backup, restore, export and verify in a terminal, and damage as an exit code of its own."""
    named = ("--library", str(library_dir))
    assert run(["backup", str(tmp_path / "b"), *named]) == 0
    assert run(["backup", str(tmp_path / "b"), *named]) == 1
    assert "--replace an older backup makes room" in capsys.readouterr().err
    assert run(["backup", str(tmp_path / "b"), "--replace", *named]) == 0
    assert run(["restore", str(tmp_path / "b"), "--replace", *named]) == 0
    assert run(["export", str(tmp_path / "out"), *named]) == 0
    assert run(["verify", *named]) == 0
    told = capsys.readouterr().out
    for words in ("Backed up: ", "Restored: ", "is kept in", "items.jsonl: ", "library is whole"):
        assert words in told
    library.close()
    shutil.copy(library_dir / "catalogue.sqlite", library_dir / "catalogue (1).sqlite")
    assert run(["verify", *named]) == 3
    assert run(["verify", "--repair", *named]) == 0
    assert "did two computers write" in capsys.readouterr().out
