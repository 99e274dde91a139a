"""Fixtures for what is asked of a catalogue by filters: an empty one, and places of the world."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filter_shelf import LibraryStore


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[LibraryStore]:
    """An empty catalogue with the root /r."""
    made = LibraryStore(tmp_path)
    yield made
    made.catalogue.close()


@pytest.fixture(params=["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Local time in several places of the world."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()
