"""Forgetting many files at once, and for good, whoever reads the library meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from conftest import MakeLibrary
from fake_encoder import ColourEncoder

from engine.catalogue import Catalogue, database
from engine.catalogue.database import Database
from engine.catalogue.spaces import SpaceTable
from engine.errors import DiskFullError, UserError
from engine.index.centring import Centring
from engine.index.space_index import SpaceIndex
from engine.library import forgetting
from engine.library.facade import Library
from engine.library.forgetting import LATER
from engine.paths import LibraryPaths
from engine.types import Modality, Query, Term

SECONDS = 30.0
SECRET = b"quicksilver"
RED = Query((Term(Modality.TEXT, "red"),))


@pytest.fixture
def secret(media_folder: Path) -> Path:
    """A text that is to be forgotten."""
    return write_text(media_folder / "diary.txt", f"red zanzibar {SECRET.decode()}")


@pytest.fixture
def library(make_library: MakeLibrary, media_folder: Path, secret: Path) -> Library:
    """A library that holds the text and some media."""
    made = make_library()
    made.index((str(media_folder),))
    return made


def is_on_disk(directory: Path) -> bool:
    """Whether a byte of the secret is in any file of a library."""
    return any(SECRET in path.read_bytes() for path in directory.iterdir())


@contextmanager
def reader(directory: Path) -> Iterator[threading.Event]:
    """Another program in the middle of reading a library, until the event is set."""
    held, done = threading.Event(), threading.Event()

    def read() -> None:
        with (
            closing(Catalogue(LibraryPaths(directory).catalogue, readonly=True)) as catalogue,
            catalogue.snapshot(),
        ):
            assert catalogue.items.counts()
            held.set()
            assert done.wait(SECONDS)

    with ThreadPoolExecutor(1) as threads:
        reading = threads.submit(read)
        try:
            assert held.wait(SECONDS)
            yield done
        finally:
            done.set()
            reading.result(SECONDS)


def test_many_files_cost_one_compaction_and_no_index(
    library: Library,
    make_library: MakeLibrary,
    media_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each database is written anew once, no vector is read again, and the graph stays, in memory
    and in its file.
    """
    for number in range(60):
        write_picture(media_folder / f"{number}.png", "green", number)
    doomed = [write_picture(media_folder / "gone" / f"{n}.png", "red", 99 + n) for n in range(6)]
    library.index()
    library.search(RED)
    compacted, centred = [], []
    compact, centre = Database.compact, Centring.apply_to_items
    monkeypatch.setattr(
        Database, "compact", lambda self: compacted.append(self.path.name) or compact(self)
    )
    monkeypatch.setattr(
        Centring, "apply_to_items", lambda *args: centred.append(args) or centre(*args)
    )
    report = library.forget(*map(str, doomed))
    assert (report.files, report.unknown, report.is_final) == (6, (), True)
    assert sorted(compacted) == ["catalogue.sqlite", "thumbs.sqlite"]
    found = {Path(hit.item.path) for hit in library.search(RED).hits}
    assert found
    assert not found & set(doomed)
    assert centred == []
    for opened in (library, make_library()):
        opened.load()
        view = opened._serving(opened._catalogue).index.view
        assert (len(view.graphs), len(view.pending)) == (len(view.table.ids), 0)


def test_a_stranger_among_many_is_named(library: Library, secret: Path, media_folder: Path) -> None:
    """The others are forgotten all the same; strangers alone are an error, and change nothing."""
    strangers = [str(media_folder / name) for name in ("x.png", "y.png")]
    report = library.forget(strangers[0], str(secret), str(secret))
    assert (report.files, report.unknown) == (1, (strangers[0],))
    assert report.lines() == [f"The library knows nothing of {strangers[0]}."]
    with pytest.raises(UserError, match="knows nothing of .*x.png, .*y.png"):
        library.forget(*strangers)
    assert library.index().unchanged == 8


def test_what_a_reader_holds_on_to_goes_with_the_next_run(
    library: Library, secret: Path, library_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another program reads an older state, the person is told that parts stay; the run
    after that leaves no byte of them in any file.
    """
    monkeypatch.setattr(database, "CHECKPOINT_SECONDS", 0.1)
    with reader(library_dir):
        report = library.forget(str(secret))
        assert not report.is_final
        assert report.lines() == [LATER]
        assert is_on_disk(library_dir)
        # Nor is it lost that something is left to do.
        library.index()
        assert is_on_disk(library_dir)
    library.index()
    assert not is_on_disk(library_dir)


def test_a_reader_that_ends_is_waited_for(
    library: Library, secret: Path, library_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that reads until the journal is about to be emptied keeps nothing from being final."""
    with reader(library_dir) as done:
        one = Database.one

        def end_reading(self: Database, sql: str, values: tuple[object, ...] = ()) -> object:
            if "wal_checkpoint" in sql:
                done.set()
            return one(self, sql, values)

        monkeypatch.setattr(Database, "one", end_reading)
        assert library.forget(str(secret)).is_final
        assert not is_on_disk(library_dir)


def test_a_forgetting_that_was_killed_is_ended_by_the_next_run(
    library: Library, secret: Path, library_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the file is not found any more, its bytes go, too, whatever happens meanwhile."""

    def killed(*_arguments: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(forgetting, "erase", killed)
        with pytest.raises(KeyboardInterrupt):
            library.forget(str(secret))
    assert is_on_disk(library_dir)
    library.index()
    assert not is_on_disk(library_dir)


@pytest.mark.parametrize(
    ("owner", "step", "error"),
    [
        (Database, "compact", DiskFullError(Path("library"))),
        (SpaceTable, "put_stamp", DiskFullError(Path("library"))),
        (SpaceIndex, "erase_removed", PermissionError("in use")),
    ],
    ids=["files", "stamp", "graph"],
)
def test_what_cannot_be_erased_now_is_erased_by_the_next_run(
    library: Library,
    secret: Path,
    library_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: type,
    step: str,
    error: Exception,
) -> None:
    """Where there is no room to write a file anew, or another program has it, that is told: the
    files are forgotten all the same.
    """

    def refuse(*_arguments: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(owner, step, refuse)
        assert library.forget(str(secret)).lines() == [LATER]
        assert is_on_disk(library_dir)
    assert library.index().unchanged == 8
    assert not is_on_disk(library_dir)


def test_a_search_of_a_new_library_writes_nothing(
    make_library: MakeLibrary, library_dir: Path
) -> None:
    """Only who holds the write lock may change the catalogue, and a search does not."""
    library = make_library(ColourEncoder())
    with closing(Catalogue(LibraryPaths(library_dir).catalogue, readonly=True)) as catalogue:
        before = catalogue.revision()
        library.load()
        assert library.search(RED).hits == ()
        assert catalogue.revision() == before
        assert catalogue.spaces.entries() == []
