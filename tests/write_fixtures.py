"""Fixtures: the engine's worker that writes, on a library of its own, and two folders to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_media import write_picture
from conftest import MakeLibrary
from engine_writes import Writes


@pytest.fixture
def writes(make_library: MakeLibrary, library_dir: Path) -> Iterator[Writes]:
    """A worker that is not started yet."""
    writes = Writes(make_library(), library_dir)
    yield writes
    writes.worker.close()
    writes.library.close()


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    """Two folders of twenty pictures each."""
    for name in ("one", "two"):
        for number in range(20):
            write_picture(tmp_path / name / f"{number}.png", "green", number)
    return str(tmp_path / "one"), str(tmp_path / "two")
