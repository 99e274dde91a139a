"""Puts another file in the place of a database that programs may have open."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from ..errors import DamagedLibraryError, UserError
from ..language import tr
from ..system_reasons import system_reason
from .catalogue import Catalogue
from .thumbnails import ThumbnailStore

COMPANIONS = ("", "-wal", "-shm", "-journal")


def replace_catalogue(fresh: Path, path: Path) -> None:
    """Let a catalogue hold what another one holds; the caller holds the write lock.

    Who has it open reads the new rows from then on, unless the file is too damaged for that.

    Raises:
        DiskFullError: it holds what it held.
        UserError: it is too damaged, and another program has it open where the system forbids that.
    """
    try:
        with closing(Catalogue(path)) as catalogue:
            catalogue.replace_with(fresh)
            is_sound = not catalogue.health.damage()
    except DamagedLibraryError:
        is_sound = False
    if not is_sound:
        with closing(Catalogue(fresh)) as catalogue, catalogue.transaction() as revision:
            catalogue.spaces.unstamp(revision)
        _move(fresh, path)
    fresh.unlink(missing_ok=True)


def replace_thumbnails(fresh: Path, path: Path) -> None:
    """The same for the previews."""
    try:
        with closing(ThumbnailStore(path)) as thumbnails:
            thumbnails.replace_with(fresh)
            is_sound = not thumbnails.damage()
    except DamagedLibraryError:
        is_sound = False
    if not is_sound:
        _move(fresh, path)
    fresh.unlink(missing_ok=True)


def files_of(path: Path) -> list[Path]:
    """The files of a database that are there: itself, and what SQLite keeps beside it."""
    candidates = [path.with_name(path.name + suffix) for suffix in COMPANIONS]
    return [file for file in candidates if file.exists()]


def _move(fresh: Path, path: Path) -> None:
    try:
        for file in files_of(path):
            if file != path:
                file.unlink()
        os.replace(fresh, path)
    except OSError as error:
        raise UserError(
            tr(
                "{path} is damaged and in use ({reason}). Close Triptych, and try again.",
                path=path,
                reason=system_reason(error),
            )
        ) from error
