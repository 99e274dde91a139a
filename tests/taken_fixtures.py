"""A library whose window is open, as other programs meet it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import new_library

from engine.library.door import Door, Keeper, Request
from engine.paths import LibraryPaths


@pytest.fixture
def library_paths(library_dir: Path) -> LibraryPaths:
    """An empty library."""
    return LibraryPaths(new_library(library_dir))


@pytest.fixture
def taken_requests(library_paths: LibraryPaths) -> Iterator[list[Request]]:
    """What a window that is open on the library is asked."""
    requests: list[Request] = []

    def take(request: Request) -> bool:
        requests.append(request)
        return True

    door = Door(library_paths, Keeper.WINDOW, take)
    door.open()
    yield requests
    door.close()
