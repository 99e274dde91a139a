"""Checks, repairs, copies and restores a library: also one that is too damaged to be opened."""

from __future__ import annotations

from pathlib import Path

from ..errors import UserError
from ..integrity.backup import BackupReport, backup, restore
from ..integrity.export import export
from ..integrity.findings import IntegrityReport
from ..integrity.steps import SILENT, Steps
from ..integrity.verify import Verification
from ..language import tr
from ..paths import LibraryPaths, make_private_directory
from .lock import write_lock


def verify_library(
    directory: Path, *, repair: bool = False, steps: Steps = SILENT
) -> IntegrityReport:
    """Compare the parts of a library with each other; repairing loses nothing that can be read.

    Raises:
        LibraryBusyError: another process is writing, so that nothing can be repaired.
        NewerLibraryError: a newer version wrote the library.
        UserError: the library cannot be read, or is of an older version.
    """
    paths = LibraryPaths(directory)
    if not repair:
        return Verification(paths, repair=False, steps=steps).run()
    with write_lock(paths):
        return Verification(paths, repair=True, steps=steps).run()


def backup_library(directory: Path, target: Path, steps: Steps = SILENT) -> BackupReport:
    """Copy a library to one file, whoever uses it meanwhile, and check the copy.

    Raises:
        UserError: the library is damaged, the disk is full, or the file is something else.
    """
    return backup(LibraryPaths(directory), target.absolute(), steps)


def restore_library(
    source: Path, directory: Path, *, replace: bool = False, steps: Steps = SILENT
) -> BackupReport:
    """Make a library what it was in a backup; a file of it that is open follows.

    Args:
        replace: a library that is there makes room, and is kept in a folder beside it.

    Raises:
        LibraryBusyError: another process is writing.
        NewerLibraryError: a newer version made the backup.
        UserError: there is a library already, or the backup cannot be used.
    """
    if not source.exists():
        raise UserError(tr("There is no file {source}. Check the path.", source=source))
    paths = LibraryPaths(directory.absolute())
    if paths.catalogue.exists() and not replace:
        raise UserError(
            tr(
                "There is a library in {directory} already. With --replace it makes room, and is "
                "kept in a folder beside it.",
                directory=directory,
            )
        )
    make_private_directory(paths.directory)
    with write_lock(paths):
        return restore(source, paths, steps)


def export_library(
    directory: Path, folder: Path, *, vectors: bool = False, steps: Steps = SILENT
) -> dict[str, int]:
    """Write all that a library knows as JSON lines (docs/export.md), whoever uses it meanwhile.

    Returns how many lines, or vectors, each file has.

    Raises:
        UserError: there is something in the folder already, or the disk is full.
    """
    return export(LibraryPaths(directory), folder, vectors=vectors, steps=steps)
