"""A connection to one SQLite file: how it is opened, and its errors in plain words.

To read a file, SQLite makes notes of 32 kB beside it. Where the disk has no room for them, nobody
can begin to write either, and the file is read without, as it is, until there is room again. So is
one in a folder that this person may only read.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from pathlib import Path

from ..errors import BugError, DamagedLibraryError, DiskFullError, EngineError, UserError
from ..language import tr
from ..paths import unwritable
from ..system_reasons import system_reason
from .packing import unpack

BUSY_SECONDS = 30.0
# A committed batch survives a power cut, not only a crash of the process.
_SYNCHRONOUS = "FULL"
# A value that no column takes, or a statement that is none.
_OURS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError)
# What SQLite's notes beside a file take before anything is written; it calls a lack of that by
# another name than a full disk.
_LEAST_ROOM = 65_536
_NOT_WRITTEN = ("unable to open", "readonly", "disk I/O")


class Connection:
    """A connection that one thread uses at a time, opened anew where the disk was full.

    Args:
        path: the SQLite file; created when missing unless `readonly`.
        readonly: never write, and never create the file.

    Attributes:
        plain_errors: to be put around whatever asks it.

    Raises:
        UserError: the file cannot be opened, or is not a library.
    """

    def __init__(self, path: Path, *, readonly: bool) -> None:
        self._path = path
        self._readonly = readonly
        self.plain_errors = PlainErrors(path)
        # What the file was when it was opened without notes; None where it has them.
        self._without_notes: tuple[int, int] | None = None
        self._outdated: list[sqlite3.Connection] = []
        if not readonly:
            self._create_private()
        with self.plain_errors:
            self._opened = self._connect_anyhow()

    @property
    def current(self) -> sqlite3.Connection:
        """What is to be asked now; another one than before where there is room again."""
        if self._without_notes is not None and not self._opened.in_transaction:
            self._look_for_room()
        return self._opened

    def close(self) -> None:
        """Close it; it cannot be used again."""
        for connection in (*self._outdated, self._opened):
            connection.close()

    def _create_private(self) -> None:
        """Make a missing file, readable by its owner only; SQLite gives its journal the same mode.

        A file that is there is not opened: closing it would drop SQLite's own locks on it.
        """
        try:
            os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return
        except OSError as error:
            raise UserError(
                tr(
                    "The library in {folder} cannot be used: {reason}.",
                    folder=self._path.parent,
                    reason=system_reason(error),
                )
            ) from error

    def _look_for_room(self) -> None:
        """Connect as usual once that can be done; and anew where the file is another one now."""
        before = self._without_notes
        with self.plain_errors:
            fresh = self._connect_anyhow()
        if self._without_notes == before:
            fresh.close()
        else:
            # Rows of it may still be on their way.
            self._outdated.append(self._opened)
            self._opened = fresh

    def _connect_anyhow(self) -> sqlite3.Connection:
        try:
            connection = self._connect("rw" if not self._readonly else "ro")
        except sqlite3.OperationalError as error:
            if not (self._may_do_without_notes(error) and self._is_whole()):
                raise
            self._without_notes = self._mark()
            connection = self._connect("ro&immutable=1")
            connection.execute("PRAGMA temp_store = MEMORY")
        else:
            self._without_notes = None
        return connection

    def _may_do_without_notes(self, error: sqlite3.OperationalError) -> bool:
        """Whether notes could not be made: for want of room, or of the right to write there."""
        if self.plain_errors.is_for_want_of_room(error):
            return True
        is_closed = _refusal(self._path.parent) is not None
        return is_closed and any(word in str(error) for word in _NOT_WRITTEN)

    def _is_whole(self) -> bool:
        """Whether all is in the file itself: a process that was killed leaves some beside it."""
        journal = self._path.with_name(f"{self._path.name}-wal")
        return self._path.exists() and not (journal.exists() and journal.stat().st_size)

    def _mark(self) -> tuple[int, int]:
        status = self._path.stat()
        return status.st_mtime_ns, status.st_size

    def _connect(self, mode: str) -> sqlite3.Connection:
        uri = f"{self._path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(
            uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.create_function("unpack", 1, unpack, deterministic=True)
            if mode == "rw":
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute(f"PRAGMA synchronous = {_SYNCHRONOUS}")
            # The first look at the file is what its notes are made for.
            connection.execute("PRAGMA user_version")
        except sqlite3.Error:
            connection.close()
            raise
        return connection


class PlainErrors:
    """Around a block that asks one file; whatever SQLite raises there leaves as an `EngineError`.

    A search asks some dozens of statements, and a generator in its place takes three times as long.

    Args:
        written: the file that is written to, where it is another one.
    """

    def __init__(self, path: Path, written: Path | None = None) -> None:
        self._path = path
        self._written = written or path

    def __enter__(self) -> None:
        """Nothing has gone wrong yet."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Say it plainly.

        Raises:
            EngineError: in place of an error of SQLite.
        """
        if isinstance(error, sqlite3.DatabaseError):
            raise self._explained(error) from error

    def _explained(self, error: sqlite3.DatabaseError) -> EngineError:
        if isinstance(error, sqlite3.OperationalError):
            if self.is_for_want_of_room(error):
                return DiskFullError(self._written.parent)
            return self._operational(str(error))
        if isinstance(error, _OURS):
            return BugError(f"{self._path.name}: {error}")
        return DamagedLibraryError(self._path, error)

    def is_for_want_of_room(self, error: sqlite3.OperationalError) -> bool:
        """Whether something could not be written, or not even be opened, since the disk is full."""
        text = str(error)
        return "is full" in text or (
            any(word in text for word in _NOT_WRITTEN)
            and self._refusal() is None
            and self._has_no_room()
        )

    def _refusal(self) -> OSError | None:
        """Why nothing can be written, whatever room there is."""
        return _refusal(self._written.parent) or _refusal(self._written)

    def _operational(self, text: str) -> EngineError:
        if "locked" in text:
            return UserError(tr("The library is busy. Close the other Triptych and try again."))
        if any(word in text for word in _NOT_WRITTEN):
            if refusal := self._refusal():
                return unwritable(self._written.parent, refusal)
            return UserError(
                tr(
                    "The library in {folder} cannot be used: {text}.",
                    folder=self._path.parent,
                    text=text,
                )
            )
        return BugError(f"{self._path.name}: {text}")

    def _has_no_room(self) -> bool:
        try:
            return shutil.disk_usage(self._written.parent).free < _LEAST_ROOM
        except OSError:
            # The disk is gone.
            return False


def _refusal(place: Path) -> OSError | None:
    """Why this person may not write to a file or folder that is there; None where they may.

    It is asked for, and not tried: whoever closes a file drops SQLite's own locks on it.
    """
    own = os.access in os.supports_effective_ids
    if not place.exists() or os.access(place, os.W_OK, effective_ids=own):
        return None
    number = errno.EROFS if _is_on_read_only_disk(place) else errno.EACCES
    return OSError(number, os.strerror(number), str(place))


def _is_on_read_only_disk(place: Path) -> bool:
    try:
        return bool(os.statvfs(place).f_flag & os.ST_RDONLY)
    except (AttributeError, OSError):
        # Windows tells it by permissions alone.
        return False
