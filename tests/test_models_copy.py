"""Models that are taken out of a folder, where there is no network."""

from __future__ import annotations

from pathlib import Path

import pytest
from managed_models import SMALL, copy, hub_of

from engine.alignment.registry import build
from engine.encoders.installed import own_directory, state_of, write_manifest
from engine.encoders.pins import CONFIG_FILE, WEIGHTS_FILE
from engine.encoders.states import ModelState
from engine.errors import Cancelled, UserError
from engine.models import upkeep

pytest_plugins = ("model_fixtures",)


def test_a_model_is_copied_from_a_folder(source: Path, models_dir: Path) -> None:
    """With no network a folder of files is enough; progress tells files and bytes."""
    told = copy(source, models_dir)
    sizes = [(source / name).stat().st_size for name in hub_of(SMALL).names]
    assert [told[0].file, told[-1].file] == [CONFIG_FILE, WEIGHTS_FILE]
    assert (told[-1].file_number, told[-1].files) == (2, 2)
    assert told[-1].done == told[-1].total == sum(sizes)
    assert state_of(SMALL, models_dir) is ModelState.DOWNLOADED
    build("small", models_dir).load()
    assert [path.name for path in models_dir.glob(".small.copy")] == []


def test_a_copy_is_checked_against_what_is_known(source: Path, models_dir: Path) -> None:
    """Neither a file that differs from its note nor weights other than the pinned are taken."""
    write_manifest(source, hub_of(SMALL), {WEIGHTS_FILE: "0" * 64})
    with pytest.raises(UserError, match="is not the file that belongs to"):
        copy(source, models_dir)
    (source / "manifest.json").unlink()
    with pytest.raises(UserError, match="is not the file that belongs to laion/CLIP-ViT-B-32"):
        copy(source, models_dir, "fast")
    assert state_of(SMALL, models_dir) is ModelState.MISSING


def test_a_folder_that_lacks_a_file_is_told(source: Path, models_dir: Path) -> None:
    """The line names what is missing; weights that were cut short are found out."""
    weights = source / WEIGHTS_FILE
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(UserError, match="cut short or damaged"):
        copy(source, models_dir)
    weights.write_bytes(b"no weights at all")
    with pytest.raises(UserError, match="not a file of weights"):
        copy(source, models_dir)
    weights.unlink()
    with pytest.raises(UserError, match=f"lacks {WEIGHTS_FILE}"):
        copy(source, models_dir)
    assert not own_directory(SMALL, models_dir).exists()


def test_a_cancelled_copy_leaves_nothing(source: Path, models_dir: Path) -> None:
    """Stopping a copy leaves what was there before, and nothing half done."""
    copy(source, models_dir)
    before = (models_dir / "small" / WEIGHTS_FILE).stat().st_mtime_ns
    with pytest.raises(Cancelled):
        upkeep.fetch("small", models_dir, lambda progress: None, lambda: True, source)
    assert (models_dir / "small" / WEIGHTS_FILE).stat().st_mtime_ns == before
    assert state_of(SMALL, models_dir) is ModelState.DOWNLOADED
    assert list(models_dir.glob(".small.copy")) == []
