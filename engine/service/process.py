"""The engine process: it owns models, index, indexing and queries, and answers over a pipe.

Five threads: the pipe is read on the main one; `_answer_searches` answers searches and
explanations; `_do_writes` does all that writes, and checks, one thing after the other; and
`ModelWorkers` has two, for what is known of models at once and for what takes minutes.
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

from ..errors import BugError, EngineError, UserError, user_line
from ..indexing.run import IndexOptions
from ..library.facade import Library
from ..paths import model_cache
from .check_work import answer_check
from .messages import (
    CancelCheck,
    CancelIndexing,
    CheckLibrary,
    Event,
    Explain,
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
from .model_messages import ModelRenewed, ModelRequest, UseModel
from .model_workers import ModelWorkers, answer_change
from .pending import PendingQueries, answer_explanation

NICENESS = 10

# A check changes nothing, but nothing may change under it.
Write = Index | Forget | RemoveRoot | CheckLibrary | UseModel


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
    """A bug in a worker ends the process, so that the window hears of it and nothing hangs."""
    sys.excepthook(failure.exc_type, failure.exc_value or BugError(), failure.exc_traceback)
    os._exit(1)


class EngineServer:
    """Dispatches requests to the workers, and sends their events."""

    def __init__(self, connection: Connection, directory: Path, preset: str | None) -> None:
        self._connection = connection
        self._send_lock = threading.Lock()
        self._closing = threading.Event()
        self._pending = PendingQueries()
        self._writes: queue.Queue[tuple[int, Write] | None] = queue.Queue()
        self._received = 0
        # A cancel is meant for every run asked for before it, those that still wait included.
        self._cancelled_up_to = 0
        self._checks_cancelled_up_to = 0
        self._directory = directory
        self._preset = preset

    def run(self) -> None:
        """Serve until a shutdown, or until the pipe closes."""
        try:
            library = Library(self._directory, self._preset)
        except UserError as error:
            self._send(Trouble(str(error)))
            return
        self._renew(library)
        workers = [
            threading.Thread(target=self._answer_searches, args=(library,)),
            threading.Thread(target=self._do_writes, args=(library,)),
        ]
        for worker in workers:
            worker.start()
        models = ModelWorkers(library, self._directory, model_cache(), self._send)
        models.start()
        self._receive(models)
        self._closing.set()
        models.close()
        self._pending.close()
        self._writes.put(None)
        for worker in workers:
            worker.join()
        library.close()

    def _renew(self, library: Library) -> None:
        """Begin to read a library anew whose model was renewed under its name."""
        try:
            is_due = library.renew()
        except UserError:
            # Searches tell what is wrong with the model; another writer sees to it in our place.
            return
        if is_due:
            self._send(ModelRenewed(library.preset))
            self._received += 1
            self._writes.put((self._received, Index()))

    def _receive(self, models: ModelWorkers) -> None:
        while True:
            try:
                request: Request = self._connection.recv()
            except (EOFError, OSError):
                return
            if isinstance(request, Shutdown):
                return
            if isinstance(request, Search | Explain):
                self._pending.put(request)
            elif isinstance(request, ModelRequest):
                models.take(request)
            elif isinstance(request, CancelIndexing):
                self._cancelled_up_to = self._received
            elif isinstance(request, CancelCheck):
                self._checks_cancelled_up_to = self._received
            else:
                self._received += 1
                self._writes.put((self._received, request))

    def _answer_searches(self, library: Library) -> None:
        if self._guarded(library.load, Trouble):
            self._send(Ready(library.preset))
        while (question := self._pending.take()) is not None:
            if isinstance(question, Explain):
                answer_explanation(library, question, self._pending, self._send)
            else:
                failed = partial(SearchFailed, question.generation)
                self._guarded(partial(self._answer, library, question), failed)

    def _answer(self, library: Library, search: Search) -> None:
        self._send(SearchDone(search.generation, library.search(search.query)))

    def _do_writes(self, library: Library) -> None:
        while (job := self._writes.get()) is not None:
            number, request = job
            failed = IndexingFailed if isinstance(request, Index) else Trouble
            self._guarded(partial(self._write, library, number, request), failed)
            if not isinstance(request, CheckLibrary):
                self._send(LibraryChanged())

    def _write(self, library: Library, number: int, request: Write) -> None:
        cancelled = partial(self._is_cancelled, number)
        if isinstance(request, Index):
            report = library.index(
                request.folders,
                IndexOptions(request.prune, request.retry),
                on_progress=lambda progress: self._send(IndexingProgress(progress)),
                cancelled=cancelled,
            )
            self._send(IndexingDone(report))
        elif isinstance(request, UseModel):
            answer_change(library, request, self._send, cancelled)
        elif isinstance(request, CheckLibrary):
            answer_check(
                library,
                request.generation,
                self._send,
                cancelled=lambda: number <= self._checks_cancelled_up_to,
                must_give_way=lambda: not self._writes.empty(),
            )
        else:
            library.forget(request.path if isinstance(request, Forget) else request.folder)

    def _is_cancelled(self, number: int) -> bool:
        return number <= self._cancelled_up_to or self._closing.is_set()

    def _guarded(self, work: Callable[[], None], event: Callable[[str], Event]) -> bool:
        """Run work; what goes wrong becomes an event, and the engine lives on."""
        try:
            work()
        except EngineError as error:
            self._send(event(user_line(error)))
            return False
        return True

    def _send(self, event: Event) -> None:
        """Send an event; when the window is gone there is nobody to tell."""
        with self._send_lock:
            try:
                self._connection.send(event)
            except OSError:
                self._closing.set()
