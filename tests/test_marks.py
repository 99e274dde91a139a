"""Favourites, ratings and tags: what changes them, keeps them, and takes them away."""

from __future__ import annotations

import pytest
from filter_shelf import LibraryStore
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UserError
from engine.types import MarkChange, Marking, Marks, TagCount
from engine.types.marks import tag_name

pytest_plugins = ("filter_fixtures",)

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


FILTERS = [
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
]


def test_filters(marked: LibraryStore) -> None:
    """What each filter of marks leaves, alone, after a minus, and with another."""
    assert [(text, "".join(marked.left(text))) for text, _ in FILTERS] == FILTERS


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
