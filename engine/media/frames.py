"""Raw bytes over a decoder's pipe: a sender that stops or dribbles cannot hold the reader up."""

from __future__ import annotations

import os
import select
import sys
import time
from multiprocessing.connection import Connection

Bytes = bytes | bytearray | memoryview


def write(connection: Connection, data: Bytes) -> None:
    """Send all of some bytes, which are read with one `read` of that size.

    Raises:
        OSError: nobody is at the other end.
    """
    # Windows compares the number of bytes that it sent with the length of what it was given.
    rest = memoryview(data).cast("B")
    if sys.platform == "win32":
        connection.send_bytes(rest)
        return
    while rest:
        rest = rest[os.write(connection.fileno(), rest) :]


def read(connection: Connection, size: int, deadline: float) -> bytearray:
    """Receive exactly `size` bytes, before `time.monotonic()` reaches the deadline.

    Raises:
        TimeoutError: they were not all there in time.
        EOFError, OSError: the other end has gone.
    """
    data = bytearray(size)
    rest = memoryview(data)
    while rest:
        if not _has_more(connection, max(0.0, deadline - time.monotonic())):
            raise TimeoutError
        some = read_some(connection, len(rest))
        if not some:
            raise EOFError
        rest[: len(some)] = some
        rest = rest[len(some) :]
    return data


def read_some(connection: Connection, most: int) -> bytes:
    """Receive some of what is there, at most so many bytes; none where the other end has gone.

    Raises:
        EOFError, OSError: the other end has gone.
    """
    if sys.platform == "win32":
        # A pipe of messages: one comes whole or not at all, and one too large is an error.
        return connection.recv_bytes(most)
    return os.read(connection.fileno(), most)


def _has_more(connection: Connection, seconds: float) -> bool:
    """Wait for something to read, or for the end; `Connection.poll` takes several times as long."""
    if sys.platform == "win32":
        return connection.poll(seconds)
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return bool(poll.poll(seconds * 1000))
