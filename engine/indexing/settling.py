"""Whether a file is whole, or somebody is still writing it.

A file that is being written is left for the next look: it would be read in vain, and fail. Linux
tells whether anybody has it open to write (a lease, fcntl(2), is refused then); elsewhere a file
counts as whole once its size and time have stood still for a moment.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from msgspec import Struct, field

from ..disk import Beat
from ..types import FileStat

# For how long size and time must stand still where nobody tells that a file is open.
MOMENT_SECONDS = 1.0
# A program that keeps a file open and writes nothing for so long has no more to say for now.
PATIENCE_SECONDS = 30.0


class Settling(Struct):
    """Remembers files that were not whole when they were looked at.

    Args:
        clock: seconds from any start; rises steadily.
    """

    clock: Callable[[], float] = time.monotonic
    _waiting: set[str] = field(default_factory=set)
    _seen: dict[str, tuple[FileStat, float]] = field(default_factory=dict)

    def take_waiting(self) -> tuple[str, ...]:
        """The files that were not whole since this was asked last: they are to be looked at."""
        waiting, self._waiting = tuple(self._waiting), set()
        return waiting

    def put_off(self, path: str) -> None:
        """Have a file looked at again, since it changed while it was read."""
        self._waiting.add(path)

    def unsettled(self, stats: Iterable[FileStat], beat: Beat) -> Iterator[str]:
        """The paths of those files that are not whole yet; they are touched for that."""
        for stat in stats:
            beat()
            if self._is_whole(stat):
                self._seen.pop(stat.path, None)
            else:
                self._waiting.add(stat.path)
                yield stat.path

    def _is_whole(self, stat: FileStat) -> bool:
        now = self.clock()
        before, since = self._seen.get(stat.path, (None, now))
        since = since if before == stat else now
        self._seen[stat.path] = stat, since
        is_open = is_open_to_write(stat.path)
        if is_open is None:
            return now - since >= MOMENT_SECONDS or _is_old(stat)
        return not is_open or now - since >= PATIENCE_SECONDS


def is_open_to_write(path: str) -> bool | None:
    """Whether any process has a file open to write; None where the system does not tell."""
    if sys.platform != "linux":
        return None
    import fcntl  # noqa: PLC0415 - only there

    try:
        # Not to wait: it may be a pipe by now.
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        # Who opens it to write this very moment has a signal sent, which must not be a deadly one.
        fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except BlockingIOError:
        return True
    except OSError:
        # Somebody else's file, or a file system without leases.
        return None
    finally:
        with suppress(OSError):
            os.close(file)
    return False


def _is_old(stat: FileStat) -> bool:
    """Whether a file has stood still by its own account; a time in the future tells nothing."""
    return time.time() - stat.mtime_ns / 1e9 >= MOMENT_SECONDS
