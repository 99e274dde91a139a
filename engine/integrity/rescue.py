"""Puts in the place of a damaged database what can still be read of it; the damaged one is kept."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from pathlib import Path

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.replacing import files_of, replace_catalogue, replace_thumbnails
from ..catalogue.salvage import salvage
from ..errors import DamagedLibraryError
from ..language import tr, tr_count
from ..paths import LibraryPaths


def rescue_catalogue(paths: LibraryPaths, aside: Path) -> str:
    """Make the catalogue anew of what can be read; returns what was done, in one line.

    The caller holds the write lock.

    Args:
        aside: a folder for the damaged file.
    """
    damaged, fresh = _keep(paths.catalogue, aside), paths.catalogue.with_suffix(".new")
    try:
        kept = salvage(damaged, fresh)
        told = tr(
            "{files} and {vectors} were saved; the next run reads the rest again",
            files=tr_count("{n} files", "{n} file", kept["items"]),
            vectors=tr_count("{n} vectors", "{n} vector", kept["segments"]),
        )
    except DamagedLibraryError:
        _remove(fresh)
        Catalogue(fresh).close()
        told = tr("nothing of it can be read: restore a backup, or add your folders again")
    replace_catalogue(fresh, paths.catalogue)
    _remove(fresh)
    for path in paths.directory.glob("index-*"):
        path.unlink()
    return tr("{told}; the damaged file is kept in {folder}", told=told, folder=aside)


def rescue_thumbnails(paths: LibraryPaths, aside: Path) -> str:
    """The same for the previews."""
    damaged, fresh = _keep(paths.thumbnails, aside), paths.thumbnails.with_suffix(".new")
    with closing(ThumbnailStore(fresh)) as thumbnails, suppress(DamagedLibraryError):
        thumbnails.take_from(damaged)
    with closing(ThumbnailStore(fresh)) as thumbnails:
        kept = len(thumbnails.digests())
    replace_thumbnails(fresh, paths.thumbnails)
    _remove(fresh)
    return tr_count(
        "{n} previews were saved; the next run makes the others again; the damaged file is in "
        "{folder}",
        "{n} preview was saved; the next run makes the others again; the damaged file is in "
        "{folder}",
        kept,
        folder=aside,
    )


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
