"""`triptych verify`: what is wrong in a library is found and told, and its repair loses nothing."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_media_folder, write_picture, write_text
from conftest import MakeLibrary
from disks import small_disk
from fake_encoder import ColourEncoder
from library_state import library_state

from engine.catalogue.packing import unpack
from engine.errors import DiskFullError, LibraryBusyError
from engine.integrity.findings import Part
from engine.library.facade import Library
from engine.library.keeping import verify_library
from engine.library.lock import write_lock
from engine.paths import LibraryPaths
from engine.types import Modality, Query, Term

RED = Query((Term(Modality.TEXT, "red"),), limit=50)
Sql = tuple[str, ...]


@pytest.fixture(scope="module")
def media_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures, sounds and texts, of which two are copies."""
    folder = write_media_folder(tmp_path_factory.mktemp("verify") / "media")
    write_picture(folder / "copy" / "red.png", "red", 0)
    write_picture(folder / "copy" / "again.png", "red", 0)
    return folder


@pytest.fixture(scope="module")
def indexed(media_folder: Path) -> Path:
    """The directory of a library of these."""
    made = Library(media_folder.parent / "made", "starter", encoder_of=lambda *_: ColourEncoder())
    with closing(made):
        made.index((str(media_folder),))
    return media_folder.parent / "made"


@pytest.fixture
def library(make_library: MakeLibrary, indexed: Path, library_dir: Path) -> Library:
    """A copy of that library, opened."""
    shutil.copytree(indexed, library_dir)
    return make_library()


def change(library_dir: Path, *statements: str) -> None:
    """Change the catalogue behind the program's back."""
    with closing(sqlite3.connect(library_dir / "catalogue.sqlite")) as connection:
        connection.create_function("unpack", 1, unpack, deterministic=True)
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def parts(library_dir: Path, *, repair: bool = False) -> set[Part]:
    """The parts of a library in which something is wrong."""
    return {finding.part for finding in verify_library(library_dir, repair=repair).findings}


def test_a_sound_library_is_whole(library: Library, library_dir: Path) -> None:
    """Nothing is found and nothing is written, and what was looked at is counted."""
    files = {
        path: path.read_bytes() for path in library_dir.iterdir() if path.suffix != ".sqlite-shm"
    }
    report = verify_library(library_dir)
    assert (report.findings, report.is_sound, report.unread) == ((), True, 0)
    assert report.items == sum(library.status().items.values())
    assert report.vectors == sum(library.status().segments.values())
    assert all(
        path.read_bytes() == before for path, before in files.items() if "shm" not in path.name
    )


NOT_FINITE = np.full(16, np.nan, "<f2").tobytes().hex()
TOO_LONG = np.full(16, 0.5, "<f2").tobytes().hex()
FLAWS: dict[str, tuple[Part, Sql]] = {
    "orphans": (Part.CATALOGUE, ("DELETE FROM items WHERE id = 2",)),
    "folder": (Part.CATALOGUE, ("UPDATE items SET folder_id = 999 WHERE id = 1",)),
    "copies": (Part.CATALOGUE, ("UPDATE items SET copied = 1 - copied WHERE id = 1",)),
    "text": (Part.CATALOGUE, ("UPDATE documents SET text = x'00'",)),
    "lost text": (Part.CATALOGUE, ("DELETE FROM documents",)),
    "packed words": (Part.WORDS, ("UPDATE words SET text = x'00' WHERE item_id = 3",)),
    "no words": (Part.WORDS, ("DELETE FROM words WHERE item_id = 1",)),
    "no index": (Part.WORDS, ("INSERT INTO fulltext (fulltext) VALUES ('delete-all')",)),
    "other words": (Part.WORDS, ("UPDATE words SET name = 'a b c d e' WHERE item_id = 1",)),
    "infinite": (Part.VECTORS, (f"UPDATE segments SET vector = x'{NOT_FINITE}' WHERE id = 1",)),
    "not unit": (Part.VECTORS, (f"UPDATE segments SET vector = x'{TOO_LONG}' WHERE id = 1",)),
    "short": (Part.VECTORS, ("UPDATE segments SET vector = x'00' WHERE id = 1",)),
    "means": (Part.SPACES, ("UPDATE centrings SET mean = x'00'",)),
    "stamp": (Part.GRAPHS, ("UPDATE snapshots SET checksum = 'a,b,c'",)),
    "filed": (Part.GRAPHS, ("UPDATE snapshots SET digest = 'a'",)),
}


@pytest.mark.parametrize("name", FLAWS)
def test_what_is_wrong_is_found_and_mended(library_dir: Path, indexed: Path, name: str) -> None:
    """Each kind of damage is told, as often as is asked; repaired, nothing of it is left."""
    shutil.copytree(indexed, library_dir)
    part, statements = FLAWS[name]
    change(library_dir, *statements)
    report = verify_library(library_dir)
    assert part in {finding.part for finding in report.findings}
    assert not report.is_sound
    assert verify_library(library_dir) == report
    assert verify_library(library_dir, repair=True).is_sound
    assert parts(library_dir) == set()


def test_after_a_repair_a_run_makes_the_library_what_it_was(
    library: Library, library_dir: Path, media_folder: Path
) -> None:
    """All kinds of damage at once: what was taken out is read again."""
    before, hits = library_state(library_dir, media_folder), len(library.search(RED).hits)
    change(
        library_dir, *(statement for _, statements in FLAWS.values() for statement in statements)
    )
    assert parts(library_dir) == {part for part, _ in FLAWS.values()}
    report = verify_library(library_dir, repair=True)
    assert report.is_sound
    assert report.unread > 0
    library.index()
    assert parts(library_dir) == set()
    assert library_state(library_dir, media_folder) == before
    assert len(library.search(RED).hits) == hits


def flip(path: Path, places: int = 20) -> None:
    """Change some bytes all over a file."""
    data = bytearray(path.read_bytes())
    for place in random.Random(1).sample(range(len(data)), places):
        data[place] ^= 0xFF
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [flip, Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_graph_that_is_not_what_was_written_is_built_again(
    library: Library, library_dir: Path, damage: Callable[[Path], None]
) -> None:
    """Flipped bits, an empty file and none at all are told; searches are right all the while."""
    graph = LibraryPaths(library_dir).graph(1, Modality.IMAGE)
    wanted = [hit.item.path for hit in library.search(RED).hits]
    damage(graph)
    assert parts(library_dir) == {Part.GRAPHS}
    assert verify_library(library_dir, repair=True).is_sound
    with closing(Library(library_dir, "starter", encoder_of=library._spaces.encoder_of)) as other:
        assert [hit.item.path for hit in other.search(RED).hits] == wanted
        other.index()
    assert parts(library_dir) == set()


@pytest.mark.parametrize("name", ["index-99-7.vectors", "index-99-image.hnsw", "index-1-x.hnsw"])
def test_files_of_a_space_that_is_gone_are_deleted(
    library_dir: Path, indexed: Path, name: str
) -> None:
    """As one that was mapped on Windows when the model was changed."""
    shutil.copytree(indexed, library_dir)
    (library_dir / name).write_bytes(b"left")
    assert parts(library_dir) == {Part.GRAPHS}
    assert verify_library(library_dir, repair=True).is_sound
    assert not (library_dir / name).exists()
    assert parts(library_dir) == set()


def test_previews_are_compared_with_the_files(library: Library, library_dir: Path) -> None:
    """A preview that is missing or cannot be shown is told, and made again."""
    with closing(sqlite3.connect(LibraryPaths(library_dir).thumbnails)) as connection:
        connection.execute("DELETE FROM previews WHERE kind = 'peaks'")
        connection.execute("UPDATE previews SET data = x'00' WHERE kind = 'jpeg'")
        connection.commit()
    assert parts(library_dir, repair=True) == {Part.PREVIEWS}
    library.index()
    assert parts(library_dir) == set()


def test_copies_of_the_catalogue_are_noticed(library: Library, library_dir: Path) -> None:
    """What a program for several computers left is told, and moved out of the library."""
    names = ["catalogue.sync-conflict-20260101-010101-ABCDEF.sqlite", "catalogue (1).sqlite"]
    for name in names:
        (library_dir / name).write_bytes(b"another's")
    assert parts(library_dir) == {Part.FILES}
    assert verify_library(library_dir, repair=True).is_sound
    assert parts(library_dir) == set()
    (aside,) = library_dir.parent.glob("library-aside-*")
    assert sorted(path.name for path in aside.iterdir()) == sorted(names)


def test_a_repair_waits_for_whoever_writes(library: Library, library_dir: Path) -> None:
    """Looking is free; mending is for who holds the lock."""
    with write_lock(LibraryPaths(library_dir)):
        assert verify_library(library_dir).is_sound
        with pytest.raises(LibraryBusyError):
            verify_library(library_dir, repair=True)


def tear(path: Path, pages: list[int]) -> None:
    """Overwrite pages, as a dying disk does."""
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * 4096 : (page + 1) * 4096] = bytes(range(256)) * 16
    path.write_bytes(data)


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of media and texts, with a library of them beside it."""
    folder = write_media_folder(tmp_path_factory.mktemp("torn") / "media")
    for number in range(40):
        write_text(folder / f"{number}.txt", f"A red house with {number} windows. " * 9)
    made = Library(folder.parent / "library", "starter", encoder_of=lambda *_: ColourEncoder())
    with closing(made):
        made.index((str(folder),))
    return folder


def tear_and_repair(make_library: MakeLibrary, houses: Path, library: Path, seed: int) -> None:
    """Tear three pages of a copy of the library, repair it, run, and compare."""
    shutil.copytree(houses.parent / "library", library)
    before, catalogue = library_state(library, houses), library / "catalogue.sqlite"
    count = catalogue.stat().st_size // 4096
    tear(catalogue, random.Random(seed).sample(range(1, count), 3))
    assert not verify_library(library).is_sound
    assert verify_library(library, repair=True).is_sound
    assert list(library.parent.glob(f"{library.name}-aside-*/catalogue.sqlite"))
    make_library(directory=library).index((str(houses),))
    assert library_state(library, houses) == before
    assert parts(library) == set()


@pytest.mark.parametrize("seed", range(2))
def test_a_torn_catalogue_is_saved_as_far_as_it_can_be_read(
    make_library: MakeLibrary, houses: Path, library_dir: Path, seed: int
) -> None:
    """Whichever pages are torn, the rest is saved, the damaged file is kept, and a run makes the
    library what it was.
    """
    tear_and_repair(make_library, houses, library_dir, seed)


def test_a_repair_without_room_leaves_the_library_as_it_was(houses: Path, tmp_path: Path) -> None:
    """No half copy of it stays on the full disk; once there is room, it is repaired."""
    with small_disk(tmp_path / "disk", 50_000_000) as disk:
        library = disk.place / "library"
        shutil.copytree(houses.parent / "library", library)
        tear(library / "catalogue.sqlite", [20, 21, 22])
        damaged = (library / "catalogue.sqlite").read_bytes()
        disk.change(f"size={shutil.disk_usage(disk.place).used + 100_000}")
        with pytest.raises(DiskFullError):
            verify_library(library, repair=True)
        assert (library / "catalogue.sqlite").read_bytes() == damaged
        assert list(disk.place.iterdir()) == [library]
        disk.change("size=50m")
        assert verify_library(library, repair=True).is_sound


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_forty_torn_catalogues_are_saved(
    make_library: MakeLibrary, houses: Path, tmp_path: Path
) -> None:
    """The same with forty other choices of pages."""
    for seed in range(100, 140):
        tear_and_repair(make_library, houses, tmp_path / str(seed), seed)


def test_a_catalogue_of_which_nothing_is_left_is_made_anew(
    library: Library, library_dir: Path
) -> None:
    """That is said plainly, and the library can be used again."""
    library.close()
    (library_dir / "catalogue.sqlite").write_bytes(b"nothing of it is left" * 1000)
    report = verify_library(library_dir, repair=True)
    assert "restore a backup" in report.findings[0].repaired
    assert parts(library_dir) == set()
