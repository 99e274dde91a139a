"""The lock that keeps a library to one writer; the system drops it when its holder dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from ..errors import LibraryBusyError, UserError
from ..paths import LibraryPaths
from .lease import leased


@contextmanager
def write_lock(paths: LibraryPaths) -> Iterator[None]:
    """Hold the library's write lock for the block.

    Raises:
        LibraryBusyError: another process holds it, or another computer writes.
        UserError: the library's folder cannot be written.
    """
    lock = FileLock(paths.lock, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise LibraryBusyError(
            f"Another Triptych is writing to the library in {paths.directory}. "
            "Wait until it has finished, or close it, and try again."
        ) from error
    except OSError as error:
        raise UserError(
            f"The library in {paths.directory} cannot be written: {error.strerror or error}."
        ) from error
    try:
        with leased(paths):
            yield
    finally:
        lock.release()
