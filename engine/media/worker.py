"""The decoder process: it decodes what it is asked to, one file after another, until told to end.

It imports nothing heavy before its own limits and environment are set.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
import threading
import warnings
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection

from ..log_format import LogFormatter, tell
from .confinement import bound_memory, confine
from .frames import write
from .task import Task

_NICENESS = 10
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def run(connection: Connection, crash: Connection) -> None:
    """Serve one pipe: the bytes of memory and the log level first, then files.

    Each comes as its path, spec, limits and task, and is answered with its parts. Ends when the
    pipe closes or the parent dies.

    Args:
        crash: where to write what ends this process, for the parent to log.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends us
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    try:
        memory_bytes, log_level = connection.recv()
        bound_memory(memory_bytes)
        _get_ready(connection, crash, log_level)
        _serve(connection)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        connection.close()
    except Exception as error:  # noqa: BLE001 - this process can only tell it and end
        with suppress(OSError):
            write(crash, tell(error).encode("utf-8", "replace"))
        os._exit(1)


def _get_ready(connection: Connection, crash: Connection, log_level: int) -> None:
    """Import all that decodes, then give up what it does not need, and say so."""
    from . import decoder  # noqa: F401, PLC0415 - it imports every media library
    from .replies import Started, send_reply  # noqa: PLC0415 - it imports numpy

    _be_quiet()
    _log_to_parent(connection, log_level)
    if sys.platform != "win32":
        faulthandler.enable(crash.fileno())
    lacking = confine()
    # Started only now, so that it is confined like the thread that starts it.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    send_reply(connection, Started(lacking))


def _serve(connection: Connection) -> None:
    from .decoder import decode, draw_sound, measure, print_sound, read_text, transcribe  # noqa: PLC0415
    from .replies import send_reply  # noqa: PLC0415

    work = {
        Task.DECODE: decode,
        Task.READ_TEXT: read_text,
        Task.TRANSCRIBE: transcribe,
        Task.DRAW_SOUND: draw_sound,
        Task.PRINT_SOUND: print_sound,
        Task.MEASURE: measure,
    }
    while True:
        path, spec, limits, task = connection.recv()
        for part in work[task](path, spec, limits):
            send_reply(connection, part)


def _log_to_parent(connection: Connection, level: int) -> None:
    from .replies import MOST_LOGGED_CHARS, Logged, send_reply  # noqa: PLC0415

    class ToParent(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            text = self.format(record)[:MOST_LOGGED_CHARS]
            send_reply(connection, Logged(record.levelno, text))

    handler = ToParent()
    handler.setFormatter(LogFormatter("%(name)s: %(message)s"))
    ours = logging.getLogger(__name__.partition(".")[0])
    ours.addHandler(handler)
    ours.setLevel(level)


def _end_with_parent() -> None:
    """Leave at once when the parent is gone, even in the middle of a file."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _be_quiet() -> None:
    """Drop what the libraries, C ones included, print about files that are damaged."""
    warnings.simplefilter("ignore")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
