"""One connection to one SQLite file: pragmas, transactions, and errors in plain words."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import BugError, DamagedLibraryError, DiskFullError, EngineError, UserError
from ..language import tr
from ..system_reasons import system_reason
from .packing import unpack

Row = tuple[Any, ...]
BUSY_SECONDS = 30.0
CHECKPOINT_SECONDS = 5.0
# A committed batch survives a power cut, not only a crash of the process.
_SYNCHRONOUS = "FULL"
# A value that no column takes, or a statement that is none.
_OURS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError)
# What SQLite's notes beside a file take before anything is written; it calls a lack of that by
# another name than a full disk.
_LEAST_ROOM = 65_536
# SQLite bounds the values of one statement.
IDS_AT_ONCE = 500


class Database:
    """A connection that one thread uses at a time.

    Args:
        path: the SQLite file; created when missing unless `readonly`.
        readonly: never write, and never create the file.

    Attributes:
        is_writing: a transaction is open, whose rows nobody else sees yet.

    Raises:
        UserError: the file cannot be opened, or is not a library.
    """

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        self.path = path
        self._plain_errors = _PlainErrors(path)
        self.is_writing = False
        # What a snapshot has been asked for before; None outside.
        self._settled: dict[str, Row | None] | None = None
        if not readonly:
            self._create_private()
        with self._plain_errors:
            self._connection = self._connect(readonly)

    def _create_private(self) -> None:
        """Make a missing file, readable by its owner only; SQLite gives its journal the same mode.

        A file that is there is not opened: closing it would drop SQLite's own locks on it.
        """
        try:
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return
        except OSError as error:
            raise UserError(
                tr(
                    "The library in {folder} cannot be used: {reason}.",
                    folder=self.path.parent,
                    reason=system_reason(error),
                )
            ) from error

    def _connect(self, readonly: bool) -> sqlite3.Connection:
        uri = f"{self.path.absolute().as_uri()}?mode={'ro' if readonly else 'rw'}"
        connection = sqlite3.connect(
            uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.create_function("unpack", 1, unpack, deterministic=True)
            if not readonly:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute(f"PRAGMA synchronous = {_SYNCHRONOUS}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the block as one transaction: all of it is kept, or nothing."""
        with self._plain_errors:
            self._connection.execute("BEGIN IMMEDIATE")
            self.is_writing = True
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk may already have rolled the transaction back.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self.is_writing = False

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Run the block inside a transaction: all of it is kept, or the transaction without it."""
        self.execute("SAVEPOINT block")
        try:
            yield
        except BaseException:
            # A full disk may already have rolled the transaction back.
            if self._connection.in_transaction:
                self.execute("ROLLBACK TO block")
                self.execute("RELEASE block")
            raise
        self.execute("RELEASE block")

    def snapshot(self) -> AbstractContextManager[None]:
        """Let every read in the block see the same state, whatever others write meanwhile.

        Inside another block it is the state of that one.
        """
        return nullcontext() if self._connection.in_transaction else self._one_state()

    @contextmanager
    def _one_state(self) -> Iterator[None]:
        with self._plain_errors:
            self._connection.execute("BEGIN")
            self._settled = {}
            try:
                yield
            finally:
                self._settled = None
                self._connection.execute("ROLLBACK")

    def execute(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one statement; returns the row id of an INSERT."""
        with self._plain_errors:
            return self._connection.execute(sql, values).lastrowid or 0

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for every row."""
        with self._plain_errors:
            self._connection.executemany(sql, rows)

    def query(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Run one SELECT and yield its rows as they are read."""
        with self._plain_errors:
            yield from self._connection.execute(sql, values)

    def ids(self, sql: str, values: Sequence[Any] = ()) -> NDArray[np.int64]:
        """Run a SELECT of one column of ids, called `id`; int64 (n,), in its order, and read-only.

        As one text they come three times as fast as row by row.
        """
        row = self.one(f"SELECT group_concat(id) FROM ({sql})", values)  # noqa: S608
        ids = np.fromstring(row[0] or "" if row else "", dtype=np.int64, sep=",")
        ids.flags.writeable = False
        return ids

    def query_ids(self, sql: str, ids: Sequence[int]) -> Iterator[Row]:
        """Run a SELECT that ends in `IN ` for any number of ids, some hundred at a time."""
        for start in range(0, len(ids), IDS_AT_ONCE):
            chunk = [int(i) for i in ids[start : start + IDS_AT_ONCE]]
            yield from self.query(f"{sql} ({','.join('?' * len(chunk))})", chunk)

    def one(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """Run one SELECT and return its first row, or None."""
        with self._plain_errors:
            row: Row | None = self._connection.execute(sql, values).fetchone()
            return row

    def settled(self, sql: str) -> Row | None:
        """The first row of a SELECT, which is read once for all of a snapshot."""
        if self._settled is None:
            return self.one(sql)
        if sql not in self._settled:
            self._settled[sql] = self.one(sql)
        return self._settled[sql]

    def compact(self) -> bool:
        """Write the file anew without its free pages, and empty the journal beside it.

        Tells whether that was done: pages that someone reads are waited for, but not for long.
        """
        self.execute("VACUUM")
        self.execute(f"PRAGMA busy_timeout = {CHECKPOINT_SECONDS * 1000:.0f}")
        busy = self.one("PRAGMA wal_checkpoint(TRUNCATE)")
        self.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")
        return busy is not None and busy[0] == 0

    def copy_to(self, path: Path) -> None:
        """Write the present state to a new file, whoever writes meanwhile (SQLite's backup API)."""
        with closing(Database(path)) as target, _PlainErrors(self.path, written=path):
            self._connection.backup(target._connection)

    def be_one_file(self) -> None:
        """Leave nothing beside the file once it is closed, so that it can be handed on alone."""
        self.execute("PRAGMA journal_mode = DELETE")

    def replace_with(self, path: Path) -> None:
        """Take over all of another file, as one transaction: a reader sees one or the other."""
        with closing(Database(path, readonly=True)) as source, self._plain_errors:
            source._connection.backup(self._connection)

    def close(self) -> None:
        """Close the connection; it cannot be used again."""
        self._connection.close()


class _PlainErrors:
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
            return self._operational(str(error))
        if isinstance(error, _OURS):
            return BugError(f"{self._path.name}: {error}")
        return DamagedLibraryError(self._path, error)

    def _operational(self, text: str) -> EngineError:
        if "is full" in text or ("disk I/O" in text and self._has_no_room()):
            return DiskFullError(self._written.parent)
        if "locked" in text:
            return UserError(tr("The library is busy. Close the other Triptych and try again."))
        if any(word in text for word in ("unable to open", "readonly", "disk I/O")):
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
