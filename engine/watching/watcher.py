"""Keeps an eye on every root, whatever becomes of it: it may go, come back, or be another one.

A root on a network drive, or one for which the system has no more watches, is looked over now and
then. So is each root once at the beginning, and whenever events may have been lost.
"""

from __future__ import annotations

import errno
import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

from msgspec import Struct

from ..disk import SOON_SECONDS, Disk
from ..errors import Cancelled, SilentDiskError
from ..language import tr, tr_noop
from .file_events import FileEvents
from .gathering import Gathering
from .network_drives import is_on_network

# How often it is asked whether roots are still what they were.
LOOK_SECONDS = 5.0
# How often a root without events is looked over.
POLL_SECONDS = 60.0
LIMIT_LINE = tr_noop(
    "The system watches no more folders, so {root} is looked over once a minute instead. "
    "To have it watched: sudo sysctl fs.inotify.max_user_watches=1048576 "
    "fs.inotify.max_user_instances=1024"
)
_LIMITS = frozenset({errno.ENOSPC, errno.EMFILE})
_NEVER = float("inf")
_Mark = tuple[int, int]
_log = logging.getLogger(__name__)


class _Eye(Struct, eq=False):
    """One root as it is watched.

    Attributes:
        mark: what was at its path when the watch began, by device and inode.
        is_limited: the system has no room to watch it.
        events: None where it is polled, or not there.
        next_poll: when it is looked over without an event.
        is_lost: events may have been missed, or end.
    """

    mark: _Mark | None = None
    is_limited: bool = False
    events: FileEvents | None = None
    next_poll: float = _NEVER
    is_lost: bool = False

    def shut(self) -> None:
        """Watch no more."""
        if self.events is not None:
            self.events.close()


class Watcher:
    """Watches roots on threads of its own.

    Args:
        gathering: what may have changed goes there.
        tell: called with a line for the person, on any thread.
        polls: whether a root is polled, for lack of events.
    """

    def __init__(
        self,
        gathering: Gathering,
        tell: Callable[[str], None],
        polls: Callable[[str], bool] = is_on_network,
    ) -> None:
        self._disk = Disk()
        self._gathering = gathering
        self._tell = tell
        self._polls = polls
        self._lock = threading.Lock()
        self._wanted: frozenset[str] = frozenset()
        self._eyes: dict[str, _Eye] = {}
        self._stirred = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="watcher", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def follow(self, roots: Iterable[str]) -> None:
        """Watch these roots from now on, and no others; returns at once."""
        wanted = frozenset(roots)
        if wanted != self._wanted:
            self._wanted = wanted
            self._stirred.set()

    def close(self) -> None:
        """Watch no more. What hangs on a dead drive is left to itself."""
        self._closing.set()
        self._stirred.set()
        self._thread.join(SOON_SECONDS)

    def _work(self) -> None:
        while not self._closing.is_set():
            self._stirred.clear()
            for root in set(self._eyes) - self._wanted:
                self._replace(root, None)
                self._gathering.drop(root)
            for root in self._wanted:
                with suppress(Cancelled):
                    self._look(root, self._eyes.get(root, _Eye()))
            self._stirred.wait(LOOK_SECONDS)
        for root in list(self._eyes):
            self._replace(root, None)

    def _look(self, root: str, eye: _Eye) -> None:
        """Watch a root anew where it is not what it was; look one over that is polled."""
        mark = self._mark(root)
        if eye.is_lost or mark != eye.mark:
            new = _Eye(mark, eye.is_limited)
            self._replace(root, new)
            if mark is None:
                self._gathering.add(root, root)
                return
            # It may take long where there are many folders, and for ever on a dead drive.
            watch = partial(self._watch, root, new)
            threading.Thread(target=watch, name=f"watch {root}", daemon=True).start()
        elif time.monotonic() >= eye.next_poll:
            eye.next_poll = time.monotonic() + POLL_SECONDS
            self._gathering.add(root, root)

    def _mark(self, root: str) -> _Mark | None:
        """What is at the path of a root now; nothing where it does not answer."""
        with suppress(SilentDiskError):
            return self._disk.ask(root, partial(_mark, root), self._closing.is_set, SOON_SECONDS)
        return None

    def _watch(self, root: str, eye: _Eye) -> None:
        """Begin to watch a root, or to poll it; then all of it is looked at once."""
        lost = partial(self._on_lost, root, eye)
        try:
            if not eye.is_limited and not self._polls(root):
                events = FileEvents(root, partial(self._gathering.add, root), lost)
                self._keep(root, eye, events)
        except OSError as error:
            lost(error)
        if eye.events is None:
            eye.next_poll = time.monotonic() + POLL_SECONDS
        self._gathering.add(root, root)

    def _keep(self, root: str, eye: _Eye, events: FileEvents) -> None:
        with self._lock:
            eye.events = events
            if self._eyes.get(root) is not eye:
                events.close()

    def _replace(self, root: str, eye: _Eye | None) -> None:
        """Let a root be watched by another eye, or by none."""
        with self._lock:
            before = self._eyes.pop(root, None)
            if before is not None:
                before.shut()
            if eye is not None:
                self._eyes[root] = eye

    def _on_lost(self, root: str, eye: _Eye, error: OSError | None) -> None:
        """Changes may have been missed; on any thread."""
        _log.info("changes of %r may have been missed: %s", root, error)
        is_limit = error is not None and error.errno in _LIMITS
        if is_limit and not eye.is_limited:
            eye.is_limited = True
            self._tell(tr(LIMIT_LINE, root=root))
        eye.is_lost = True
        self._stirred.set()


def _mark(root: str) -> _Mark | None:
    """What is at the path of a root: a folder, or a file."""
    try:
        status = os.stat(root)
    except OSError:
        return None
    # A program that saves a single file replaces it.
    return status.st_dev, status.st_ino if os.path.isdir(root) else 0
