"""Sidecars beside files: read when these are indexed, and written on request."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from colour_media import write_picture
from command_line import Capture, asked, index_notes
from conftest import MakeLibrary
from permissions import forbidden

from engine.cli.main import run
from engine.errors import UnreadableFileError
from engine.library.facade import Library
from engine.media.sidecars import read_sidecar, sidecar_for
from engine.media.xmp import read_marks, with_marks
from engine.types import MarkChange, Marking, Marks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two pictures, of which one has a sidecar of either kind beside it."""
    for name in ("red.png", "blue.png"):
        write_picture(tmp_path / "media" / name, name.partition(".")[0])
    put(tmp_path / "media/red.png.xmp", Marks(rating=4, tags=("Places/Rome",)))
    put(tmp_path / "media/red.xmp", Marks(tags=("shared",)))
    return tmp_path / "media"


@pytest.fixture
def library(make_library: MakeLibrary, folder: Path) -> Library:
    """A library of that folder."""
    library = make_library()
    library.index((str(folder),))
    return library


def put(path: Path, marks: Marks) -> None:
    """Write a sidecar as another program does; it is never of the same time as before."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_bytes(with_marks(b"", marks))
    os.utime(path, ns=(before + 10**9, before + 10**9))


def marks_of(library: Library, path: Path) -> Marks:
    """The marks of one file."""
    return library.by_hand.find(str(path))[0][0].marks


def test_what_sidecars_say_are_marks(library: Library, folder: Path) -> None:
    """Both of a file are read, those of no other; no run counts them as passed over."""
    assert marks_of(library, folder / "red.png") == Marks(False, 4, ("Places/Rome", "shared"))
    assert marks_of(library, folder / "blue.png") == Marks()
    assert library.index().passed_over == {}


def test_a_sidecar_is_read_again_only_when_it_has_changed(library: Library, folder: Path) -> None:
    """What the person changed here stays, until another program writes the sidecar."""
    (item,) = library.by_hand.find(str(folder / "red.png"))[0]
    library.by_hand.mark([Marking(MarkChange(rating=1, remove=("shared",)), (item.id,))])
    library.index()
    assert marks_of(library, folder / "red.png") == Marks(False, 1, ("Places/Rome",))
    put(folder / "red.png.xmp", Marks(rating=5, tags=("new",)))
    library.index()
    assert marks_of(library, folder / "red.png") == Marks(False, 5, ("new", "Places/Rome"))


def test_damaged_sidecars_say_nothing(library: Library, folder: Path) -> None:
    """A run goes on, and other files keep what they have."""
    (folder / "blue.png.xmp").write_bytes(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    report = library.index()
    assert (report.failed, report.unchanged) == (0, 2)
    assert marks_of(library, folder / "blue.png") == Marks()


def test_writing_keeps_what_others_wrote_meanwhile(library: Library, folder: Path) -> None:
    """A sidecar that changed since it was read gives its tags first, and loses none of them."""
    put(folder / "red.png.xmp", Marks(tags=("from elsewhere",)))
    (item,) = library.by_hand.find(str(folder / "red.png"))[0]
    assert library.by_hand.write_sidecars([item.id]) == []
    written = read_marks((folder / "red.png.xmp").read_bytes())
    assert written == Marks(rating=4, tags=("from elsewhere", "Places/Rome", "shared"))
    library.index()
    assert marks_of(library, folder / "red.png") == written


@pytest.mark.parametrize(
    ("name", "there", "sidecar"),
    [
        ("a.jpg", (), "a.jpg.xmp"),
        ("a.NEF", (), "a.xmp"),
        ("a.jpg", ("a.xmp",), "a.xmp"),
        ("a.nef", ("a.nef.xmp", "a.xmp"), "a.nef.xmp"),
        ("a.jpg", ("a.xmp", "a.NEF"), "a.jpg.xmp"),
        ("a.NEF", ("a.xmp", "a.jpg"), "a.xmp"),
    ],
)
def test_which_sidecar_is_written(
    tmp_path: Path, name: str, there: tuple[str, ...], sidecar: str
) -> None:
    """The one that is there; else that of digiKam, but of a raw picture that of Lightroom."""
    for one in there:
        (tmp_path / one).touch()
    assert sidecar_for(str(tmp_path / name)) == str(tmp_path / sidecar)


def test_no_file_writes_over_what_a_sidecar_says_of_another(library: Library, folder: Path) -> None:
    """Two files that share a sidecar get one each, and the shared one stays as it is."""
    write_picture(folder / "red.bmp", "red")
    shared = folder / "red.xmp"
    before = shared.read_bytes()
    library.index()
    items = library.by_hand.find(str(folder))[0]
    library.by_hand.mark([Marking(MarkChange(rating=2), tuple(item.id for item in items))])
    assert library.by_hand.write_sidecars([item.id for item in items]) == []
    assert shared.read_bytes() == before
    assert read_marks((folder / "red.bmp.xmp").read_bytes()) == Marks(rating=2)


def test_what_could_not_be_read_is_read_later(make_library: MakeLibrary, folder: Path) -> None:
    """A sidecar that the disk refuses once says what it says in the next run."""
    library = make_library()
    with forbidden(folder / "red.png.xmp"):
        library.index((str(folder),))
    assert marks_of(library, folder / "red.png") == Marks(tags=("shared",))
    library.index()
    assert marks_of(library, folder / "red.png") == Marks(False, 4, ("Places/Rome", "shared"))


@pytest.mark.skipif(
    not hasattr(os, "mkfifo"), reason="there are no pipes to be found on this system"
)
def test_a_pipe_is_no_sidecar(tmp_path: Path) -> None:
    """Nobody waits for what lies in the place of a sidecar."""
    os.mkfifo(tmp_path / "a.jpg.xmp")
    with pytest.raises(UnreadableFileError):
        read_sidecar(str(tmp_path / "a.jpg.xmp"))


def test_the_command_writes_sidecars(tmp_path: Path, capsys: Capture) -> None:
    """`mark --write-xmp` writes them, leaves what has no marks, and says what it cannot change."""
    notes = index_notes(tmp_path / "notes", {"a.txt": "red roses", "b.txt": "blue seas"})
    capsys.readouterr()
    asked(capsys, "mark", str(notes / "a.txt"), "--rate", "2", "--tag", "sea")
    asked(capsys, "mark", str(notes), "--write-xmp")
    assert read_marks((notes / "a.txt.xmp").read_bytes()) == Marks(rating=2, tags=("sea",))
    assert sorted(path.name for path in notes.iterdir()) == ["a.txt", "a.txt.xmp", "b.txt"]
    (notes / "a.txt.xmp").write_bytes(b"no sidecar")
    capsys.readouterr()
    assert run(["mark", str(notes / "a.txt"), "--write-xmp"]) == 1
    told = capsys.readouterr().err
    assert told.endswith("was not written: it is no XMP sidecar, or a damaged one.\n")
    assert (notes / "a.txt.xmp").read_bytes() == b"no sidecar"
