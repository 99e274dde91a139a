"""The workers of the engine process: which there are, and which of them takes what is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import UnionType
from typing import Any, Protocol

from ..errors import TOLD, user_line
from ..library.facade import Library
from ..library.gate import Gate
from ..library.manners import keep_manners, keep_to_cores
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
from .listing_messages import ListingRequest
from .listing_worker import ListingWorker
from .low_priority import give_way_to_other_programs
from .lull import Lull
from .map_messages import MapRequest
from .map_worker import MapWorker
from .messages import Event, Explain, KeepManners, Request, Search, Trouble, WatchFolders
from .model_messages import ModelRequest
from .model_workers import ModelWorkers
from .saved_search_messages import KeepSearch, RemoveSearch
from .search_worker import SearchWorker
from .sound_messages import DrawSound
from .sound_worker import SoundWorker
from .upkeep_messages import CancelUpkeep, UpkeepRead, UpkeepWrite
from .upkeep_worker import UpkeepWorker
from .write_worker import WriteWorker

# Kinds of requests, and what takes them.
Route = tuple[type | UnionType, Callable[[Any], None]]


class Worker(Protocol):
    """What works on a thread of its own."""

    def start(self) -> None:
        """Begin to work."""

    def close(self) -> None:
        """Take nothing any more, and wait for the end of what is being done."""


class Workers:
    """All workers of one library.

    Args:
        send: called on their threads.
    """

    def __init__(self, library: Library, directory: Path, send: Callable[[Event], None]) -> None:
        self._paths = LibraryPaths(directory)
        self._send = send
        self._gate = gate = Gate(self._paths)
        lull = Lull()
        self.writes = WriteWorker(library, send, gate, lull)
        self._searches = SearchWorker(library, self.writes.renewed, lull, send)
        self._hands = HandWorker(library.by_hand, send)
        self._models = ModelWorkers(library, directory, model_cache(), send)
        self._upkeep = UpkeepWorker(directory, send)
        self._duplicates = DuplicateWorker(library.duplicates, send)
        self._maps = MapWorker(directory, send)
        self._sounds = SoundWorker(send)
        self._groups = GroupWorker(library.groups, library.albums, send)
        self._discovery = DiscoveryWorker(library.discovery, send)
        self._listings = ListingWorker(library.search, send)
        self._folders = FolderWatch(library, directory, self.writes.take, send, gate)
        # In the order of closing: first those that have something to lose when the time is over.
        self._workers: tuple[Worker, ...] = (
            *(self._hands, self.writes, self._searches, self._models, self._upkeep),
            *(self._duplicates, self._maps, self._groups, self._discovery),
            *(self._listings, self._sounds),
        )
        self._routes = self._made_routes()

    def start(self) -> None:
        """Begin to work; whatever a person does not wait for leaves the processor to others."""
        waited_for: tuple[Worker, ...] = (
            self._searches,
            self._hands,
            self._discovery,
            self._listings,
        )
        for worker in waited_for:
            worker.start()
        # A thread is as important as the one that began it, where the system tells them apart.
        give_way_to_other_programs()
        for worker in self._workers:
            if worker not in waited_for:
                worker.start()

    def take(self, request: Request) -> None:
        """Hand a request to whoever takes its kind."""
        takers = (take for kinds, take in self._routes if isinstance(request, kinds))
        take: Callable[[Any], None] = next(takers, self.writes.take)
        take(request)

    def close(self) -> None:
        """End all."""
        self._folders.close()
        for worker in self._workers:
            worker.close()

    def _made_routes(self) -> tuple[Route, ...]:
        upkeep, writes = self._upkeep, self.writes
        return (
            (Search | Explain, self._searches.take),
            (DrawSound, self._sounds.take),
            (WatchFolders, lambda request: self._folders.want(request.wanted)),
            (KeepManners, self._keep),
            (HandRequest | KeepSearch | RemoveSearch, self._hands.take),
            (ModelRequest, self._models.take),
            (UpkeepRead | CancelUpkeep, upkeep.take),
            (DuplicateRequest, self._duplicates.take),
            (MapRequest, self._maps.take),
            (GroupRequest, self._groups.take),
            (DiscoveryRequest, self._discovery.take),
            (ListingRequest, self._listings.take),
            (UpkeepWrite, lambda request: writes.take(upkeep.turn(request))),
        )

    def _keep(self, request: KeepManners) -> None:
        try:
            keep_manners(self._paths, request.manners)
        except TOLD as error:
            self._send(Trouble(user_line(error)))
        keep_to_cores(self._paths)
        self._gate.look_again()
