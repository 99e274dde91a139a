"""A library in a folder that a person may only read, such as a share or a disc: it is searched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import Capture, complaint
from conftest import MakeLibrary
from permissions import forbidden
from runs import MEDIA_FILES, best, run

from engine.library.keeping import backup_library, verify_library
from engine.types import Modality

pytestmark = pytest.mark.skipif(os.name == "nt", reason="its folders know other permissions")


@pytest.fixture
def closed(
    make_library: MakeLibrary,
    media_folder: Path,
    library_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Path]:
    """A library of media that nothing may be written to."""
    library = make_library()
    run(library, media_folder)
    library.close()
    monkeypatch.setenv("TRIPTYCH_LIBRARY", str(library_dir))
    for left in library_dir.glob("*.sqlite-*"):
        left.unlink()
    with forbidden(library_dir, 0o555):
        yield library_dir


def test_it_is_searched_checked_and_copied(
    closed: Path, make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Whatever only reads it works as ever, and leaves nothing beside it."""
    before = {path.name for path in closed.iterdir()}
    library = make_library()
    assert best(library, "red", Modality.IMAGE) == "rose.png"
    assert [root.items for root in library.status().roots] == [MEDIA_FILES]
    library.close()
    assert verify_library(closed).findings == ()
    assert backup_library(closed, tmp_path / "backup").items == MEDIA_FILES
    assert {path.name for path in closed.iterdir()} == before


@pytest.mark.parametrize("command", [["index"], ["forget", "rose.png"], ["mark", "rose.png"]])
def test_what_would_write_to_it_says_so(
    closed: Path, media_folder: Path, capsys: Capture, command: list[str]
) -> None:
    """In one line that names the library."""
    paths = [str(next(media_folder.rglob(one))) for one in command[1:]]
    favourite = ["--favourite"] if command[0] == "mark" else []
    assert str(closed) in complaint(capsys, command[0], *paths, *favourite)
