"""Models as a person manages them: taken out of a folder, listed, and asked for by command."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.cli.main import run
from engine.encoders.hub_files import HubFiles
from engine.encoders.presets import PRESETS, Preset
from engine.encoders.states import FetchProgress
from engine.models import upkeep
from engine.models.facts import ModelEntry
from engine.models.listing import list_models
from engine.paths import model_cache

SMALL = PRESETS["small"]
Capture = pytest.CaptureFixture[str]


def hub_of(model: Preset) -> HubFiles:
    """What a model downloads."""
    assert model.hub is not None
    return model.hub


def copy(source: Path, models_dir: Path, name: str = "small") -> list[FetchProgress]:
    """Take a model out of a folder; returns what was told meanwhile."""
    told: list[FetchProgress] = []
    upkeep.fetch(name, models_dir, told.append, lambda: False, source)
    return told


def entries(library: Path | None = None) -> dict[str, ModelEntry]:
    """The list of models by name."""
    return {entry.name: entry for entry in list_models(model_cache(), library)}


def said(capsys: Capture, *arguments: str, status: int = 0) -> str:
    """Run a command; returns what it says on stdout, or its one line of complaint."""
    assert run(list(arguments)) == status
    out, err = capsys.readouterr()
    if status:
        assert len(err.splitlines()) == 1
    return err if status else out
