"""Puts in the place of a damaged database what can still be read of it; the damaged one is kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.replacing import files_of, replace_catalogue, replace_thumbnails
from ..catalogue.salvage import salvage
from ..errors import DamagedLibraryError, DiskFullError, is_for_want_of_room
from ..language import tr, tr_count
from ..paths import LibraryPaths


def rescue_catalogue(paths: LibraryPaths, aside: Path) -> str:
    """Make the catalogue anew of what can be read; returns what was done, in one line.

    The caller holds the write lock.

    Args:
        aside: a folder for the damaged file.

    Raises:
        DiskFullError: the library is what it was.
    """
    fresh = paths.catalogue.with_suffix(".new")
    with _kept(paths.catalogue, aside, fresh) as damaged:
        told = _salvage(damaged, fresh)
        replace_catalogue(fresh, paths.catalogue)
    for path in paths.directory.glob("index-*"):
        path.unlink()
    return tr("{told}; the damaged file is kept in {folder}", told=told, folder=aside)


def _salvage(damaged: Path, fresh: Path) -> str:
    """Make a catalogue of what can be read, or an empty one; returns what was saved."""
    try:
        kept = salvage(damaged, fresh)
    except DamagedLibraryError:
        _remove(fresh)
        Catalogue(fresh).close()
        return tr("nothing of it can be read: restore a backup, or add your folders again")
    return tr(
        "{files} and {vectors} were saved; the next run reads the rest again",
        files=tr_count("{n} files", "{n} file", kept["items"]),
        vectors=tr_count("{n} vectors", "{n} vector", kept["segments"]),
    )


def rescue_thumbnails(paths: LibraryPaths, aside: Path) -> str:
    """The same for the previews."""
    fresh = paths.thumbnails.with_suffix(".new")
    with _kept(paths.thumbnails, aside, fresh) as damaged:
        with closing(ThumbnailStore(fresh)) as thumbnails, suppress(DamagedLibraryError):
            thumbnails.take_from(damaged)
        with closing(ThumbnailStore(fresh)) as thumbnails:
            kept = len(thumbnails.digests())
        replace_thumbnails(fresh, paths.thumbnails)
    return tr_count(
        "{n} previews were saved; the next run makes the others again; the damaged file is in "
        "{folder}",
        "{n} preview was saved; the next run makes the others again; the damaged file is in "
        "{folder}",
        kept,
        folder=aside,
    )


@contextmanager
def _kept(path: Path, aside: Path, fresh: Path) -> Iterator[Path]:
    """Copy a damaged database with its journal, and yield the copy; another one takes its place.

    Where there is no room for that, nothing stays of what was made for it.

    Args:
        fresh: what the block makes of it.

    Raises:
        DiskFullError: the database is what it was.
    """
    copy = aside / path.name
    try:
        aside.mkdir(mode=0o700, parents=True, exist_ok=True)
        for file in files_of(path):
            if not file.name.endswith("-shm"):
                shutil.copy2(file, aside / file.name)
        yield copy
        _remove(fresh)
    except (DiskFullError, OSError) as error:
        if isinstance(error, OSError) and not is_for_want_of_room(error):
            raise
        _remove(fresh)
        _remove(copy)
        # Something else may be kept there.
        with suppress(OSError):
            aside.rmdir()
        raise DiskFullError(path.parent) from error


def _remove(path: Path) -> None:
    for file in files_of(path):
        file.unlink()
