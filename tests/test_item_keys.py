"""What is stored beside items for lists: in step with them, in old libraries, and in any zone."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
import reference_lists
from filter_shelf import LibraryStore

from engine.catalogue import Catalogue, item_keys
from engine.catalogue import migrations as steps
from engine.catalogue.database import Database, Row
from engine.types import FileStat, Filters, Metadata, Modality, Sort

pytest_plugins = ("filter_fixtures",)

LAST_STEP_BEFORE = "how far a query's scores spread"
FACTS = (
    "id, root_id, path, modality, size, mtime_ns, hash, width, height, duration, title, author,"
    " taken, note, album, camera"
)
KEYS = (
    "path, name_words, stem_words, sort_name, ending, taken_day, moment, copied,"
    " (SELECT folded FROM folders WHERE id = folder_id)"
)


def fill(catalogue: Catalogue) -> None:
    """Items that every filter and order tells apart, some of them copies."""
    with catalogue.transaction():
        for number in range(40):
            name = ("IMG_{}.jpg", "Öl {}.tar.gz", "camelCase{}", "\udce9{}.MP3")[number % 4]
            path = f"/r/Folder {number % 7}/{name.format(number * 7 % 40)}"
            taken = ("", "2024-06-15T10:00:00", "2024-03-31T02:30:00", "what")[number % 3]
            stat = FileStat(path, number % 5, (1_718_430_000 + number) * 10**9)
            digest = bytes([number % 30]) * 16
            catalogue.items.put(1, stat, digest, Modality.IMAGE, Metadata(taken=taken))


def all_lists(catalogue: Catalogue) -> list[list[int]]:
    """Lists of all items and of a part of them, in every order."""
    asked = (Filters(), Filters(folders=("folder 3", "folder 4"), extensions=("jpg", "mp3")))
    return [catalogue.items.ids(filters, sort).tolist() for filters in asked for sort in Sort]


def told_lists(catalogue: Catalogue) -> list[list[int]]:
    """The same, told plainly."""
    asked = (Filters(), Filters(folders=("folder 3", "folder 4"), extensions=("jpg", "mp3")))
    return [reference_lists.listed(catalogue, f, sort) for f in asked for sort in Sort]


def rows(path: Path, columns: str) -> list[Row]:
    """Columns of all items."""
    with closing(Database(path)) as database:
        return list(database.query(f"SELECT {columns} FROM items ORDER BY id"))


def older(path: Path, items: Sequence[Row], monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a library as an earlier version did, with these items."""
    names = [name for name, _ in steps.STEPS]
    before = steps.STEPS[: names.index(LAST_STEP_BEFORE) + 1]
    with monkeypatch.context() as earlier, closing(Database(path)) as database:
        earlier.setattr(steps, "STEPS", before)
        steps.migrate(database)
        database.execute("INSERT INTO roots (path) VALUES (?)", (b"/r",))
        marks = ", ".join("?" * len(FACTS.split(",")))
        database.execute_many(f"INSERT INTO items ({FACTS}) VALUES ({marks})", items)


def test_an_older_library_has_what_a_new_one_has(
    shelf: LibraryStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening a library of an earlier version works out all that storing its files would have."""
    monkeypatch.setattr(item_keys, "_BATCH", 7)
    fill(shelf.catalogue)
    new, old = tmp_path / "catalogue.sqlite", tmp_path / "old.sqlite"
    older(old, rows(new, FACTS), monkeypatch)
    with closing(Catalogue(old)) as catalogue:
        assert all_lists(catalogue) == all_lists(shelf.catalogue) == told_lists(catalogue)
    assert rows(old, KEYS) == rows(new, KEYS)


def test_a_traveller_s_library_is_in_order(
    shelf: LibraryStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In another zone tags tell other moments: to a reader at once, and to all after a write."""
    fill(shelf.catalogue)
    found = [all_lists(shelf.catalogue)]
    path = tmp_path / "catalogue.sqlite"
    try:
        for zone in ("Asia/Tokyo", "America/Los_Angeles"):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            with closing(Catalogue(path, readonly=True)) as reader:
                found.append(all_lists(reader))
                assert found[-1] == told_lists(reader)
                with closing(Catalogue(path)) as writer, writer.transaction():
                    pass
                assert all_lists(reader) == found[-1]
    finally:
        monkeypatch.undo()
        time.tzset()
    assert found[0] != found[1] != found[2]


def test_nothing_of_a_forgotten_folder_is_on_disk(shelf: LibraryStore, tmp_path: Path) -> None:
    """Once no item is left in a folder, and the file was written anew, its name is gone."""
    shelf.put("secret/a.jpg", content="a")
    shelf.put("Secret/sub/b.jpg", content="b")
    shelf.put("kept/c.jpg")
    (secret,) = shelf.catalogue.items.ids(Filters(folders=("/r/secret",))).tolist()
    below = shelf.catalogue.items.find("/r/Secret/sub/b.jpg")
    assert below is not None
    with shelf.catalogue.transaction():
        shelf.catalogue.items.remove([secret])
        shelf.catalogue.items.relocate(below, 1, FileStat("/r/kept/b.jpg", 1, 1))
    shelf.catalogue.compact()
    on_disk = b"".join(path.read_bytes() for path in tmp_path.glob("catalogue.sqlite*"))
    assert b"ecret" not in on_disk
    assert shelf.left("in:kept") == ["kept/b.jpg", "kept/c.jpg"]
