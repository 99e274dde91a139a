"""Taking turns at a library with others that write to it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from ..errors import LibraryBusyError
from .console import complain

T = TypeVar("T")

_LOOK_SECONDS = 1.0
_WAITING = "Another Triptych is writing to this library: waiting until it has finished."


def in_turn(work: Callable[[], T], *, waits: bool = True) -> T:
    """Do something that writes, once nobody else does.

    Args:
        waits: else it is done at once.

    Raises:
        LibraryBusyError: another process is writing, and that is not waited for.
        Cancelled: Ctrl-C was pressed meanwhile.
    """
    has_told = False
    while True:
        try:
            return work()
        except LibraryBusyError:
            if not waits:
                raise
            if not has_told:
                complain(_WAITING)
            has_told = True
            time.sleep(_LOOK_SECONDS)
