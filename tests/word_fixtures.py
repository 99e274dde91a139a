"""A fixture for full text: a catalogue without files."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_shelf import ROOT

from engine.catalogue import Catalogue


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """A new catalogue with the root /home/ada/Pictures."""
    opened = Catalogue(tmp_path / "catalogue.sqlite")
    with opened.transaction():
        opened.roots.add(ROOT)
    return opened
