"""Searches under names: kept in the library, counted where no model is needed, and on the command
line.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Capture, asked, complaint
from conftest import MakeLibrary

from engine.cli.main import run
from engine.library.keeping import export_library
from engine.library.reader import LibraryReader
from engine.types import Modality, SavedSearch, Term
from engine.types.saved import with_search, without_search

pytest_plugins = ("desktop_fixtures",)

BLUE, RED, TALL = (SavedSearch(name, name.lower()) for name in ("Blue", "Red", "Tall"))


def test_a_list_keeps_its_order() -> None:
    """A search goes last, where it is wanted, or where the one was whose place it takes."""
    assert with_search((BLUE, RED), TALL) == (BLUE, RED, TALL)
    assert with_search((BLUE, RED), TALL, 0) == (TALL, BLUE, RED)
    assert with_search((BLUE, RED), RED, 0) == (RED, BLUE)
    assert with_search((BLUE, RED), TALL, instead_of="Blue") == (TALL, RED)
    changed = SavedSearch("Blue", "sea")
    assert with_search((BLUE, RED), changed) == (changed, RED)
    assert without_search((BLUE, RED), "Blue") == (RED,)


def test_the_library_keeps_searches_with_their_files(
    make_library: MakeLibrary, library_dir: Path
) -> None:
    """As they were, in their order, for every reader."""
    library = make_library()
    term = Term(Modality.IMAGE, "/a/b\udc80.png", is_file=True, weight=-0.5)
    like = SavedSearch("Like it", "green", (term,))
    for search in (BLUE, like):
        library.by_hand.keep_search(search)
    library.by_hand.keep_search(RED, 0)
    assert library.by_hand.remove_search("Blue")
    assert not library.by_hand.remove_search("Blue")
    reader = LibraryReader(library_dir)
    assert reader.saved_searches() == (RED, like)
    reader.close()


def test_a_search_may_name_what_is_no_letter(make_library: MakeLibrary, library_dir: Path) -> None:
    """The folder in it is kept byte by byte, and its own name as far as it can be read."""
    library = make_library()
    library.by_hand.keep_search(SavedSearch("old \udcff", "in:/a/b\udc80"))
    reader = LibraryReader(library_dir)
    assert reader.saved_searches() == (SavedSearch("old ?", "in:/a/b\udc80"),)
    reader.close()
    export_library(library_dir, library_dir / "told")
    (line,) = (library_dir / "told" / "saved_searches.jsonl").read_text().splitlines()
    assert json.loads(line)["query"] == "in:/a/b\udc80"
    assert library.by_hand.remove_search("old \udcff")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("type:image", 3),
        ("in:trees", 3),
        ('"green"', 1),
        ('"green" type:image', 0),
        ('-"green" type:text', 2),
        ("", 8),
        ("green", None),
        ("size:huge", None),
    ],
)
def test_what_needs_no_model_is_counted(
    make_indexed: MakeLibrary, library_dir: Path, query: str, count: int | None
) -> None:
    """Filters and quoted words leave a number of files; meaning ranks all of them."""
    make_indexed().close()
    reader = LibraryReader(library_dir)
    assert reader.count(SavedSearch("x", query)) == count
    reader.close()


def test_searches_are_saved_on_the_command_line(
    make_indexed: MakeLibrary, library_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Save, list, list as JSON and remove; the query is checked before it is kept."""
    make_indexed().close()
    monkeypatch.setenv("TRIPTYCH_LIBRARY", str(library_dir))
    assert run(["searches"]) == 0
    assert "No search is saved" in capsys.readouterr().out
    assert run(["searches", "save", "My pictures", "type:image", "sort:name"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "The search My pictures is saved.",
        "My pictures: type:image sort:name  (3 files)",
    ]
    kept = {"name": "My pictures", "query": "type:image sort:name", "files": [], "count": 3}
    assert asked(capsys, "searches") == {"searches": [kept]}
    assert "huge" in complaint(capsys, "searches", "save", "Bad", "size:huge")
    assert "no saved search Bad" in complaint(capsys, "searches", "remove", "Bad")
    assert run(["searches", "save", "Only a name"]) == 2
    assert run(["searches", "remove", "My pictures"]) == 0
    assert capsys.readouterr().out == "The search My pictures is removed.\n"
