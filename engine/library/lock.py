"""The locks for one writer and one window of a library; the system drops those of the dead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from ..errors import LibraryBusyError, UserError
from ..language import tr
from ..paths import LibraryPaths, make_private_directory, unwritable
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
            tr(
                "Another Triptych is writing to the library in {folder}. Wait until it has "
                "finished, or close it, and try again.",
                folder=paths.directory,
            )
        ) from error
    except OSError as error:
        raise unwritable(paths.directory, error) from error
    try:
        with leased(paths):
            yield
    finally:
        lock.release()


def is_free(paths: LibraryPaths) -> bool:
    """Whether this process could write just now; False also while another thread of it does."""
    try:
        with write_lock(paths):
            return True
    except UserError:
        return False


@contextmanager
def sole_window(paths: LibraryPaths, gives_up: Callable[[], bool] = lambda: True) -> Iterator[bool]:
    """Whether for the block this is the only window on the library.

    One that nobody can write may have several: there is nothing that they could disagree on.

    Args:
        gives_up: asked each time that another window has it, which may be about to close.
    """
    lock = FileLock(paths.window_lock, timeout=0, mode=0o600, thread_local=False)
    try:
        make_private_directory(paths.directory)
        is_sole = _is_acquired(lock, gives_up)
    except (OSError, UserError):
        yield True
        return
    try:
        yield is_sole
    finally:
        lock.release()


def _is_acquired(lock: FileLock, gives_up: Callable[[], bool]) -> bool:
    while True:
        try:
            lock.acquire()
        except Timeout:
            if gives_up():
                return False
        else:
            return True
