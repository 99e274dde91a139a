"""The engine process: it owns models, index, indexing and queries, and answers over a pipe.

One thread reads the pipe, from the first moment on; the main one opens the library and hands each
request to the worker for its kind, which has a thread of its own: one answers searches, one changes
the library, others do what takes long beside them (`ModelWorkers` is two). At the `Door` other
programs ask for the window, or hand over a run.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

from ..errors import TOLD, BugError, user_line
from ..library.door import Door, Handover, Keeper, Show
from ..library.facade import Library
from ..library.lock import is_free
from ..paths import LibraryPaths
from .messages import (
    Event,
    Index,
    Request,
    Shutdown,
    Trouble,
)
from .window_messages import WindowWanted
from .workers import Workers
from .write_worker import WriteWorker

CLOSING_SECONDS = 3.0
# A thread that asks for Python's lock gets it after so long from one that computes. A search asks
# for it again with every row that it reads, and Python's own 5 ms would make a second of them.
SWITCH_SECONDS = 0.0005


def serve(connection: Connection, directory: str, preset: str | None) -> None:
    """Run the engine until the other end asks for a shutdown or goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.setswitchinterval(SWITCH_SECONDS)
    threading.excepthook = _end_process
    server = EngineServer(connection, Path(directory), preset)
    # At a logout all processes are told to end, and not the window alone. What whoever started it
    # wants ignored, as `nohup` does, still is.
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, partial(_end_in_order, server))
    threading.Thread(target=_end_in_time, args=(server,), daemon=True).start()
    server.run()


def _end_in_order(server: EngineServer, _number: int, _frame: FrameType | None) -> None:
    # What this thread was doing may hold a lock that is needed for it.
    threading.Thread(target=server.end, daemon=True).start()


def _end_process(failure: threading.ExceptHookArgs) -> None:
    """A bug in a worker ends the process, so that the window hears of it and nothing hangs."""
    sys.excepthook(failure.exc_type, failure.exc_value or BugError(), failure.exc_traceback)
    os._exit(1)


def _end_in_time(server: EngineServer) -> None:
    """End the process soon after a shutdown, also while a model is loaded or a graph is built.

    Nothing is lost by that: what is committed stays, and the rest is done again.
    """
    server.closing.wait()
    threading.Event().wait(CLOSING_SECONDS)
    os._exit(0)


class EngineServer:
    """Hands requests to the workers, and sends their events.

    Attributes:
        closing: set once the other end has asked for a shutdown, or is gone.
    """

    def __init__(self, connection: Connection, directory: Path, preset: str | None) -> None:
        self.closing = threading.Event()
        self._connection = connection
        self._send_lock = threading.Lock()
        self._requests: queue.Queue[Request] = queue.Queue()
        self._directory = directory
        self._preset = preset

    def run(self) -> None:
        """Serve until a shutdown, or until the pipe closes."""
        threading.Thread(target=self._receive, name="pipe", daemon=True).start()
        try:
            library = Library(self._directory, self._preset)
        except TOLD as error:
            self._send(Trouble(user_line(error)))
            return
        workers = Workers(library, self._directory, self._send)
        let_in = partial(self._let_in, workers.writes)
        door = Door(LibraryPaths(self._directory), Keeper.WINDOW, let_in)
        # Where none can be made, or nobody can write, there is no door; what writes says so.
        with suppress(OSError):
            door.open()
        workers.start()
        while not isinstance(request := self._requests.get(), Shutdown):
            workers.take(request)
        door.close()
        workers.close()
        library.close()

    def end(self) -> None:
        """End as after a shutdown."""
        self._requests.put(Shutdown())
        self.closing.set()

    def _let_in(self, writes: WriteWorker, asked: Handover | Show) -> bool:
        """Do what another program asks; no run, as long as somebody else writes."""
        match asked:
            case Handover(folders, prune, retry):
                if not (writes.is_at_work or is_free(LibraryPaths(self._directory))):
                    return False
                writes.take(Index(folders, prune, retry))
            case Show(folders, link, quick_search):
                self._send(WindowWanted(folders, link, quick_search))
        return not self.closing.is_set()

    def _receive(self) -> None:
        request: Request | None = None
        while not isinstance(request, Shutdown):
            try:
                request = self._connection.recv()
            except (EOFError, OSError):
                request = Shutdown()
            self._requests.put(request)
        self.closing.set()

    def _send(self, event: Event) -> None:
        """Send an event; when the window is gone there is nobody to tell."""
        with self._send_lock:
            try:
                self._connection.send(event)
            except OSError:
                self.closing.set()
