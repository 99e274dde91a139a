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
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from types import UnionType
from typing import Any

from ..errors import TOLD, BugError, user_line
from ..library.door import Door, Handover, Keeper, Show
from ..library.facade import Library
from ..library.gate import Gate
from ..library.lock import is_free
from ..library.manners import keep_manners
from ..paths import LibraryPaths, model_cache
from .discovery_messages import DiscoveryRequest
from .discovery_worker import DiscoveryWorker
from .duplicate_messages import DuplicateRequest
from .duplicate_worker import DuplicateWorker
from .folder_watch import FolderWatch
from .group_messages import GroupRequest
from .group_worker import GroupWorker
from .hand_messages import HandRequest
from .hand_worker import HandWorker
from .low_priority import give_way_to_other_programs
from .lull import Lull
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
from .sound_messages import DrawSound
from .sound_worker import SoundWorker
from .upkeep_messages import CancelUpkeep, UpkeepRead, UpkeepWrite
from .upkeep_worker import UpkeepWorker
from .write_worker import WriteWorker

CLOSING_SECONDS = 3.0
# A thread that asks for Python's lock gets it after so long from one that computes. A search asks
# for it again with every row that it reads, and Python's own 5 ms would make a second of them.
SWITCH_SECONDS = 0.0005
# Kinds of requests, and what takes them.
Route = tuple[type | UnionType, Callable[[Any], None]]


def serve(connection: Connection, directory: str, preset: str | None) -> None:
    """Run the engine until the other end asks for a shutdown or goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    give_way_to_other_programs()
    sys.setswitchinterval(SWITCH_SECONDS)
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
        lull = Lull()
        writes = WriteWorker(library, self._send, gate, lull)
        searches = SearchWorker(library, writes.renewed, lull, self._send)
        hands = HandWorker(library.by_hand, self._send)
        models = ModelWorkers(library, self._directory, model_cache(), self._send)
        upkeep = UpkeepWorker(self._directory, self._send)
        duplicates = DuplicateWorker(library.duplicates, self._send)
        maps = MapWorker(self._directory, self._send)
        sounds = SoundWorker(self._send)
        groups = GroupWorker(library.groups, library.albums, self._send)
        discovery = DiscoveryWorker(library.discovery, self._send)
        folders = FolderWatch(library, self._directory, writes.take, self._send, gate)
        door = Door(LibraryPaths(self._directory), Keeper.WINDOW, partial(self._let_in, writes))
        # Where none can be made, or nobody can write, there is no door; what writes says so.
        with suppress(OSError):
            door.open()
        # In the order of closing: first those that have something to lose when the time is over.
        workers = (
            *(hands, writes, searches, models, upkeep, duplicates, maps, groups, discovery),
            sounds,
        )
        for worker in workers:
            worker.start()
        self._dispatch(
            (
                (Search | Explain, searches.take),
                (DrawSound, sounds.take),
                (WatchFolders, lambda request: folders.want(request.wanted)),
                (KeepManners, partial(self._keep, gate)),
                (HandRequest | KeepSearch | RemoveSearch, hands.take),
                (ModelRequest, models.take),
                (UpkeepRead | CancelUpkeep, upkeep.take),
                (DuplicateRequest, duplicates.take),
                (MapRequest, maps.take),
                (GroupRequest, groups.take),
                (DiscoveryRequest, discovery.take),
                (UpkeepWrite, lambda request: writes.take(upkeep.turn(request))),
            ),
            writes.take,
        )
        door.close()
        folders.close()
        for worker in workers:
            worker.close()
        library.close()

    def _keep(self, gate: Gate, request: KeepManners) -> None:
        try:
            keep_manners(LibraryPaths(self._directory), request.manners)
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

    def _dispatch(self, routes: Sequence[Route], otherwise: Callable[[Any], None]) -> None:
        """Hand each request to whoever takes its kind."""
        while not isinstance(request := self._requests.get(), Shutdown):
            takers = (take for kinds, take in routes if isinstance(request, kinds))
            next(takers, otherwise)(request)

    def _send(self, event: Event) -> None:
        """Send an event; when the window is gone there is nobody to tell."""
        with self._send_lock:
            try:
                self._connection.send(event)
            except OSError:
                self.closing.set()
