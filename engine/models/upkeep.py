"""Fetching, verifying and removing a model."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..alignment.clip_with_sound import ClipWithSound
from ..alignment.registry import build
from ..encoders import fingerprint, onnx_files
from ..encoders.clip import ClipEncoder
from ..encoders.hub_files import HubFiles
from ..encoders.hub_models import find_model, works_beside
from ..encoders.installed import (
    MANIFEST,
    absence,
    expected_sha256,
    find_directory,
    known_hashes,
    note_damage,
    own_directory,
)
from ..encoders.local_copy import copy_from
from ..encoders.omni import OmniEncoder
from ..encoders.presets import Preset
from ..encoders.staging import OnProgress, alone
from ..errors import Cancelled, UserError
from ..language import tr
from ..paths import folder_size
from ..system_reasons import reason_and_file
from .facts import Speed
from .speed import forget_speed, measure

_SHA1_DIGITS = 40


def fetch(
    name: str,
    cache_dir: Path,
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
    source: Path | None = None,
) -> Path:
    """Download a model, or copy it out of a folder, and return its directory.

    Raises:
        UserError: it cannot be had; the line says what to do.
        Cancelled: the person asked to stop.
    """
    model = find_model(name)
    if source is not None:
        return copy_from(source, model, cache_dir, on_progress, cancelled)
    # The client of the hub is needed by downloads alone, and every engine imports this module.
    from ..encoders.download import download  # noqa: PLC0415

    return download(model, cache_dir, on_progress, cancelled)


def measure_speed(name: str, cache_dir: Path, cancelled: Callable[[], bool]) -> Speed:
    """Find the fastest runtime of a model here, measure its speed, and note both.

    Raises:
        UserError: the model is not there, is damaged, or encodes nothing by itself.
        Cancelled: the person asked to stop.
    """
    if works_beside(name):
        raise UserError(tr("'{name}' works beside another model; measure that one", name=name))
    encoder = build(name, cache_dir)
    if isinstance(encoder, ClipWithSound) and encoder.store.read() is None:
        # Sounds need a bridge first, which takes minutes to fit.
        encoder = encoder.without_sound
    clip = encoder.without_sound if isinstance(encoder, ClipWithSound) else encoder
    if isinstance(clip, OmniEncoder):
        return measure(name, encoder, cache_dir, cancelled, clip.runtime)
    if not isinstance(clip, ClipEncoder):
        return measure(name, encoder, cache_dir, cancelled)
    with _plain_errors(name):
        clip.try_runtimes(cancelled)
    clip.load()
    return measure(name, encoder, cache_dir, cancelled, clip.runtime)


def verify(name: str, cache_dir: Path, cancelled: Callable[[], bool]) -> int:
    """Read all of a model's files and compare them with what was downloaded.

    Returns:
        How many files were compared.

    Raises:
        UserError: the model is not there or cannot be read, or files of it are damaged, which is
            remembered.
        Cancelled: the person asked to stop.
    """
    model = find_model(name)
    if model.hub is None:
        build(name, cache_dir).load()
        return 1
    directory = find_directory(model, cache_dir)
    if directory is None:
        raise UserError(absence(model, cache_dir))
    with _plain_errors(name):
        damaged = _damaged(model.hub, directory, cache_dir, cancelled)
        if damaged:
            note_damage(directory, damaged)
    if damaged:
        raise UserError(
            tr(
                "The model '{name}' is damaged ({names}); run: triptych models download {name}",
                name=name,
                names=", ".join(damaged),
            )
        )
    return len(model.hub.names)


def remove(name: str, cache_dir: Path) -> int:
    """Delete a downloaded model, or the part of one that is there; returns the bytes set free.

    Raises:
        UserError: there is nothing of ours to delete, or the disk refuses.
    """
    model = find_model(name)
    directory = own_directory(model, cache_dir)
    weights = expected_sha256(model, directory)
    if model.hub is None or not directory.is_dir():
        raise UserError(_not_ours(model, cache_dir))
    with _plain_errors(name), alone(directory):
        size = folder_size(directory)
        # Without its manifest the model is an unfinished download, whatever else is left of it.
        (directory / MANIFEST).unlink(missing_ok=True)
        shutil.rmtree(directory)
    if weights:
        size += onnx_files.remove(weights, cache_dir)
    forget_speed(name, cache_dir)
    return size


@contextmanager
def _plain_errors(name: str) -> Iterator[None]:
    """Turn what the disk refuses into a `UserError`."""
    try:
        yield
    except OSError as error:
        raise UserError(
            tr(
                "The files of '{name}' cannot be used: {reason}; mend that and try again",
                name=name,
                reason=reason_and_file(error),
            )
        ) from error


def _damaged(
    hub: HubFiles, directory: Path, cache_dir: Path, cancelled: Callable[[], bool]
) -> list[str]:
    known = known_hashes(hub, directory)
    damaged = []
    for name in hub.names:
        if cancelled():
            raise Cancelled("the check was stopped")
        path = directory / name
        found = fingerprint.remember(path, cache_dir, fingerprint.hash_file(path))
        if found != known.get(name, found) or not _fits_name(path, found):
            damaged.append(name)
    return damaged


def _fits_name(path: Path, sha256: str) -> bool:
    """Whether a file of the hub's own cache has the content that the name of its blob states."""
    blob = path.resolve()
    if not path.is_symlink():
        return True
    found = fingerprint.git_blob_hash(blob) if len(blob.name) == _SHA1_DIGITS else sha256
    return found == blob.name


def _not_ours(model: Preset, cache_dir: Path) -> str:
    if model.hub is None:
        return tr(
            "The model '{model}' was not downloaded by Triptych, so it is left alone",
            model=model.name,
        )
    elsewhere = find_directory(model, cache_dir)
    if elsewhere is not None:
        return tr(
            "Another program fetched '{model}' into {folder}; remove it there",
            model=model.name,
            folder=elsewhere,
        )
    return tr("The model '{model}' is not downloaded", model=model.name)
