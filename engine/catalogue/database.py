"""What one SQLite file is asked and told: statements, and transactions of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .connection import BUSY_SECONDS, Connection, PlainErrors

Row = tuple[Any, ...]
CHECKPOINT_SECONDS = 5.0
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
        self.is_writing = False
        # What a snapshot has been asked for before; None outside.
        self._settled: dict[str, Row | None] | None = None
        self._file = Connection(path, readonly=readonly)
        self._plain_errors = self._file.plain_errors

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the block as one transaction: all of it is kept, or nothing."""
        with self._plain_errors:
            self._file.current.execute("BEGIN IMMEDIATE")
            self.is_writing = True
            try:
                yield
                self._file.current.execute("COMMIT")
            except BaseException:
                # A full disk may already have rolled the transaction back.
                if self._file.current.in_transaction:
                    self._file.current.execute("ROLLBACK")
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
            if self._file.current.in_transaction:
                self.execute("ROLLBACK TO block")
                self.execute("RELEASE block")
            raise
        self.execute("RELEASE block")

    def snapshot(self) -> AbstractContextManager[None]:
        """Let every read in the block see the same state, whatever others write meanwhile.

        Inside another block it is the state of that one.
        """
        return nullcontext() if self._file.current.in_transaction else self._one_state()

    @contextmanager
    def _one_state(self) -> Iterator[None]:
        with self._plain_errors:
            self._file.current.execute("BEGIN")
            self._settled = {}
            try:
                yield
            finally:
                self._settled = None
                self._file.current.execute("ROLLBACK")

    def execute(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one statement; returns the row id of an INSERT."""
        with self._plain_errors:
            return self._file.current.execute(sql, values).lastrowid or 0

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for every row."""
        with self._plain_errors:
            self._file.current.executemany(sql, rows)

    def query(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Run one SELECT and yield its rows as they are read."""
        with self._plain_errors:
            # Who ends before the last row would close the cursor, perhaps after its connection.
            yield from chain(self._file.current.execute(sql, values))

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
            row: Row | None = self._file.current.execute(sql, values).fetchone()
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
        with closing(Database(path)) as target, PlainErrors(self.path, written=path):
            self._file.current.backup(target._file.current)

    def be_one_file(self) -> None:
        """Leave nothing beside the file once it is closed, so that it can be handed on alone."""
        self.execute("PRAGMA journal_mode = DELETE")

    def replace_with(self, path: Path) -> None:
        """Take over all of another file, as one transaction: a reader sees one or the other."""
        with closing(Database(path, readonly=True)) as source, self._plain_errors:
            source._file.current.backup(self._file.current)

    def close(self) -> None:
        """Close the connection; it cannot be used again."""
        self._file.close()
