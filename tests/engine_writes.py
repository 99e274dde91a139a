"""The engine's worker that writes to a library, with its events to wait for."""

from __future__ import annotations

import queue
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from engine.library.facade import Library
from engine.library.gate import Gate
from engine.library.manners import Manners, keep_manners
from engine.paths import LibraryPaths
from engine.service.lull import Lull
from engine.service.messages import (
    CancelIndexing,
    Event,
    Index,
    IndexingDone,
    IndexingProgress,
    LibraryChanged,
    RemoveRoot,
)
from engine.service.write_worker import WriteWorker
from engine.types import IndexReport, Stage

E = TypeVar("E")
SECONDS = 60.0


class Writes:
    """A worker on a library of its own, which is asked things while it is at work."""

    def __init__(self, library: Library, library_dir: Path) -> None:
        self.library = library
        self.paths = LibraryPaths(library_dir)
        self.is_on_battery = False
        self._gate = Gate(self.paths, is_on_battery=lambda: self.is_on_battery)
        self.worker = WriteWorker(library, self._take, self._gate, Lull())
        self.while_reading: Callable[[], None] = lambda: None
        self._events: queue.Queue[Event] = queue.Queue()

    def reports(self, count: int) -> list[IndexReport]:
        """What the next runs did, once as many changes were made."""
        found, changes = [], 0
        while changes < count:
            event = self._events.get(timeout=SECONDS)
            changes += isinstance(event, LibraryChanged)
            if isinstance(event, IndexingDone):
                found.append(event.report)
        return found

    def next(self, kind: type[E]) -> E:
        """The next event of a kind; others are passed over."""
        while not isinstance(event := self._events.get(timeout=SECONDS), kind):
            pass
        return event

    def keep(self, manners: Manners) -> None:
        """Read in that way from now on."""
        keep_manners(self.paths, manners)
        self._gate.look_again()

    def take(self, *requests: Index | RemoveRoot | CancelIndexing) -> None:
        """Take requests, one after the other."""
        for request in requests:
            self.worker.take(request)

    def roots(self) -> list[str]:
        """The folders of the library."""
        return [root.path for root in self.library.status().roots]

    def _take(self, event: Event) -> None:
        if isinstance(event, IndexingProgress) and event.progress.stage is Stage.INDEXING:
            act, self.while_reading = self.while_reading, lambda: None
            act()
        self._events.put(event)
