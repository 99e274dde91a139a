"""Which presets lie on this disk, and where: read by the registry, written by the download.

A downloaded preset is a directory of the cache in open_clip's local-dir format, with a manifest
that is written last; without it the download is still under way. A preset that another program
fetched into the hub's own cache is used from there.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from huggingface_hub.constants import HF_HUB_CACHE

from . import fingerprint, notes
from .presets import WEIGHTS_FILE, HubFiles, Preset, Source

_MANIFEST = "manifest.json"


class ModelState(StrEnum):
    """How much of a preset is there."""

    SHIPPED = "shipped"
    DOWNLOADED = "downloaded"
    PARTIAL = "partial"
    MISSING = "missing"
    DAMAGED = "damaged"


def own_directory(preset: Preset, cache_dir: Path) -> Path:
    """Where Triptych puts the files of a downloaded preset."""
    return cache_dir / preset.name


def state_of(preset: Preset, cache_dir: Path) -> ModelState:
    """Look at names and sizes only; a changed byte shows when the model is loaded."""
    if preset.source is Source.SHIPPED:
        return ModelState.SHIPPED
    if preset.directory is not None:
        return ModelState.DOWNLOADED if preset.directory.is_dir() else ModelState.MISSING
    state = _own_state(own_directory(preset, cache_dir))
    if state is not ModelState.DOWNLOADED and _hub_directory(preset) is not None:
        return ModelState.DOWNLOADED
    return state


def find_directory(preset: Preset, cache_dir: Path) -> Path | None:
    """The directory to load a preset from; None while it is not complete."""
    if preset.directory is not None:
        return preset.directory
    own = own_directory(preset, cache_dir)
    return own if _own_state(own) is ModelState.DOWNLOADED else _hub_directory(preset)


def expected_sha256(preset: Preset, directory: Path) -> str:
    """What the weights must hash to; empty where nobody has said."""
    noted = notes.read(directory / _MANIFEST).get("sha256", {}).get(WEIGHTS_FILE, "")
    return noted or (preset.hub.weights_sha256 if preset.hub else "")


def is_intact(preset: Preset, directory: Path, cache_dir: Path) -> bool:
    """Whether the weights in a complete directory are those that were downloaded."""
    expected = expected_sha256(preset, directory)
    return expected in ("", fingerprint.sha256_of(directory / WEIGHTS_FILE, cache_dir))


def write_manifest(directory: Path, hub: HubFiles, sha256: dict[str, str]) -> None:
    """Seal a finished download.

    Raises:
        OSError: the directory cannot be written.
    """
    sizes = {name: (directory / name).stat().st_size for name in hub.names}
    content = {"repo": hub.repo, "revision": hub.revision, "bytes": sizes, "sha256": sha256}
    notes.write(directory / _MANIFEST, content)


def _own_state(directory: Path) -> ModelState:
    sizes = notes.read(directory / _MANIFEST).get("bytes", {})
    if not sizes:
        started = directory.is_dir() and any(directory.iterdir())
        return ModelState.PARTIAL if started else ModelState.MISSING
    whole = all(_size(directory / name) == size for name, size in sizes.items())
    return ModelState.DOWNLOADED if whole else ModelState.DAMAGED


def _hub_directory(preset: Preset) -> Path | None:
    """The preset's snapshot in the hub's own cache, if all of its files are there."""
    if preset.hub is None:
        return None
    repo = f"models--{preset.hub.repo.replace('/', '--')}"
    snapshot = Path(HF_HUB_CACHE) / repo / "snapshots" / preset.hub.revision
    whole = all((snapshot / name).is_file() for name in preset.hub.names)
    return snapshot if whole else None


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1
