"""What a download and a copy have in common: one at a time, room on the disk, and the seal."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ..errors import UserError
from ..language import tr
from ..wording import file_size
from . import fingerprint
from .hub_files import HubFiles
from .installed import write_manifest
from .presets import Preset
from .states import FetchProgress

SPARE_BYTES = 100_000_000

OnProgress = Callable[[FetchProgress], None]


def files_of(preset: Preset) -> HubFiles:
    """The files that make up a model.

    Raises:
        UserError: it is not one to be fetched.
    """
    if preset.hub is None:
        raise UserError(
            tr("The model '{name}' is not one to download; it is used as it is", name=preset.name)
        )
    return preset.hub


@contextmanager
def alone(directory: Path) -> Iterator[None]:
    """Keep every other process away from a model's directory for the block.

    Raises:
        UserError: another one is at it.
    """
    try:
        with FileLock(directory.with_name(f".{directory.name}.lock"), blocking=False):
            yield
    except Timeout as error:
        raise UserError(
            tr("This model is being downloaded already, or checked; wait until that has ended")
        ) from error


def check_room(needed: int, directory: Path) -> None:
    """Refuse what cannot fit, before it is begun.

    Args:
        needed: bytes that are still to come.

    Raises:
        UserError: the disk has less free than that and some to spare.
    """
    needed += SPARE_BYTES
    free = shutil.disk_usage(directory).free
    if needed > free:
        raise UserError(
            tr(
                "The model needs {needed} but {directory} has only {free} free; make room and try "
                "again",
                needed=file_size(needed),
                directory=directory,
                free=file_size(free),
            )
        )


def seal(hub: HubFiles, sha256: Mapping[str, str], directory: Path, cache_dir: Path) -> None:
    """Say that a directory is complete, and what its files hash to.

    Raises:
        OSError: the directory cannot be written.
    """
    write_manifest(directory, hub, sha256)
    for name, digest in sha256.items():
        fingerprint.remember(directory / name, cache_dir, digest)
    for leftover in directory.glob(".*.part"):
        leftover.unlink()
