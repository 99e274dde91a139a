"""Memory that was freed goes back to the system, in every process that lives for long."""

from __future__ import annotations

import ctypes
from contextlib import suppress


def give_back_memory() -> None:
    """Have pages that hold nothing any more go back to the system; it takes less than 1 ms.

    glibc keeps what was freed between things that stay (malloc_trim(3)): the answers and pictures
    of half an hour leave holes of 10 MB. Other systems do this by themselves.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
