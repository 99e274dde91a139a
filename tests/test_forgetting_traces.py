"""Whatever is in no row of a library any more is in no byte of its files, whoever searches."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_media_folder, write_text
from conftest import MakeLibrary

from engine.catalogue import Catalogue
from engine.catalogue.item_groups import KeptGroup
from engine.library.facade import Library
from engine.library.keeping import verify_library
from engine.paths import LibraryPaths
from engine.types import Metadata, Modality, Query, Term, TextLine

SHORTEST = 8
RED = Query((Term(Modality.TEXT, "red"),))
LINES = (TextLine("quicksilver receipt zanzibar harbour 4711", (0.125, 0.25, 0.875, 0.3125)),)


@pytest.fixture
def private(tmp_path: Path) -> Path:
    """A folder that is to be forgotten: media, a text, and a file that cannot be read."""
    folder = write_media_folder(tmp_path / "private diary")
    write_text(folder / "zanzibar.txt", "quicksilver and red zanzibar, twice quicksilver")
    (folder / "broken zeppelin.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


@pytest.fixture
def library(make_library: MakeLibrary, media_folder: Path, private: Path) -> Library:
    """A library of both folders, with text that was read in a picture, and of what was opened."""
    write_text(media_folder / "kept.txt", "a red house that stays where it is")
    made = make_library()
    made.index((str(media_folder), str(private)))
    made.preferences.note_opened(1, Modality.IMAGE)
    catalogue = made._catalogue
    picture = next(
        entry[0]
        for path, entry in catalogue.items.stats_under(str(private)).items()
        if path.endswith("rose.png")
    )
    item, text = catalogue.items.get([picture])[0], LINES[0].text
    with catalogue.transaction():
        catalogue.picture_texts.put(picture, catalogue.items.digest(picture), 1, LINES)
        catalogue.items.put_text(picture, text)
        catalogue.fulltext.put(picture, item.path, Metadata(), text)
    assert made.readings.passages().read == 1
    return made


def values(library_dir: Path) -> set[bytes]:
    """Everything of some length that any row of both databases has, those of full text too."""
    found: set[bytes] = set()
    for name in ("catalogue.sqlite", "thumbs.sqlite"):
        with closing(sqlite3.connect(library_dir / name)) as connection:
            tables = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            ).fetchall()
            for (table,) in tables:
                for row in connection.execute(f"SELECT * FROM {table}"):
                    found.update(
                        v.encode() if isinstance(v, str) else v for v in row if _is_long(v)
                    )
    return found


def _is_long(value: object) -> bool:
    return isinstance(value, str | bytes) and len(value) >= SHORTEST


def left_on_disk(library_dir: Path, gone: set[bytes]) -> list[bytes]:
    """Those of some values that are in the bytes of any file of a library, journals included."""
    files = [path.read_bytes() for path in library_dir.rglob("*") if path.is_file()]
    return [value for value in gone if any(value in data for data in files)]


def check(library_dir: Path, before: set[bytes]) -> None:
    """Nothing is on disk that was in a row and is not any more, and that was much."""
    now = values(library_dir)
    # A value that is part of another one that stayed is no trace.
    gone = {value for value in before - now if not any(value in kept for kept in now)}
    assert any(b"zanzibar.txt" in value for value in gone)
    assert left_on_disk(library_dir, gone) == []
    assert left_on_disk(library_dir, {b"quicksilver", b"private diary", b"zeppelin"}) == []


def test_a_folder_that_is_forgotten_leaves_nothing(
    library: Library, library_dir: Path, private: Path
) -> None:
    """Rows, packed text, words, lines and passages read in pictures, vectors, previews,
    failures and the folder itself: none of it is in any byte of any file.
    """
    before = values(library_dir)
    assert left_on_disk(library_dir, {b"quicksilver", b"zeppelin"})
    assert library.forget(str(private)).is_final
    check(library_dir, before)


def test_names_of_groups_have_no_word_that_was_forgotten(
    library: Library, library_dir: Path, private: Path, media_folder: Path
) -> None:
    """A group without files goes, and another one keeps the words of the files that stay."""
    catalogue = library._catalogue
    own, others = (
        np.array([entry[0] for entry in catalogue.items.stats_under(str(folder)).values()])
        for folder in (private, media_folder)
    )
    mixed, alone = np.append(others, own[:1]), own[1:]
    with catalogue.transaction():
        catalogue.item_groups.replace_all(
            [
                KeptGroup("quicksilver, house", 0.5, members=mixed),
                KeptGroup("quicksilver zeppelin", 0.5, members=alone),
            ]
        )
    before = values(library_dir)
    assert library.forget(str(private)).is_final
    check(library_dir, before)
    assert [group.name for group in library.groups.told().groups] == ["house"]


def test_nothing_is_left_beside_searches_either(
    library: Library, make_library: MakeLibrary, library_dir: Path, private: Path
) -> None:
    """While another thread searches without a pause, and reads rows of what it finds, forgetting is
    final, or the next run makes it so.
    """
    before, ended = values(library_dir), threading.Event()
    other = make_library()
    other.search(RED)

    def search() -> None:
        while not ended.is_set():
            other.search(RED)

    searching = threading.Thread(target=search)
    searching.start()
    try:
        is_final = library.forget(str(private)).is_final
    finally:
        ended.set()
        searching.join()
    if not is_final:
        library.index()
    check(library_dir, before)


def test_the_history_that_is_forgotten_leaves_nothing(library: Library, library_dir: Path) -> None:
    """No day on which something was opened is in any byte."""
    day = {date.today().isoformat().encode()}
    with closing(Catalogue(LibraryPaths(library_dir).catalogue)) as catalogue:
        catalogue.compact()
    assert left_on_disk(library_dir, day)
    assert library.preferences.forget_openings()
    assert left_on_disk(library_dir, day) == []


def test_what_was_kept_aside_is_named(library: Library, library_dir: Path, private: Path) -> None:
    """A repair keeps the damaged file, which is the person's to delete: one line tells where."""
    (library_dir / "catalogue (1).sqlite").write_bytes(b"quicksilver")
    assert verify_library(library_dir, repair=True).is_sound
    (aside,) = library_dir.parent.glob("library-aside-*")
    assert library.forget(str(private)).lines() == [
        f"{aside} may still have it. Delete that folder if you do not need it."
    ]
