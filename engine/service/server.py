"""The engine process: it owns models, index, indexing and queries, and answers over a pipe.

Eleven threads: one reads the pipe, from the first moment on; the main one opens the library and
hands each request to a worker. `SearchWorker` answers, `WriteWorker` changes the library,
`HandWorker` does what a person does to files meanwhile, `UpkeepWorker` checks and copies the
library as it is, `DuplicateWorker` finds what it holds more than once, `MapWorker` makes maps, and
`ModelWorkers` has two, for what is known of models at once and for what takes minutes. At the
`Door` other programs ask for the window, or hand over a run.
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

from ..errors import TOLD, BugError, user_line
from ..library.door import Door, Handover, Keeper, Show
from ..library.facade import Library
from ..library.gate import Gate
from ..library.lock import is_free
from ..library.manners import Manners, keep_manners, read_manners
from ..paths import LibraryPaths, model_cache
from .duplicate_messages import DuplicateRequest
from .duplicate_worker import DuplicateWorker
from .folder_watch import FolderWatch
from .hand_messages import HandRequest
from .hand_worker import HandWorker
from .low_priority import give_way_to_other_programs
from .map_messages import MapRequest
from .map_worker import MapWorker
from .messages import (
    Event,
    Explain,
    Index,
    KeepManners,
    Request,
    Search,
    Shutdown,
    Trouble,
    WatchFolders,
    WindowWanted,
)
from .model_messages import ModelRequest
from .model_workers import ModelWorkers
from .saved_search_messages import KeepSearch, RemoveSearch
from .search_worker import SearchWorker
from .upkeep_messages import CancelUpkeep, UpkeepRead, UpkeepWrite
from .upkeep_worker import UpkeepWorker
from .write_worker import WriteWorker

CLOSING_SECONDS = 3.0


def serve(connection: Connection, directory: str, preset: str | None) -> None:
    """Run the engine until the other end asks for a shutdown or goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    give_way_to_other_programs()
    # One thread for the encoder leaves the other cores to the decoders and the window.
    half = max(1, (os.cpu_count() or 2) // 2)
    most = read_manners(LibraryPaths(Path(directory))).cores or half
    os.environ.setdefault("OMP_NUM_THREADS", str(min(half, most)))
    threading.excepthook = _end_process
    server = EngineServer(connection, Path(directory), preset)
    threading.Thread(target=_end_in_time, args=(server,), daemon=True).start()
    server.run()


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
        gate = Gate(LibraryPaths(self._directory))
        writes = WriteWorker(library, self._send, gate)
        searches = SearchWorker(library, writes.renewed, self._send)
        hands = HandWorker(library.by_hand, self._send)
        models = ModelWorkers(library, self._directory, model_cache(), self._send)
        upkeep = UpkeepWorker(self._directory, self._send)
        duplicates = DuplicateWorker(library.duplicates, self._send)
        maps = MapWorker(self._directory, self._send)
        folders = FolderWatch(library, self._directory, writes.take, self._send, gate)
        door = Door(LibraryPaths(self._directory), Keeper.WINDOW, partial(self._let_in, writes))
        # Where none can be made, or nobody can write, there is no door; what writes says so.
        with suppress(OSError):
            door.open()
        for worker in (writes, searches, models, hands, upkeep, duplicates, maps):
            worker.start()
        self._dispatch(searches, writes, models, folders, gate, hands, upkeep, duplicates, maps)
        door.close()
        folders.close()
        # First the one that has something to lose when the time is over.
        for worker in (hands, writes, searches, models, upkeep, duplicates, maps):
            worker.close()
        library.close()

    def _keep(self, manners: Manners, gate: Gate) -> None:
        try:
            keep_manners(LibraryPaths(self._directory), manners)
        except TOLD as error:
            self._send(Trouble(user_line(error)))
        gate.look_again()

    def _let_in(self, writes: WriteWorker, asked: Handover | Show) -> bool:
        """Do what another program asks; no run, as long as somebody else writes."""
        match asked:
            case Handover(folders, prune, retry):
                if not (writes.is_at_work or is_free(LibraryPaths(self._directory))):
                    return False
                writes.take(Index(folders, prune, retry))
            case Show(folders, query, quick_search):
                self._send(WindowWanted(folders, query, quick_search))
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

    def _dispatch(
        self,
        searches: SearchWorker,
        writes: WriteWorker,
        models: ModelWorkers,
        folders: FolderWatch,
        gate: Gate,
        hands: HandWorker,
        upkeep: UpkeepWorker,
        duplicates: DuplicateWorker,
        maps: MapWorker,
    ) -> None:
        while not isinstance(request := self._requests.get(), Shutdown):
            if isinstance(request, Search | Explain):
                searches.take(request)
            elif isinstance(request, WatchFolders):
                folders.want(request.wanted)
            elif isinstance(request, KeepManners):
                self._keep(request.manners, gate)
            elif isinstance(request, HandRequest | KeepSearch | RemoveSearch):
                hands.take(request)
            elif isinstance(request, ModelRequest):
                models.take(request)
            elif isinstance(request, UpkeepRead | CancelUpkeep):
                upkeep.take(request)
            elif isinstance(request, DuplicateRequest):
                duplicates.take(request)
            elif isinstance(request, MapRequest):
                maps.take(request)
            elif isinstance(request, UpkeepWrite):
                writes.take(upkeep.turn(request))
            else:
                writes.take(request)

    def _send(self, event: Event) -> None:
        """Send an event; when the window is gone there is nobody to tell."""
        with self._send_lock:
            try:
                self._connection.send(event)
            except OSError:
                self.closing.set()
