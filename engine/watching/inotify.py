"""Watchdog's inotify with what it leaves out: lost events, limits, and folders not worth a watch.

When the kernel's queue is full it drops events, and Watchdog drops the note that says so; a folder
that may not be watched ends its watch of all others, and a gap in its bookkeeping its thread. Each
of these is told here, so that the whole root can be looked at again.
"""

from __future__ import annotations

import errno
import fcntl
import os
import struct
import termios
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from watchdog.events import FileSystemEvent
from watchdog.observers.api import EventQueue, ObservedWatch
from watchdog.observers.inotify import InotifyEmitter
from watchdog.observers.inotify_buffer import InotifyBuffer
from watchdog.observers.inotify_c import (
    DEFAULT_EVENT_BUFFER_SIZE,
    Inotify,
    InotifyEvent,
)
from watchdog.utils import BaseThread
from watchdog.utils.delayed_queue import DelayedQueue

from ..indexing.scan import is_passed_over

# The system has no room for more watches, or for more that watch.
LIMITS = frozenset({errno.ENOSPC, errno.EMFILE})
_EVENT_BYTES = 16
_QUEUE = Path("/proc/sys/fs/inotify/max_queued_events")
Lost = Callable[[OSError | None], None]


class WatchedTree(Inotify):
    """The watches of a folder and all below it.

    Args:
        lost: called when changes may have been missed, with the limit that was met, if any.
    """

    def __init__(self, path: bytes, *, recursive: bool, mask: int | None, lost: Lost) -> None:
        self._lost = lost
        self._most_bytes = _EVENT_BYTES * int(_QUEUE.read_text()) // 2
        try:
            super().__init__(path, recursive=recursive, event_mask=mask)
        except OSError:
            if hasattr(self, "_kill_w"):
                self._close_resources()
            raise
        self._check_inotify_fd = partial(self._look_for_events, self._check_inotify_fd)

    def _look_for_events(self, has_events: Callable[[], bool]) -> bool:
        """Whether events wait; where half a queue of them does, some may have been dropped."""
        waits = has_events()
        if waits and _bytes_waiting(self._inotify_fd) >= self._most_bytes:
            self._lost(None)
        return waits

    def read_events(
        self, *, event_buffer_size: int = DEFAULT_EVENT_BUFFER_SIZE
    ) -> list[InotifyEvent]:
        """Wait for events; a folder that came from elsewhere is watched from now on, too."""
        events = super().read_events(event_buffer_size=event_buffer_size)
        for event in events:
            if event.is_moved_to and event.is_directory:
                with self._lock, suppress(OSError):
                    if event.src_path not in self._wd_for_path and not self._closed:
                        self._add_dir_watch(event.src_path, self._event_mask, recursive=True)
        return events

    def _add_dir_watch(self, path: bytes, mask: int, *, recursive: bool) -> None:
        self._add_watch(path, mask)
        for folder, names, _ in os.walk(path) if recursive else ():
            names[:] = [name for name in names if not is_passed_over(os.fsdecode(name))]
            for name in names:
                below = os.path.join(folder, name)
                if not os.path.islink(below):
                    self._add_watch(below, mask)

    def _add_watch(self, path: bytes, mask: int) -> int:
        try:
            return int(super()._add_watch(path, mask))
        except OSError as error:
            if error.errno in LIMITS and path != self._path:
                self._lost(error)
            if error.errno in LIMITS or path == self._path:
                raise
            # It went away meanwhile.
            return -1


class _Buffer(InotifyBuffer):
    """Pairs moves, and tells where it cannot go on."""

    def __init__(self, tree: WatchedTree, lost: Lost) -> None:
        BaseThread.__init__(self)
        self._queue = DelayedQueue(self.delay)
        self._inotify = tree
        self._lost = lost
        self.start()

    def run(self) -> None:
        """Read events until the watch ends."""
        try:
            super().run()
        except (KeyError, OSError):
            self._lost(None)


class TreeEmitter(InotifyEmitter):
    """Hands on the events of one tree.

    Args:
        lost: as `WatchedTree` takes it.
    """

    def __init__(
        self,
        event_queue: EventQueue,
        watch: ObservedWatch,
        *,
        lost: Lost,
        timeout: float,
        event_filter: list[type[FileSystemEvent]] | None,
    ) -> None:
        super().__init__(event_queue, watch, timeout=timeout, event_filter=event_filter)
        self._lost = lost

    def on_thread_start(self) -> None:
        """Watch the tree.

        Raises:
            OSError: it is not there, or the system has no room for so many watches.
        """
        path, mask = os.fsencode(self.watch.path), self.get_event_mask_from_filter()
        tree = WatchedTree(path, recursive=self.watch.is_recursive, mask=mask, lost=self._lost)
        self._inotify = _Buffer(tree, self._lost)


def _bytes_waiting(descriptor: int) -> int:
    """How many bytes of events can be read (inotify(7))."""
    answer = fcntl.ioctl(descriptor, termios.FIONREAD, bytes(struct.calcsize("i")))
    return int(struct.unpack("i", answer)[0])
