"""Which presets lie on this disk, and where: read by the registry, written by the download.

A downloaded preset is a directory of the cache, with a manifest that is written last; without it
the download is still under way. A preset that another program fetched into the hub's own cache is
used from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from huggingface_hub.constants import HF_HUB_CACHE

from ..language import tr, tr_noop
from . import fingerprint
from . import json_cache as notes
from .hub_files import HubFiles
from .presets import ModelSource, Preset
from .states import ModelState

MANIFEST = "manifest.json"


def own_directory(preset: Preset, cache_dir: Path) -> Path:
    """Where Triptych puts the files of a downloaded preset."""
    return cache_dir / preset.name


def state_of(preset: Preset, cache_dir: Path) -> ModelState:
    """Look at names and sizes, and at what a check found; new damage shows at load or `verify`."""
    if preset.source is ModelSource.SHIPPED:
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


def absence(preset: Preset, cache_dir: Path) -> str:
    """Why a preset has no directory to load from, and what to do, in one line."""
    lines = {
        ModelState.DAMAGED: tr_noop(
            "The model '{model}' is damaged; run: triptych models download {model}"
        ),
        ModelState.PARTIAL: tr_noop(
            "The model '{model}' is downloaded only in part; run: triptych models download {model}"
        ),
    }
    other = tr_noop("The model '{model}' is not downloaded; run: triptych models download {model}")
    return tr(lines.get(state_of(preset, cache_dir), other), model=preset.name)


def expected_sha256(preset: Preset, directory: Path) -> str:
    """What the weights must hash to; empty where nobody has said."""
    if preset.hub is None:
        return ""
    return known_hashes(preset.hub, directory).get(preset.hub.weights, "")


def known_hashes(hub: HubFiles, directory: Path) -> dict[str, str]:
    """The SHA-256 that a directory's files must have, by name, as far as anybody has said."""
    noted = read_manifest(directory).get("sha256", {})
    return {**hub.sha256, **{name: noted[name] for name in hub.names if noted.get(name)}}


def is_intact(preset: Preset, directory: Path, cache_dir: Path) -> bool:
    """Whether the weights in a complete directory are those that were downloaded.

    Raises:
        OSError: they cannot be read.
    """
    if preset.hub is None:
        return True
    expected = expected_sha256(preset, directory)
    weights = directory / preset.hub.weights
    return expected in ("", fingerprint.sha256_of(weights, cache_dir))


def read_manifest(directory: Path) -> dict[str, Any]:
    """What was noted of a finished download; empty while there is none."""
    return notes.read(directory / MANIFEST)


def write_manifest(directory: Path, hub: HubFiles, sha256: Mapping[str, str]) -> None:
    """Seal a finished download.

    Raises:
        OSError: the directory cannot be written.
    """
    sizes = {name: (directory / name).stat().st_size for name in hub.names}
    content = {"repo": hub.repo, "revision": hub.revision, "bytes": sizes, "sha256": dict(sha256)}
    notes.write(directory / MANIFEST, content)


def note_damage(directory: Path, names: list[str]) -> None:
    """Remember which files a check found damaged; the next download writes the manifest anew."""
    if manifest := read_manifest(directory):
        notes.write(directory / MANIFEST, {**manifest, "damaged": names})


def _hub_directory(preset: Preset) -> Path | None:
    """The preset's snapshot in the hub's own cache, if all of its files are there."""
    if preset.hub is None:
        return None
    repo = f"models--{preset.hub.repo.replace('/', '--')}"
    snapshot = Path(HF_HUB_CACHE) / repo / "snapshots" / preset.hub.revision
    whole = all((snapshot / name).is_file() for name in preset.hub.names)
    return snapshot if whole else None


def _own_state(directory: Path) -> ModelState:
    manifest = read_manifest(directory)
    sizes = manifest.get("bytes", {})
    if not sizes:
        started = any(directory.glob("*"))
        return ModelState.PARTIAL if started else ModelState.MISSING
    whole = all(_size(directory / name) == size for name, size in sizes.items())
    return ModelState.DOWNLOADED if whole and not manifest.get("damaged") else ModelState.DAMAGED


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else -1
    except OSError:
        # It was removed between the two looks.
        return -1
