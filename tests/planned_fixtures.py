"""A root to plan, as a fixture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from planned_root import PlannedRoot


@pytest.fixture
def root(tmp_path: Path) -> Iterator[PlannedRoot]:
    """An empty root."""
    made = PlannedRoot(tmp_path)
    yield made
    made.catalogue.close()
