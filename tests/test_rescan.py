"""Looking again at files of which none has changed reads no vectors, and misses no lost graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakeLibrary
from runs import MEDIA_FILES, counts, run

from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.types import Modality


@pytest.fixture
def reopened(make_library: MakeLibrary, media_folder: Path) -> Library:
    """A library as a process opens it that did not index it."""
    run(make_library(), media_folder)
    return make_library()


def test_unchanged_files_need_no_vectors(reopened: Library) -> None:
    """What is in memory stays small, however large the library is."""
    assert counts(run(reopened)) == {"unchanged": MEDIA_FILES}
    assert not reopened._serving(reopened._catalogue).index.is_loaded


@pytest.mark.parametrize("damage", [b"another's", None])
def test_a_graph_that_was_lost_is_built_again(
    reopened: Library, library_dir: Path, damage: bytes | None
) -> None:
    """Files that are missing, or not what was written, are noticed without the vectors."""
    path = LibraryPaths(library_dir).graph(1, Modality.IMAGE)
    before = path.read_bytes()
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    run(reopened)
    assert len(path.read_bytes()) == len(before)
