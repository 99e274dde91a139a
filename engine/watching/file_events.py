"""The events of one root's files, from the system to a gathering."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from ..indexing.scan import is_passed_over
from ..paths import is_within

Lost = Callable[[OSError | None], None]
_WANTED: list[type[FileSystemEvent]] = [
    *(DirCreatedEvent, DirDeletedEvent, DirMovedEvent),
    *(FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent),
]


class FileEvents(FileSystemEventHandler):
    """Begins to watch a root at once, and tells each place in it that may have changed.

    Args:
        root: a folder, or a single file.
        changed: called with a place, on a thread of the watch.
        lost: called there when changes may have been missed, with the limit that was met, if any.

    Raises:
        OSError: the root cannot be watched.
    """

    def __init__(self, root: str, changed: Callable[[str], None], lost: Lost) -> None:
        self._root = root
        self._changed = changed
        is_folder = os.path.isdir(root)
        self._observer = _observer(lost)
        self._observer.schedule(
            self,
            # A file that a program replaces is another one, so its folder is watched.
            root if is_folder else os.path.dirname(root),
            recursive=is_folder,
            event_filter=_WANTED,
        )
        self._observer.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell the places of an event that lie in the root, and are not passed over."""
        for place in (event.src_path, event.dest_path):
            path = os.fsdecode(place) if place else ""
            if is_within(path, self._root) and not self._passes_over(path):
                self._changed(path)

    def close(self) -> None:
        """Watch no more; a thread that hangs on a dead drive is left to itself."""
        self._observer.stop()

    def _passes_over(self, path: str) -> bool:
        below = path[len(self._root) :]
        return any(is_passed_over(name) for name in below.split(os.sep) if name)


def _observer(lost: Lost) -> BaseObserver:
    if sys.platform != "linux":
        return Observer()
    from .inotify import TreeEmitter  # noqa: PLC0415 - only there

    return BaseObserver(partial(TreeEmitter, lost=lost))  # type: ignore[arg-type]
