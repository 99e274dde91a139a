"""The exported networks of a CLIP model on the disk: where they lie, and whether they can be used.

They lie in the cache of models, not in the model's folder, which may be the person's own. A
manifest, written last, says which weights and which versions made them, and their hashes.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from ..paths import folder_size
from . import fingerprint
from . import json_cache as notes
from .checkpoint import Checkpoint
from .runtimes import Runtime, versions

PICTURES, TEXTS = "pictures.onnx", "texts.onnx"
INPUT = "input"

_MANIFEST = "exported.json"
# Told with what the networks take; others are written anew.
_FORMAT = 2


def folder_for(weights_sha256: str, cache_dir: Path) -> Path:
    """Where the networks of such weights lie."""
    return cache_dir / "onnx" / weights_sha256[:32]


def find(checkpoint: Checkpoint, runtime: Runtime, cache_dir: Path) -> Path | None:
    """The folder of a model's networks; None where they are absent, stale or damaged."""
    weights = checkpoint.weights_hash(cache_dir)
    folder = folder_for(weights, cache_dir)
    manifest = notes.read(folder / _MANIFEST)
    hashes = manifest.pop("sha256", {})
    if manifest != _origin(checkpoint, runtime, weights) or not hashes:
        return None
    try:
        whole = all(fingerprint.sha256_of(folder / n, cache_dir) == h for n, h in hashes.items())
    except OSError:
        return None
    return folder if whole else None


def keep(draft: Path, checkpoint: Checkpoint, runtime: Runtime, cache_dir: Path) -> None:
    """Move finished networks to their place, instead of any that lie there.

    Args:
        draft: a folder on the same disk as `cache_dir`, which is gone afterwards.

    Raises:
        OSError: the disk refuses.
    """
    weights = checkpoint.weights_hash(cache_dir)
    hashes = {path.name: fingerprint.hash_file(path) for path in draft.iterdir()}
    notes.write(draft / _MANIFEST, {**_origin(checkpoint, runtime, weights), "sha256": hashes})
    folder = folder_for(weights, cache_dir)
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    draft.replace(folder)


def remove(weights_sha256: str, cache_dir: Path) -> int:
    """Delete the networks of such weights; returns the bytes set free."""
    folder = folder_for(weights_sha256, cache_dir)
    size = folder_size(folder)
    shutil.rmtree(folder, ignore_errors=True)
    return size


def _origin(checkpoint: Checkpoint, runtime: Runtime, weights: str) -> Mapping[str, object]:
    return {
        "format": _FORMAT,
        "weights": weights,
        "config": checkpoint.config_hash(),
        "runtime": runtime.value,
        "versions": versions(),
    }
