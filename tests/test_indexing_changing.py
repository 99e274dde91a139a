"""A file that changes while it is read: nothing of it is told of what it was, or is, by mistake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from colour_media import write_text
from conftest import MakeLibrary
from runs import counts, run

from engine.indexing import changes
from engine.indexing import run as indexing_run
from engine.library.facade import Library

Change = Callable[[Path], None]


def rewrite(path: Path) -> None:
    """Write something else into a file."""
    write_text(path, "green green")


def take_away(path: Path) -> None:
    """Remove a file."""
    path.unlink()


@pytest.fixture(params=[(changes, "content_hash"), (indexing_run, "judge")], ids=["hash", "read"])
def meddle(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[], None]], None]:
    """Have something done once, right after a file is hashed, or right before it is decoded."""
    module, name = request.param
    original = getattr(module, name)

    def arrange(act: Callable[[], None]) -> None:
        acts = [act]

        def meddling(*args: Any, **kwargs: Any) -> Any:
            result = original(*args, **kwargs)
            while acts:
                acts.pop()()
            return result

        monkeypatch.setattr(module, name, meddling)

    return arrange


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A document in a folder that is not empty without it."""
    write_text(tmp_path / "notes" / "unfit.bin", "no")
    return write_text(tmp_path / "notes" / "note.txt", "red red red")


def texts(library: Library, folder: Path) -> dict[str, str]:
    """What the library has of each file."""
    items = library._catalogue.items
    return {path: items.text(found[0]) for path, found in items.stats_under(str(folder)).items()}


@pytest.mark.parametrize(("change", "after"), [(rewrite, "green green"), (take_away, "")])
def test_what_changes_while_it_is_read_is_left_for_the_next_run(
    make_library: MakeLibrary,
    note: Path,
    meddle: Callable[[Callable[[], None]], None],
    change: Change,
    after: str,
) -> None:
    """It is in neither the library nor the failures; then the library has what there is."""
    library = make_library()
    meddle(lambda: change(note))
    assert run(library, note.parent).changing == 1
    assert texts(library, note.parent) == {}
    run(library)
    assert texts(library, note.parent) == ({str(note): after} if after else {})
    assert library.failures() == []


def test_a_file_that_changes_keeps_what_is_known_of_it(
    make_library: MakeLibrary, note: Path, meddle: Callable[[Callable[[], None]], None]
) -> None:
    """What was indexed before is found until the next run, and no other file is taken for it."""
    library = make_library()
    run(library, note.parent)
    write_text(note, "blue blue")
    meddle(lambda: rewrite(note))
    assert counts(run(library)) == {}
    assert texts(library, note.parent) == {str(note): "red red red"}
    write_text(note.with_name("copy.txt"), "blue blue")
    assert counts(run(library)) == {"indexed": 2}
    assert texts(library, note.parent) == {
        str(note): "green green",
        str(note.with_name("copy.txt")): "blue blue",
    }
