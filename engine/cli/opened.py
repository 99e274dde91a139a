"""The library that a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..library.facade import Library


@contextmanager
def open_library(directory: Path, preset: str | None = None) -> Iterator[Library]:
    """A library for the time of one command."""
    library = Library(directory, preset)
    try:
        yield library
    finally:
        library.close()
