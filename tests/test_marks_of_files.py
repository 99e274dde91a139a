"""Marks of files: they follow, wait and are forgotten with them, and are kept with the library."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import write_picture
from conftest import MakeLibrary

from engine.catalogue import Catalogue
from engine.library.facade import Library
from engine.library.keeping import backup_library, restore_library, verify_library
from engine.paths import LibraryPaths
from engine.types import MarkChange, Marking, Marks

ALL = Marks(favourite=True, rating=4, tags=("Places/Rome", "sea"))
ALL_SET = MarkChange(favourite=True, rating=4, add=("sea", "Places/Rome"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two pictures."""
    write_picture(tmp_path / "media/red.png", "red")
    write_picture(tmp_path / "media/blue.png", "blue")
    return tmp_path / "media"


@pytest.fixture
def library(make_library: MakeLibrary, folder: Path) -> Library:
    """A library of that folder; red.png has marks."""
    library = make_library()
    library.index((str(folder),))
    mark(library, folder / "red.png")
    return library


def mark(library: Library, path: Path) -> None:
    """Give all kinds of marks to a file."""
    items, _ = library.by_hand.find(str(path))
    library.by_hand.mark([Marking(ALL_SET, tuple(item.id for item in items))])


def marks_of(library: Library, path: Path) -> Marks:
    """The marks of one file."""
    return library.by_hand.find(str(path))[0][0].marks


def test_marks_follow_a_file_that_is_renamed(library: Library, folder: Path) -> None:
    """A new name, and another folder, change nothing."""
    (folder / "deep").mkdir()
    moved = (folder / "red.png").rename(folder / "deep/crimson.png")
    library.index()
    assert marks_of(library, moved) == ALL


def test_marks_stay_when_a_file_is_changed(library: Library, folder: Path) -> None:
    """Another content at the same place is the same file, as its person sees it."""
    write_picture(folder / "red.png", "green")
    library.index()
    assert marks_of(library, folder / "red.png") == ALL


def test_marks_wait_for_a_file_that_is_away(library: Library, folder: Path, tmp_path: Path) -> None:
    """A file that vanished has its marks again when its content returns, wherever that is."""
    away = shutil.move(folder / "red.png", tmp_path / "away.png")
    library.index(options=None)
    assert [item.marks for item in library.by_hand.find(str(folder))[0]] == [Marks()]
    with closing(Catalogue(LibraryPaths(tmp_path / "library").catalogue, readonly=True)) as seen:
        assert seen.marks.tags() == []
    returned = Path(shutil.move(away, folder / "again.png"))
    library.index()
    assert marks_of(library, returned) == ALL


def test_another_content_takes_no_marks_that_wait(library: Library, folder: Path) -> None:
    """Marks belong to what was marked."""
    (folder / "red.png").unlink()
    library.index()
    write_picture(folder / "red.png", "green")
    library.index()
    assert marks_of(library, folder / "red.png") == Marks()


def traces(directory: Path) -> list[str]:
    """What is left of marks in a library, as text."""
    with closing(Catalogue(LibraryPaths(directory).catalogue, readonly=True)) as catalogue:
        dump = catalogue.dump()
        return [str(row) for table in ("marks", "tags", "mark_tags") for row in dump.rows(table)]


@pytest.mark.parametrize("what", ["file", "folder", "vanished", "root of vanished"])
def test_forgetting_takes_marks_along(
    library: Library, folder: Path, library_dir: Path, what: str
) -> None:
    """Neither the marks of a forgotten file stay, nor those that wait for one."""
    if "vanished" in what:
        (folder / "red.png").unlink()
        library.index()
        assert traces(library_dir)
    library.forget(str(folder if what in ("folder", "root of vanished") else folder / "red.png"))
    assert traces(library_dir) == []
    assert b"Places/Rome" not in LibraryPaths(library_dir).catalogue.read_bytes()


def test_a_root_above_takes_over_marks_that_wait(library: Library, folder: Path) -> None:
    """A folder above is added: a file that returns finds its marks."""
    kept = (folder / "red.png").read_bytes()
    (folder / "red.png").unlink()
    library.index()
    library.index((str(folder.parent),))
    (folder / "red.png").write_bytes(kept)
    library.index()
    assert marks_of(library, folder / "red.png") == ALL


def test_marks_are_written_while_a_run_is_on(library: Library, folder: Path) -> None:
    """Who marks does not wait for a run, which holds the lock of the library."""
    seen: list[Marks] = []

    def mark_meanwhile(_progress: object) -> None:
        mark(library, folder / "blue.png")
        seen.append(marks_of(library, folder / "blue.png"))

    write_picture(folder / "green.png", "green")
    library.index(on_progress=mark_meanwhile)
    assert seen[0] == ALL
    assert marks_of(library, folder / "blue.png") == ALL


def test_many_are_marked_in_steps_that_can_be_stopped(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Progress is told after each step; what was marked before the stop stays, and can go back."""
    monkeypatch.setattr("engine.library.by_hand.STEP", 1)
    told: list[tuple[int, int]] = []
    items, _ = library.by_hand.find(str(folder))
    marking = Marking(MarkChange(rating=1), tuple(item.id for item in items))
    done = library.by_hand.mark(
        [marking], on_progress=lambda *one: told.append(one), cancelled=lambda: bool(told)
    )
    assert told == [(1, 2)]
    assert done.was_stopped
    assert [len(marking.item_ids) for marking in done.back] == [1]
    assert library.by_hand.mark(done.back).was_stopped is False
    assert sorted(item.marks.rating for item in library.by_hand.find(str(folder))[0]) == [0, 4]


def test_marks_are_in_a_backup(library: Library, folder: Path, tmp_path: Path) -> None:
    """What is restored has the marks of its day."""
    backup_library(tmp_path / "library", tmp_path / "kept.triptych")
    library.by_hand.mark([Marking(MarkChange(rating=1), (1, 2))])
    restore_library(tmp_path / "kept.triptych", tmp_path / "library", replace=True)
    assert marks_of(library, folder / "red.png") == ALL


def test_marks_that_belong_to_nothing_are_found_and_removed(
    library: Library, library_dir: Path
) -> None:
    """A damaged library may name a file that is not there; verify tells, and mends."""
    with closing(sqlite3.connect(LibraryPaths(library_dir).catalogue)) as damaged, damaged:
        damaged.execute("UPDATE marks SET item_id = 99")
    assert "1 of marks" in verify_library(library_dir).findings[0].what
    verify_library(library_dir, repair=True)
    assert verify_library(library_dir).findings == ()
    assert traces(library_dir) == []
