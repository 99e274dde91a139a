"""Which models are there, and how a name becomes an encoder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from checkpoints import DIM, write_clip

from engine.alignment.registry import available, build, default_preset
from engine.encoders.installed import own_directory, write_manifest
from engine.encoders.pins import WEIGHTS_FILE
from engine.encoders.presets import PRESETS
from engine.encoders.states import ModelState
from engine.errors import UserError

SMALL = PRESETS["small"]


@pytest.fixture(scope="module")
def clip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small CLIP on disk; not to be changed."""
    return write_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture(autouse=True)
def hub_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hub's own cache for this test: empty, whatever this machine has."""
    monkeypatch.setattr("engine.encoders.installed.HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


def states(cache_dir: Path) -> dict[str, ModelState]:
    """The state of every preset by name."""
    return {preset.name: state for preset, state in available(cache_dir)}


def test_a_fresh_machine_has_the_starter_alone(tmp_path: Path) -> None:
    """Before any download the starter is shipped, the rest is missing, and starter is default."""
    found = states(tmp_path)
    assert found.pop("starter") is ModelState.SHIPPED
    assert set(found.values()) == {ModelState.MISSING}
    assert default_preset(tmp_path) == "starter"


def test_states_follow_the_files(tmp_path: Path, clip_dir: Path) -> None:
    """Files without a manifest are partial, with it downloaded, and cut short damaged."""
    assert SMALL.hub is not None
    directory = own_directory(SMALL, tmp_path)
    shutil.copytree(clip_dir, directory)
    assert states(tmp_path)["small"] is ModelState.PARTIAL
    write_manifest(directory, SMALL.hub, {})
    assert states(tmp_path)["small"] is ModelState.DOWNLOADED
    (directory / WEIGHTS_FILE).write_bytes(b"short")
    assert states(tmp_path)["small"] is ModelState.DAMAGED
    with pytest.raises(UserError, match=r"damaged.*triptych models download small"):
        build("small", tmp_path)


def test_balanced_is_the_default_once_it_is_whole(tmp_path: Path, clip_dir: Path) -> None:
    """A new library takes the starter until `balanced` has its manifest."""
    balanced = PRESETS["balanced"]
    assert balanced.hub is not None
    directory = own_directory(balanced, tmp_path)
    shutil.copytree(clip_dir, directory)
    assert default_preset(tmp_path) == "starter"
    write_manifest(directory, balanced.hub, {})
    assert default_preset(tmp_path) == "balanced"


def test_a_preset_that_is_missing_says_how_to_get_it(tmp_path: Path) -> None:
    """Building what is not there names the command that fetches it."""
    with pytest.raises(UserError, match="run: triptych models download best"):
        build("best", tmp_path)


def test_an_unknown_preset_lists_the_known(tmp_path: Path) -> None:
    """A name that is none is answered with those that are."""
    with pytest.raises(UserError, match="balanced, fast, small, multilingual, quality, best, omni"):
        build("bestest", tmp_path)


def test_the_hubs_own_cache_is_used(tmp_path: Path, hub_cache: Path, clip_dir: Path) -> None:
    """What another program fetched at the same revision needs no second download."""
    assert SMALL.hub is not None
    repo = hub_cache / f"models--{SMALL.hub.repo.replace('/', '--')}"
    shutil.copytree(clip_dir, repo / "snapshots" / SMALL.hub.revision)
    assert states(tmp_path)["small"] is ModelState.DOWNLOADED
    encoder = build("small", tmp_path)
    encoder.load()
    assert encoder.dim == DIM


def test_a_folder_is_built_by_its_path(tmp_path: Path, clip_dir: Path) -> None:
    """`local-dir:PATH` needs neither download nor table."""
    encoder = build(f"local-dir:{clip_dir}", tmp_path)
    assert encoder.identity.startswith("clip:local-dir:")
    assert encoder.dim == DIM


def test_notes_that_are_damaged_are_made_again(tmp_path: Path, clip_dir: Path) -> None:
    """A broken note costs a moment, never the model."""
    before = build(f"local-dir:{clip_dir}", tmp_path).identity
    for note in tmp_path.glob("*.json"):
        note.write_text('["not", {"a note": ', "utf-8")
    assert build(f"local-dir:{clip_dir}", tmp_path).identity == before


def test_notes_need_not_be_writable(tmp_path: Path, clip_dir: Path) -> None:
    """A cache that cannot be written does not keep a model from loading."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way", "utf-8")
    build(f"local-dir:{clip_dir}", blocked / "cache").load()
