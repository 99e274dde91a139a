"""Puts in the place of a damaged database what can still be read of it; the damaged one is kept."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from pathlib import Path

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.replacing import files_of, replace_catalogue, replace_thumbnails
from ..catalogue.salvage import salvage
from ..errors import DamagedLibraryError
from ..paths import LibraryPaths
from ..wording import counted


def rescue_catalogue(paths: LibraryPaths, aside: Path) -> str:
    """Make the catalogue anew of what can be read; returns what was done, in one line.

    The caller holds the write lock.

    Args:
        aside: a folder for the damaged file.
    """
    damaged, fresh = _keep(paths.catalogue, aside), paths.catalogue.with_suffix(".new")
    try:
        kept = salvage(damaged, fresh)
        told = (
            f"{counted(kept['items'], 'file', 'files')} and "
            f"{counted(kept['segments'], 'vector', 'vectors')} were saved; the next run reads the "
            "rest again"
        )
    except DamagedLibraryError:
        _remove(fresh)
        Catalogue(fresh).close()
        told = "nothing of it can be read: restore a backup, or add your folders again"
    replace_catalogue(fresh, paths.catalogue)
    _remove(fresh)
    for path in paths.directory.glob("index-*"):
        path.unlink()
    return f"{told}; the damaged file is kept in {aside}"


def rescue_thumbnails(paths: LibraryPaths, aside: Path) -> str:
    """The same for the previews."""
    damaged, fresh = _keep(paths.thumbnails, aside), paths.thumbnails.with_suffix(".new")
    with closing(ThumbnailStore(fresh)) as thumbnails, suppress(DamagedLibraryError):
        thumbnails.take_from(damaged)
    with closing(ThumbnailStore(fresh)) as thumbnails:
        kept = len(thumbnails.digests())
    replace_thumbnails(fresh, paths.thumbnails)
    _remove(fresh)
    saved = counted(kept, "preview was", "previews were")
    return f"{saved} saved; the next run makes the others again; the damaged file is in {aside}"


def _keep(path: Path, aside: Path) -> Path:
    """Copy a database with its journal, and return the copy."""
    aside.mkdir(mode=0o700, parents=True, exist_ok=True)
    for file in files_of(path):
        if not file.name.endswith("-shm"):
            shutil.copy2(file, aside / file.name)
    return aside / path.name


def _remove(path: Path) -> None:
    for file in files_of(path):
        file.unlink()
