"""Fixtures for models as a person manages them: a small CLIP in a folder, and on a hub."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from checkpoints import write_clip
from local_hub import LocalHub, local_hub
from managed_models import SMALL, hub_of

from engine.encoders import installed
from engine.paths import model_cache


@pytest.fixture(scope="module")
def preset_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small CLIP on disk, in the files of a preset; not to be changed."""
    return write_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture
def source(preset_dir: Path, tmp_path: Path) -> Path:
    """A copy of the small CLIP, as a person carries it from machine to machine."""
    return Path(shutil.copytree(preset_dir, tmp_path / "carried"))


@pytest.fixture
def hub(preset_dir: Path) -> Iterator[LocalHub]:
    """A hub that offers the small CLIP as the preset `small`."""
    with local_hub() as running:
        running.offer(hub_of(SMALL), preset_dir)
        yield running


@pytest.fixture
def hub_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hub's own cache for this test: empty, whatever this machine has."""
    monkeypatch.setattr(installed, "HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


@pytest.fixture
def models_dir(home: Path, hub_cache: Path) -> Path:
    """Where this test's models lie; there are none yet."""
    model_cache().mkdir(parents=True)
    return model_cache()
