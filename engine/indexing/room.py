"""Waits where the library's disk has no room for what comes next, and goes on once it has."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event

from msgspec import Struct

from ..errors import Cancelled

# What SQLite's journal and the next batch may take, beside what is known of it.
RESERVE = 16_000_000
_POLL_SECONDS = 0.5

_log = logging.getLogger(__name__)


class Room(Struct, frozen=True):
    """The free room on the disk of one library.

    Attributes:
        cancelled: asked while waiting.
        told: what is said while waiting.
    """

    directory: Path
    cancelled: Callable[[], bool]
    told: Callable[[], AbstractContextManager[None]]

    def wait_for(self, size: int) -> None:
        """Wait until there is room for so many bytes.

        Raises:
            Cancelled: `cancelled` came true before that.
        """
        if self._has(size):
            return
        _log.warning("no room for %d bytes in %r: waiting", size, str(self.directory))
        with self.told():
            while not self._has(size):
                if self.cancelled():
                    raise Cancelled
                Event().wait(_POLL_SECONDS)

    def _has(self, size: int) -> bool:
        return free_bytes(self.directory) >= size + RESERVE


def free_bytes(directory: Path) -> int:
    """How many bytes may still be written to the disk of a folder."""
    return shutil.disk_usage(directory).free
