"""An export tells all that a library knows, in tables that other programs read."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from conftest import MakeLibrary
from library_state import library_state
from processes import PROJECT

from engine.catalogue import Catalogue
from engine.errors import DamagedLibraryError, UserError
from engine.library.facade import Library
from engine.library.keeping import export_library
from engine.paths import LibraryPaths


@pytest.fixture
def library(make_library: MakeLibrary, media_folder: Path) -> Library:
    """A library of some media."""
    made = make_library()
    made.index((str(media_folder),))
    return made


def test_an_export_has_all_rows_and_vectors(
    library: Library, library_dir: Path, media_folder: Path, tmp_path: Path
) -> None:
    """Every file with its metadata and text, every segment with its vector, in the same order."""
    written = export_library(library_dir, tmp_path / "out", vectors=True)
    about = json.loads((tmp_path / "out/library.json").read_text())
    assert (about["format"], about["files"]) == (1, written)

    def lines(name: str) -> list[dict[str, object]]:
        text = (tmp_path / f"out/{name}.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    state = library_state(library_dir, media_folder)
    items = {item["id"]: Path(str(item["path"])) for item in lines("items")}
    assert {str(path.relative_to(media_folder)) for path in items.values()} == set(state)
    texts = {items[row["item_id"]]: row["text"] for row in lines("documents")}
    assert texts == {media_folder / name: row[3] for name, row in state.items() if row[3]}
    vectors, segments = np.load(tmp_path / "out/vectors-1.npy"), lines("segments")
    assert len(vectors) == len(segments) == written["segments.jsonl"]
    with closing(Catalogue(LibraryPaths(library_dir).catalogue, readonly=True)) as catalogue:
        for item_id in items:
            rows = [n for n, segment in enumerate(segments) if segment["item_id"] == item_id]
            wanted = catalogue.segments.vectors_of_item(int(str(item_id)), 1)
            np.testing.assert_array_equal(vectors[rows].astype(np.float32), wanted)
    with pytest.raises(UserError, match="something in"):
        export_library(library_dir, tmp_path / "out")
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="below cannot be written"):
        export_library(library_dir, tmp_path / "file" / "below")


def test_nothing_stays_of_an_export_that_meets_damage(
    library: Library, library_dir: Path, tmp_path: Path
) -> None:
    """What is there would look like all of it."""
    library.close()
    path = LibraryPaths(library_dir).catalogue
    with closing(sqlite3.connect(path)) as database:
        ((page,),) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'segments'")
        ((size,),) = database.execute("PRAGMA page_size")
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(size))
    with pytest.raises(DamagedLibraryError):
        export_library(library_dir, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_the_page_of_the_export_names_every_field(library: Library, library_dir: Path) -> None:
    """docs/export.md has a line for each file, and no field is left out or made up."""
    page = (PROJECT / "docs/export.md").read_text(encoding="utf-8")
    told = {
        row[1]: set(re.findall(r"`(\w+)`", row[2]))
        for row in re.finditer(r"^\| `(\w+)\.jsonl` \|[^|]*\| (.*) \|$", page, re.MULTILINE)
    }
    with closing(Catalogue(LibraryPaths(library_dir).catalogue, readonly=True)) as catalogue:
        assert told == {table: set(rows) for table, rows in catalogue.dump().tables().items()}
