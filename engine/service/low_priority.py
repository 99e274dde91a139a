"""Lets the programs that a person works with go first, for the processor and for the disk."""

from __future__ import annotations

import sys
from contextlib import suppress

import psutil

_NICENESS = 10
# The last of those that get their turn at all: a search reads the disk, too.
_LEAST_OF_USUAL = 7


def give_way_to_other_programs() -> None:
    """Take what others leave, in this process and in those that it starts; or less, as before."""
    process = psutil.Process()
    # Where a system does not let it, things go on as they are.
    with suppress(psutil.Error, OSError):
        if sys.platform != "win32":
            process.nice(max(_NICENESS, process.nice()))
        elif process.nice() != psutil.IDLE_PRIORITY_CLASS:
            process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    with suppress(psutil.Error, OSError):
        if sys.platform == "win32":
            process.ionice(psutil.IOPRIO_LOW)
        elif sys.platform == "linux" and process.ionice().ioclass != psutil.IOPRIO_CLASS_IDLE:
            process.ionice(psutil.IOPRIO_CLASS_BE, _LEAST_OF_USUAL)
