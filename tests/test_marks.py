"""Favourites, ratings and tags: what changes them, keeps them, and takes them away."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import write_picture
from conftest import MakeLibrary
from filter_shelf import LibraryStore
from hypothesis import given
from hypothesis import strategies as st

from engine.catalogue import Catalogue
from engine.errors import UserError
from engine.library.facade import Library
from engine.library.keeping import backup_library, restore_library, verify_library
from engine.paths import LibraryPaths
from engine.types import MarkChange, Marking, Marks, TagCount
from engine.types.marks import tag_name

pytest_plugins = ("filter_fixtures",)

ALL = Marks(favourite=True, rating=4, tags=("Places/Rome", "sea"))
ALL_SET = MarkChange(favourite=True, rating=4, add=("sea", "Places/Rome"))


@pytest.fixture
def marked(shelf: LibraryStore) -> LibraryStore:
    """A catalogue of four files; c and d have marks."""
    for name in "abcd":
        shelf.put(name)
    change(shelf, MarkChange(favourite=True, rating=3, add=("sea",)), "c")
    change(shelf, MarkChange(rating=5, add=("Places/Rome", "Sea")), "d")
    return shelf


def ids(shelf: LibraryStore, names: str) -> tuple[int, ...]:
    """The ids of files by their names."""
    return tuple(shelf.catalogue.items.find(f"/r/{name}") or 0 for name in names)


def change(shelf: LibraryStore, wanted: MarkChange, names: str) -> list[Marking]:
    """Change the marks of files; returns the way back."""
    with shelf.catalogue.transaction():
        return shelf.catalogue.marks.change(Marking(wanted, ids(shelf, names)))


def marks(shelf: LibraryStore, name: str) -> Marks:
    """The marks of a file."""
    return shelf.catalogue.items.get(ids(shelf, name))[0].marks


def test_marks_come_with_the_item(marked: LibraryStore) -> None:
    """A file without any has none; tags are told by the alphabet, spelt as they were first."""
    assert marks(marked, "a") == Marks()
    assert marks(marked, "c") == Marks(True, 3, ("sea",))
    assert marks(marked, "d") == Marks(False, 5, ("Places/Rome", "sea"))
    assert marked.catalogue.marks.tags() == [TagCount("Places/Rome", 1), TagCount("sea", 2)]
    assert marked.catalogue.marks.favourites() == 1


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("is:favourite", "c"),
        ("is:favorites", "c"),
        ("-is:favourite", "abd"),
        ("rating:3", "c"),
        ("rating:>=3", "cd"),
        ("rating:>3", "d"),
        ("rating:<=3", "c"),
        ("rating:<5", "c"),
        ("rating:3..4", "c"),
        ("rating:..4", "c"),
        ("rating:3,5", "cd"),
        ("rating:0", "ab"),
        ("-rating:>=4", "abc"),
        ("rating:>=3 -rating:5", "c"),
        ("rating:0 -rating:0", ""),
        ("tag:SEA", "cd"),
        ("tag:sea tag:rome", "d"),
        ("tag:places", "d"),
        ("tag:places/rome", "d"),
        ("tag:place", ""),
        ("-tag:rome", "abc"),
        ("tag:sea -tag:rome", "c"),
        ('-tag:"no such"', "abcd"),
        ("is:favourite rating:>=4", ""),
    ],
)
def test_filters(marked: LibraryStore, text: str, left: str) -> None:
    """What each filter of marks leaves, alone, after a minus, and with another."""
    assert marked.left(text) == list(left)


CHANGES = st.builds(
    MarkChange,
    st.none() | st.booleans(),
    st.none() | st.integers(0, 5),
    st.lists(st.sampled_from(["sea", "Rome", "x"]), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(["SEA", "rome", "y"]), max_size=2, unique=True).map(tuple),
)


@given(st.lists(st.tuples(CHANGES, st.sampled_from(["a", "cd", "abcd", "bc"])), max_size=4))
def test_every_change_can_be_taken_back(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[MarkChange, str]]
) -> None:
    """What a change returns makes all marks what they were, the last change first."""
    shelf = LibraryStore(tmp_path_factory.mktemp("marks"))
    for name in "abcd":
        shelf.put(name)
    change(shelf, ALL_SET, "cd")
    before = [marks(shelf, name) for name in "abcd"]
    backs = [change(shelf, wanted, names) for wanted, names in changes]
    with shelf.catalogue.transaction():
        for back in reversed(backs):
            for marking in reversed(back):
                shelf.catalogue.marks.change(marking)
    assert [marks(shelf, name) for name in "abcd"] == before
    shelf.catalogue.close()


def test_nothing_is_left_of_marks_that_are_taken_away(marked: LibraryStore) -> None:
    """A file without marks has no row of them, and a tag that nobody has is gone."""
    change(marked, MarkChange(favourite=False, rating=0, remove=("sea", "Places/Rome")), "cd")
    rows = marked.catalogue.dump()
    assert [list(rows.rows(table)) for table in ("marks", "tags", "mark_tags")] == [[], [], []]


def test_what_is_not_there_any_more_is_passed_over(marked: LibraryStore) -> None:
    """An id of nothing changes nothing."""
    with marked.catalogue.transaction():
        assert marked.catalogue.marks.change(Marking(ALL_SET, (999,))) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [(" my  holiday ", "my holiday"), ("/Places//Rome /", "Places/Rome"), ("a\nb", "a b")],
)
def test_names_of_tags(text: str, name: str) -> None:
    """A tag is one line without empty steps."""
    assert tag_name(text) == name


@pytest.mark.parametrize("text", ["", " / ", "x" * 201])
def test_no_names_of_tags(text: str) -> None:
    """A tag has a name, of a bounded length."""
    with pytest.raises(UserError, match=r"^A tag "):
        tag_name(text)


# -- what becomes of files ------------------------------------------------------------------------


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


# -- the whole library ----------------------------------------------------------------------------


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
