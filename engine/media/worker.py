"""The decoder process: it decodes what it is asked to, one file after another, until told to end.

It imports nothing heavy before its own limits and environment are set.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import warnings
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

if sys.platform == "linux":
    import resource

if TYPE_CHECKING:
    from ..types.vectors import InputSpec
    from .limits import Limits

_NICENESS = 10
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Started:
    """The first thing that a decoder process says: it has its libraries and can work."""


def run(connection: Connection) -> None:
    """Serve one pipe: (spec, limits) first, then paths; each path is answered with its parts.

    Ends when the pipe closes or the parent dies.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends us
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        spec, limits = connection.recv()
        _bound_memory(limits.memory_bytes)
        _serve(connection, spec, limits)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        connection.close()


def _serve(connection: Connection, spec: InputSpec, limits: Limits) -> None:
    from .decoder import decode  # noqa: PLC0415 - it imports every media library

    _be_quiet()
    connection.send(Started())
    while True:
        for part in decode(connection.recv(), spec, limits):
            connection.send(part)


def _end_with_parent() -> None:
    """Leave at once when the parent is gone, even in the middle of a file."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _bound_memory(most: int) -> None:
    """Bound private memory, so that a hostile file runs into an error and not into swap."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _be_quiet() -> None:
    """Drop what the libraries, C ones included, print about files that are damaged."""
    warnings.simplefilter("ignore")
    logging.disable()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
