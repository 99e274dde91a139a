"""The library that a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from ..alignment.registry import build
from ..encoders.devices import parse_device
from ..library.facade import Library
from ..library.manners import keep_to_cores
from ..paths import LibraryPaths


@contextmanager
def open_library(
    directory: Path, preset: str | None = None, device: str | None = None
) -> Iterator[Library]:
    """A library for the time of one command, which keeps to the limit of cores.

    Args:
        device: what models are to run on; None for what was settled for all.
    """
    keep_to_cores(LibraryPaths(directory), shares=False)
    wanted = parse_device(device) if device else None
    library = Library(directory, preset, encoder_of=partial(build, device=wanted))
    try:
        yield library
    finally:
        library.close()
