"""Zeros after the content of a file: a download that was given its room before its bytes.

Readers of streams go through gigabytes of them, or keep them all, looking for the next frame.
"""

from __future__ import annotations

import os
from typing import BinaryIO

PROBE_BYTES = 65_536


def end_of_content(file: BinaryIO) -> int:
    """Where the zeros at a file's end begin, give or take 64 KiB, found by bisection.

    Only for formats that never hold so many zeros in a row.
    """
    size = file.seek(0, os.SEEK_END)
    if size <= 2 * PROBE_BYTES or not _is_empty(file, size - PROBE_BYTES):
        return size
    full, empty = 0, size - PROBE_BYTES
    while empty - full > PROBE_BYTES:
        middle = (full + empty) // 2
        if _is_empty(file, middle):
            empty = middle
        else:
            full = middle
    return empty + PROBE_BYTES


def _is_empty(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    return not any(file.read(PROBE_BYTES))
