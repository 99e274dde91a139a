"""The orders that a list can be in, on a real catalogue and as the window's reader gives them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from colour_media import write_tone
from conftest import MakeLibrary
from filter_shelf import LibraryStore

from engine.library.reader import LibraryReader
from engine.query import parse
from engine.types import Filters, Sort

pytest_plugins = ("filter_fixtures",)


@pytest.mark.usefixtures("zone")
def test_newest_first(shelf: LibraryStore) -> None:
    """By date: a file's own date or else its last change; ties in the order they were added."""
    shelf.put("b", changed="2024-01-03T00:00:00")
    shelf.put("a", changed="2024-01-03T00:00:00")
    shelf.put("taken", changed="2025-01-01T00:00:00", taken="2024-01-02T10:00:00")
    shelf.put("day", taken="2024-01-03")
    shelf.put("later", taken="2024-01-03T00:00:01")
    expected = ["later", "b", "a", "day", "taken"]
    assert shelf.listed(Filters(), Sort.DATE) == expected
    assert shelf.listed(Filters(), Sort.RELEVANCE) == expected


def test_names_from_a(shelf: LibraryStore) -> None:
    """By name: without folders, case and accents, and numbers by their value."""
    names = ["z/Apfel", "img 2", "IMG 10", "IMG 010", "a/ölberg", "Omega", "öl", "zoo", "犬"]
    for name in reversed(names):
        shelf.put(name)
    listed = shelf.listed(Filters(), Sort.NAME)
    assert [os.path.basename(name) for name in listed] == [
        *("Apfel", "img 2", "IMG 010", "IMG 10", "öl", "ölberg", "Omega", "zoo", "犬")
    ]


def test_largest_and_longest_first(shelf: LibraryStore) -> None:
    """By size and by duration, with what has no duration last; ties as they were added."""
    shelf.put("c", size=5, seconds=1.0)
    shelf.put("b", size=9)
    shelf.put("a", size=5, seconds=9.0)
    assert shelf.listed(Filters(), Sort.SIZE) == ["b", "c", "a"]
    assert shelf.listed(Filters(), Sort.DURATION) == ["a", "c", "b"]


def test_browsing_takes_any_order(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path
) -> None:
    """The window's reader lists what real files have: sizes, names and durations."""
    folder = tmp_path / "media"
    for number, seconds in ((10, 2.0), (9, 4.0), (1, 3.0)):
        write_tone(folder / f"tone {number}.wav", "low", seconds=seconds)
    make_library().index((str(folder),))
    reader = LibraryReader(library_dir)

    def listed(text: str) -> list[str]:
        query = parse(text)
        items = reader.items(reader.item_ids(query.filters, query.sort).tolist())
        return [Path(item.path).stem for item in items]

    assert listed("sort:name") == ["tone 1", "tone 9", "tone 10"]
    assert listed("sort:duration") == listed("sort:size") == ["tone 9", "tone 1", "tone 10"]
    assert listed("duration:<3s sort:name") == ["tone 1", "tone 10"]
    reader.close()
