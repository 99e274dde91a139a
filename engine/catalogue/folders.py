"""The SQL condition for "this path, or anything below it", on paths stored as bytes."""

from __future__ import annotations

import os


def under(column: str, folder: str) -> tuple[str, tuple[bytes, ...]]:
    """A condition that an index on `column` can answer, and its values.

    Everything below /a sorts between "/a/" and "/a0", since "0" follows "/" (and "]" follows
    the backslash of Windows).
    """
    base = os.fsencode(folder).rstrip(os.fsencode(os.sep))
    separator = os.fsencode(os.sep)
    low, high = base + separator, base + bytes([separator[0] + 1])
    return f"({column} = ? OR ({column} >= ? AND {column} < ?))", (base, low, high)
