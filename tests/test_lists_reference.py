"""Lists of small made-up libraries, whatever became of their files, against a plain reference."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import reference_lists
from hypothesis import given
from hypothesis import strategies as st

from engine.catalogue import Catalogue
from engine.tokens import tokens
from engine.types import FileStat, Filters, Metadata, Modality, Sort

pytest_plugins = ("filter_fixtures",)
# Told apart from a plain reference; other tests reach the same lines, and tracing doubles the cost.
pytestmark = pytest.mark.no_cover

FOLDERS = ("/r", "/r/Été", "/r/E\u0301TE\u0301/sub", "/r/b.c", "/r2", "/r2/x y")
NAMES = (
    *("IMG_1.jpg", "img 1.JPG", "IMG_10.jpg", "img_2", "Img", "IMG.tar.gz", "a.gz", "ölberg.mp3"),
    *(
        "\udce9t\udce9.txt",
        "camelCase2.txt",
        "20240601.jpg",
        "2024-06-01.png",
        ".hidden",
        "x.",
        "犬.é",
    ),
)
TAKEN = (
    *("", "2024-03-31T02:30:00", "2024-03-31", "2024-13-45T10:00:00", "2024-06-15T10:00:00"),
    *("2024-06-15 what", "2024-06-15T10:00:00+02:00", "2024", "1950-01-01T00:00:00", "0000-00-00"),
    *("2024-10-27T02:30:00", "9999-12-31T23:59:59", "2024-06-15T10:00", "2024-06-15T10:00:00.5"),
)
# Moments around the days above, in seconds.
CHANGED = (0, -(10**9), 1_711_850_000, 1_718_400_000, 1_718_440_000, 1_730_000_000)


class Put(NamedTuple):
    """A file that is added, or another in its place."""

    path: str
    modality: Modality
    changed: int
    size: int
    seconds: float
    taken: str
    content: int


class Move(NamedTuple):
    """A file that is found at another place; of those there are, one is chosen by a number."""

    chosen: int
    path: str
    changed: int


class Remove(NamedTuple):
    """A file that is gone."""

    chosen: int


class Forget(NamedTuple):
    """A root that is taken away."""

    root: str


Step = Put | Move | Remove | Forget

paths = st.builds("{}/{}".format, st.sampled_from(FOLDERS), st.sampled_from(NAMES))
changed = st.sampled_from(CHANGED)
puts = st.builds(
    Put,
    paths,
    st.sampled_from(list(Modality)),
    changed,
    st.integers(1, 4),
    st.sampled_from((0.0, 1.0, 2.5)),
    st.sampled_from(TAKEN),
    st.integers(1, 5),
)
steps = st.lists(
    st.one_of(
        puts,
        puts,
        puts,
        st.builds(Move, st.integers(0, 20), paths, changed),
        st.builds(Remove, st.integers(0, 20)),
        st.builds(Forget, st.sampled_from(("/r", "/r2"))),
    ),
    max_size=25,
)
days = st.none() | st.sampled_from(
    [date(1949, 12, 31), date(2024, 3, 31), date(2024, 6, 15), date(2024, 6, 16), date(9999, 1, 1)]
)
folders = st.sampled_from(("été", "r", "R2", "b.c", "r/b.c", "/r", "/r2/x y", "x y", "/", "no"))
extensions = st.sampled_from(("jpg", "gz", "tar.gz", "é", "c/a.gz", "2", "txt"))
filters = st.builds(
    Filters,
    st.frozensets(st.sampled_from(list(Modality))) | st.just(frozenset(Modality)),
    st.lists(folders, max_size=2).map(tuple),
    days,
    days,
    st.lists(extensions, max_size=2).map(tuple),
    st.none() | st.integers(0, 5),
    st.none() | st.integers(0, 5),
    st.none() | st.sampled_from((0.0, 1.0, 2.0)),
    st.none() | st.sampled_from((0.0, 1.0, 2.0)),
    st.booleans(),
)


@cache
def empty() -> bytes:
    """A new catalogue's file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.sqlite"
        Catalogue(path).close()
        return path.read_bytes()


@contextmanager
def written_and_read(done: Sequence[Step]) -> Iterator[Iterator[tuple[Catalogue, Catalogue]]]:
    """A catalogue with a reader beside it, before, in the midst of and after some steps."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.sqlite"
        path.write_bytes(empty())
        with closing(Catalogue(path)) as writer, closing(Catalogue(path, readonly=True)) as reader:
            yield _stops(writer, reader, done)


def _stops(
    writer: Catalogue, reader: Catalogue, done: Sequence[Step]
) -> Iterator[tuple[Catalogue, Catalogue]]:
    half = len(done) // 2
    for part in (done[:half], done[half:]):
        take(writer, part)
        yield writer, reader


def take(catalogue: Catalogue, done: Sequence[Step]) -> None:
    """Take steps in one transaction, as an indexing run would."""
    with catalogue.transaction():
        for step in done:
            ids = [item.id for item in reference_lists.every_item(catalogue)]
            match step:
                case Put():
                    put(catalogue, step)
                case Move(chosen, path, seconds) if ids:
                    move(catalogue, ids[chosen % len(ids)], path, seconds)
                case Remove(chosen) if ids:
                    catalogue.items.remove([ids[chosen % len(ids)]])
                case Forget(root) if (known := catalogue.roots.find(root)) is not None:
                    catalogue.roots.remove(known)


def root_of(catalogue: Catalogue, path: str) -> int:
    """The root that a path lies in, which is added where it is not known."""
    return catalogue.roots.add("/r2" if path.startswith("/r2/") else "/r")


def put(catalogue: Catalogue, step: Put) -> None:
    """Store a file with its words."""
    stat = FileStat(step.path, step.size, step.changed * 10**9)
    metadata = Metadata(duration=step.seconds, taken=step.taken)
    digest = bytes([step.content]) * 16
    root = root_of(catalogue, step.path)
    item = catalogue.items.put(root, stat, digest, step.modality, metadata)
    catalogue.fulltext.put(item, step.path, metadata, "")


def move(catalogue: Catalogue, item: int, path: str, seconds: int) -> None:
    """Let a file be at a path where no other is."""
    if catalogue.items.find(path) in (None, item):
        stat = FileStat(path, 7, seconds * 10**9)
        catalogue.items.relocate(item, root_of(catalogue, path), stat)
        (found,) = catalogue.items.get([item])
        catalogue.fulltext.put(item, path, found.metadata, "")


@pytest.mark.usefixtures("zone")
@given(steps, filters)
def test_every_order_of_every_filter(done: list[Step], wanted: Filters) -> None:
    """Whatever became of the files, filters leave the same in the same order as told plainly."""
    with written_and_read(done) as stops:
        for writer, reader in stops:
            for sort in Sort:
                for asked in (Filters(), wanted):
                    told = reference_lists.listed(writer, asked, sort)
                    assert writer.items.ids(asked, sort).tolist() == told
                    assert reader.items.ids(asked, sort).tolist() == told
                    page, total = reader.items.page(asked, sort, 1, 3)
                    assert (page.tolist(), total) == (told[1:4], len(told))


@given(steps, st.lists(st.sampled_from(("img", "1", "jpg", "tar", "gz", "2024")), max_size=3))
def test_names_are_found_as_they_are(done: list[Step], words: list[str]) -> None:
    """Exactly the files are named by words whose name has these, with the ending or without."""
    with written_and_read(done) as stops:
        for catalogue, _ in stops:
            items = reference_lists.every_item(catalogue)
            stems = {item.id: os.path.splitext(os.path.basename(item.path)) for item in items}
            spoken = [tokens(" ".join(words)), *(tokens("".join(stem)) for stem in stems.values())]
            for typed in spoken:
                named = [
                    item
                    for item, (stem, ending) in stems.items()
                    if typed and typed in (tokens(stem), tokens(stem + ending))
                ]
                assert list(catalogue.fulltext.named(" ".join(typed))) == named


@given(steps)
def test_equal_contents_are_told_together(done: list[Step]) -> None:
    """Each content that several files have is a group of exactly these."""
    with written_and_read(done) as stops:
        for catalogue, reader in stops:
            of_content: dict[bytes, list[int]] = {}
            for item in reference_lists.every_item(catalogue):
                of_content.setdefault(catalogue.items.digest(item.id), []).append(item.id)
            for group in of_content.values():
                for item in group:
                    assert catalogue.items.equals().equals(item) == tuple(group)
                    assert reader.items.equals().equals(item) == tuple(group)
            copies = sum(len(group) - 1 for group in of_content.values())
            assert catalogue.items.equals().surplus == copies
