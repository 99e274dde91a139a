"""How amounts are said, on a terminal and in the window."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """A position in a sound: 0:07, 3:20, 1:02:45."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def megabytes(size: int) -> str:
    """Bytes as 0.3 MB, 12 MB or 1,480 MB."""
    return f"{size / 1e6:,.{1 if size < 10e6 else 0}f} MB"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 file, 1,204 files."""
    return f"{number:,} {one if number == 1 else many}"
