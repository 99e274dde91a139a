"""A library that is served, in the test's process or at a real port of this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from colour_media import write_media_folder
from fake_encoder import ColourEncoder

from engine import Library
from engine.server.running import Running
from engine.server.settings import Limits, Settings

LOCAL = "http://127.0.0.1"
# For clients that ask as fast as they can.
NO_HURRY = Limits(rate=1e6, burst=1_000_000)
PLAIN = Settings(limits=NO_HURRY)


def open_shelf(folder: Path) -> Library:
    """The media folder as a library that is open, for any thread."""
    encoder = ColourEncoder()
    library = Library(folder / "library", encoder_of=lambda preset, cache: encoder)
    library.index(write_media_folder(folder / "media"))
    return library


@contextmanager
def served(library: Library, settings: Settings = PLAIN, port: int = 0) -> Iterator[str]:
    """Serve a library, at a port that is free if none is named; gives its address."""
    running = Running(library, replace(settings, port=port))
    thread = threading.Thread(target=running.run)
    thread.start()
    try:
        yield running.url
    finally:
        running.end()
        thread.join()


def ids_of(library: Library) -> dict[str, int]:
    """The ids of a library's items, by the names of their files."""
    return {Path(hit.item.path).name: hit.item.id for hit in library.search("sort:name").hits}
