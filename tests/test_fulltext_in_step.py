"""Full text in step with the items: what changes, moves or is forgotten leaves no word behind."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from conftest import MakeLibrary
from library_state import library_state
from runs import counts, run
from word_shelf import PROSE, ROOT, found, put, store

from engine.catalogue import Catalogue
from engine.catalogue import migrations as steps
from engine.catalogue.database import Database
from engine.types import Metadata

pytest_plugins = ("word_fixtures",)


def test_words_leave_with_their_item(catalogue: Catalogue) -> None:
    """Removed, replaced, removed with its root, or without its item: no word is left behind."""
    first, second = put(catalogue, "a.txt", "quicksilver"), put(catalogue, "b.txt", "quicksilver")
    third = put(catalogue, "c.txt", "quicksilver")
    with catalogue.transaction():
        catalogue.items.remove([first])
    assert found(catalogue, "quicksilver") == [second, third]
    assert put(catalogue, "b.txt", "mercury") == second
    assert found(catalogue, "quicksilver") == [third]
    with catalogue.transaction():
        catalogue.fulltext.remove([second])
    assert found(catalogue, "mercury") == []
    with catalogue.transaction():
        catalogue.roots.remove(1)
    assert found(catalogue, "quicksilver") == []


def test_nothing_of_a_forgotten_word_is_on_disk(catalogue: Catalogue, tmp_path: Path) -> None:
    """After compaction the file's bytes hold no word of what was removed, and the others' still."""
    kept = put(catalogue, "b.txt", "wanderlust " + PROSE)
    gone = [put(catalogue, f"{n}.txt", f"quicksilver{'x' * n} {PROSE}") for n in range(20)]
    assert b"quicksilver" in on_disk(tmp_path)
    with catalogue.transaction():
        catalogue.items.remove(gone)
    catalogue.compact()
    assert b"quicksilver" not in on_disk(tmp_path)
    assert b"wanderlust" in on_disk(tmp_path)
    assert found(catalogue, "wanderlust") == [kept]


def on_disk(folder: Path) -> bytes:
    """All bytes of the catalogue and its journal."""
    return b"".join(path.read_bytes() for path in folder.glob("catalogue.sqlite*"))


def test_an_older_library_is_searched_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library from before full text has its names, folders, titles and texts taken in."""
    path = tmp_path / "catalogue.sqlite"
    names = [name for name, _ in steps.STEPS]
    with monkeypatch.context() as earlier:
        earlier.setattr(steps, "STEPS", steps.STEPS[: names.index("albums and cameras")])
        Catalogue(path).close()
    database = Database(path)
    database.execute("INSERT INTO roots (path) VALUES (?)", (ROOT.encode(),))
    for number, name in enumerate(("Ägypten/BlueNile.jpg", "notes.txt"), 1):
        database.execute(
            "INSERT INTO items VALUES (?, 1, ?, 'text', 1, 1, 'h', 0, 0, 0, 'Felucca', '', '', '')",
            (number, f"{ROOT}/{name}".encode()),
        )
    database.execute("INSERT INTO documents VALUES (2, ?)", (zlib.compress("日落".encode()),))
    database.close()
    catalogue = Catalogue(path)
    assert [found(catalogue, words) for words in ("nile", "agypten", "日落")] == [[1], [1], [2]]
    assert sorted(found(catalogue, "felucca")) == [1, 2]
    assert catalogue.items.get([1])[0].metadata == Metadata(title="Felucca")
    catalogue.close()


def test_a_transaction_that_is_cut_off_keeps_items_and_words_agreeing(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    """What a killed process leaves on disk, in the middle of a batch, is the state before it."""
    kept = put(catalogue, "a.txt", "quicksilver")
    with catalogue.transaction():
        store(catalogue, "b.txt", "mercury")
        catalogue.items.remove([kept])
        # The files as they are on disk now are what a kill at this moment leaves.
        shutil.copytree(tmp_path, tmp_path / "killed", ignore=lambda *_: ["home", "killed"])
    survivor = Catalogue(tmp_path / "killed" / "catalogue.sqlite")
    assert found(survivor, "quicksilver") == [kept]
    assert found(survivor, "mercury") == []
    survivor.close()
    assert found(catalogue, "quicksilver") == []


def test_many_changes_leave_the_index_of_a_new_library(tmp_path: Path) -> None:
    """Postings are those of a library that never had what was removed, each in its place."""
    changed, fresh = Catalogue(tmp_path / "changed.sqlite"), Catalogue(tmp_path / "fresh.sqlite")
    texts = {number: f"{PROSE} {number} 海滩" for number in range(60)}
    for catalogue in (changed, fresh):
        with catalogue.transaction():
            catalogue.roots.add(ROOT)
    for number in (*range(60), *range(10)):
        put(changed, f"{number % 30}.txt", texts[number], album="Vespertine" * (number % 2))
    with changed.transaction():
        changed.items.remove(range(11, 99))
    for number in range(10):
        put(fresh, f"{number}.txt", texts[number], album="Vespertine" * (number % 2))
    changed.close()
    fresh.close()
    assert postings(tmp_path / "changed.sqlite") == postings(tmp_path / "fresh.sqlite")


def postings(path: Path) -> list[tuple[str, int, str, int]]:
    """Every (word, item, column, position) of the index, which must pass SQLite's own check."""
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO fulltext (fulltext) VALUES ('integrity-check')")
        connection.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab (main, fulltext, instance)")
        found = connection.execute("SELECT term, doc, col, offset FROM temp.v").fetchall()
    connection.close()
    return sorted(found)


def test_words_follow_a_file(make_library: MakeLibrary, tmp_path: Path, library_dir: Path) -> None:
    """A document that is moved, copied or removed is found by its present name only, as its title
    segment tells too: the library is the one that a first run would make.
    """
    media = tmp_path / "media"
    picture = write_picture(media / "sunrise.png", "red")
    write_text(media / "Draft.txt", "quicksilver in a jar")
    library = make_library()
    run(library, media)
    (media / "Draft.txt").rename(media / "Final.txt")
    write_text(media / "later" / "Draft.txt", "quicksilver in a jar")
    picture.unlink()
    assert counts(run(library)) == {"moved": 1, "indexed": 1, "removed": 1}
    catalogue = Catalogue(library_dir / "catalogue.sqlite", readonly=True)
    words = ("sunrise", "final", "draft", "later", "quicksilver")
    ids = {word: sorted(found(catalogue, word)) for word in words}
    catalogue.close()
    assert [len(ids[word]) for word in words] == [0, 1, 1, 1, 2]
    assert sorted(ids["final"] + ids["later"]) == ids["quicksilver"]
    run(make_library(directory=tmp_path / "fresh"), media)
    assert library_state(library_dir, media) == library_state(tmp_path / "fresh", media)
