"""Checks, repairs, copies and restores a library: also one that is too damaged to be opened."""

from __future__ import annotations

from pathlib import Path

from ..integrity.findings import IntegrityReport
from ..integrity.verify import Verification
from ..paths import LibraryPaths
from .lock import write_lock


def verify_library(directory: Path, *, repair: bool = False) -> IntegrityReport:
    """Compare the parts of a library with each other; repairing loses nothing that can be read.

    Raises:
        LibraryBusyError: another process is writing, so that nothing can be repaired.
        NewerLibraryError: a newer version wrote the library.
        UserError: the library cannot be read, or is of an older version.
    """
    paths = LibraryPaths(directory)
    if not repair:
        return Verification(paths, repair=False).run()
    with write_lock(paths):
        return Verification(paths, repair=True).run()
