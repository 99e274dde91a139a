"""The engine process: it owns models, index, indexing and queries, and answers over a pipe.

Three threads: the pipe is read on the main one, searches are answered on a second, and
everything that writes happens on a third, one thing after the other.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from .errors import BugError, EngineError, UserError
from .indexing.run import IndexOptions
from .library import Library
from .protocol import (
    CancelIndexing,
    Event,
    Forget,
    Index,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    LibraryChanged,
    Ready,
    RemoveRoot,
    Request,
    Search,
    SearchDone,
    SearchFailed,
    Shutdown,
    Trouble,
)

NICENESS = 10

Write = Index | Forget | RemoveRoot


def serve(connection: Connection, directory: str, preset: str | None) -> None:
    """Run the engine until the other end asks for a shutdown or goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    # One thread for the encoder leaves the other cores to the decoders and the window.
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 2) // 2)))
    threading.excepthook = _end_process
    EngineServer(connection, Path(directory), preset).run()


def _end_process(failure: threading.ExceptHookArgs) -> None:
    """A bug in a lane ends the process, so that the window hears of it and nothing hangs."""
    sys.excepthook(failure.exc_type, failure.exc_value or BugError(), failure.exc_traceback)
    os._exit(1)


class EngineServer:
    """Dispatches requests to the search lane and the write lane, and sends their events."""

    def __init__(self, connection: Connection, directory: Path, preset: str | None) -> None:
        self._connection = connection
        self._send_lock = threading.Lock()
        self._closing = threading.Event()
        self._searches: queue.Queue[Search | None] = queue.Queue()
        self._writes: queue.Queue[tuple[int, Write] | None] = queue.Queue()
        self._received = 0
        # A cancel is meant for every run asked for before it, those that still wait included.
        self._cancelled_up_to = 0
        self._directory = directory
        self._preset = preset

    def run(self) -> None:
        """Serve until a shutdown, or until the pipe closes."""
        try:
            library = Library(self._directory, self._preset)
        except UserError as error:
            self._send(Trouble(str(error)))
            return
        lanes = [
            threading.Thread(target=self._search_lane, args=(library,)),
            threading.Thread(target=self._write_lane, args=(library,)),
        ]
        for lane in lanes:
            lane.start()
        self._receive()
        self._closing.set()
        self._searches.put(None)
        self._writes.put(None)
        for lane in lanes:
            lane.join()
        library.close()

    def _receive(self) -> None:
        while True:
            try:
                request: Request = self._connection.recv()
            except (EOFError, OSError):
                return
            if isinstance(request, Shutdown):
                return
            if isinstance(request, Search):
                self._searches.put(request)
            elif isinstance(request, CancelIndexing):
                self._cancelled_up_to = self._received
            else:
                self._received += 1
                self._writes.put((self._received, request))

    def _search_lane(self, library: Library) -> None:
        if self._guarded(library.load, Trouble):
            self._send(Ready(library.preset))
        while (search := self._newest_search()) is not None:
            self._guarded(
                partial(self._answer, library, search), partial(SearchFailed, search.generation)
            )

    def _newest_search(self) -> Search | None:
        """Wait for a search; of several that wait, the last one is enough."""
        newest = self._searches.get()
        while newest is not None and not self._searches.empty():
            newest = self._searches.get()
        return newest

    def _answer(self, library: Library, search: Search) -> None:
        self._send(SearchDone(search.generation, library.search(search.query)))

    def _write_lane(self, library: Library) -> None:
        while (job := self._writes.get()) is not None:
            number, request = job
            failed = IndexingFailed if isinstance(request, Index) else Trouble
            self._guarded(partial(self._write, library, number, request), failed)
            self._send(LibraryChanged())

    def _write(self, library: Library, number: int, request: Write) -> None:
        if isinstance(request, Index):
            report = library.index(
                request.folders,
                IndexOptions(request.prune, request.retry),
                on_progress=lambda progress: self._send(IndexingProgress(progress)),
                cancelled=lambda: number <= self._cancelled_up_to or self._closing.is_set(),
            )
            self._send(IndexingDone(report))
        else:
            library.forget(request.path if isinstance(request, Forget) else request.folder)

    def _guarded(self, work: Callable[[], None], event: Callable[[str], Event]) -> bool:
        """Run work; what goes wrong becomes an event, and the engine lives on."""
        try:
            work()
        except EngineError as error:
            self._send(event(str(error)))
            return False
        return True

    def _send(self, event: Event) -> None:
        """Send an event; when the window is gone there is nobody to tell."""
        with self._send_lock:
            try:
                self._connection.send(event)
            except OSError:
                self._closing.set()
