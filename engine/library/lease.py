"""A note in a library of the computer that writes to it, for the others that see the same folder.

The lock of `lock` holds between the programs of one computer; on a network drive it may not reach
the next, and a folder that is synchronised has a lock on each. So who writes says so in a file,
and renews that as long as it writes: another computer is refused for as long. What a killed program
left counts for nothing on its own computer, and after two minutes on others.
"""

from __future__ import annotations

import json
import os
import platform
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from ..errors import DiskFullError, LibraryBusyError, is_for_want_of_room
from ..language import tr
from ..paths import LibraryPaths, unwritable

RENEWED_EVERY = 20.0
VOID_AFTER = 120.0
_DRAFT = ".renewed"
_MACHINE_ID = Path("/etc/machine-id")


class Lease(Struct, frozen=True):
    """Who writes.

    Attributes:
        machine: tells computers apart, and nothing else of them.
        host: the computer's name.
        renewed: seconds since the epoch, by that computer's clock.
    """

    machine: str
    host: str
    renewed: float

    @property
    def is_foreign(self) -> bool:
        """Whether another computer has it, and has renewed it, by clocks that roughly agree."""
        return self.machine != machine() and abs(time.time() - self.renewed) < VOID_AFTER


def refuse_other_computers(paths: LibraryPaths) -> None:
    """Let a library alone that another computer writes to.

    Raises:
        LibraryBusyError: it does.
    """
    lease = _read(paths.lease)
    if lease is not None and lease.is_foreign:
        raise LibraryBusyError(
            tr(
                "The computer '{host}' is writing to the library in {folder}. Close Triptych "
                "there, and wait two minutes.",
                host=lease.host,
                folder=paths.directory,
            )
        )


@contextmanager
def leased(paths: LibraryPaths) -> Iterator[None]:
    """Note for the block that this computer writes; the caller holds the lock of this computer.

    Raises:
        LibraryBusyError: another computer writes.
        UserError: the note cannot be written, as on a full disk.
    """
    refuse_other_computers(paths)
    try:
        _write(paths.lease)
    except OSError as error:
        paths.lease.with_suffix(_DRAFT).unlink(missing_ok=True)
        if is_for_want_of_room(error):
            raise DiskFullError(paths.directory) from error
        raise unwritable(paths.directory, error) from error
    ended = threading.Event()
    renewing = threading.Thread(
        target=_renew, args=(paths.lease, ended), name="library lease", daemon=True
    )
    renewing.start()
    try:
        yield
    finally:
        ended.set()
        renewing.join()
        with suppress(OSError):
            paths.lease.unlink(missing_ok=True)


@cache
def machine() -> str:
    """A number for this computer that tells nothing else of it."""
    try:
        known = _MACHINE_ID.read_text("ascii")
    except (OSError, ValueError):
        known = platform.node()
    return sha256(f"triptych {known}".encode()).hexdigest()[:16]


def _renew(path: Path, ended: threading.Event) -> None:
    while not ended.wait(RENEWED_EVERY):
        # A disk that is full, or away for a moment, is told by whatever is written next.
        with suppress(OSError):
            _write(path)


def _write(path: Path) -> None:
    fresh = path.with_suffix(_DRAFT)
    lease = Lease(machine(), platform.node(), time.time())
    fresh.write_text(json.dumps(asdict(lease)), encoding="utf-8")
    os.replace(fresh, path)


def _read(path: Path) -> Lease | None:
    try:
        return Lease(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
