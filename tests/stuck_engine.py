"""An engine process whose model is read from a disk that never answers."""

from __future__ import annotations

import threading
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from fake_encoder import ColourEncoder

from engine.library.facade import Library
from engine.service import server as process

FORMER, PRESENT = "starter:former", "starter:present"


def loading_pipe(library: Path) -> Path:
    """A pipe that is written to once a model is being loaded for a library."""
    return library.with_name("loading")


class StuckEncoder(ColourEncoder):
    """Says that it is being loaded, and never is."""

    def __init__(self, identity: str, pipe: Path) -> None:
        super().__init__(identity)
        self._pipe = pipe

    def load(self) -> None:
        self._pipe.write_text("loading")
        threading.Event().wait()


def serve_former(
    connection: Connection, directory: str, preset: str | None, **_usual: object
) -> None:
    """Serve a library with the weights that made it."""
    _serve(FORMER, connection, directory, preset)


def serve_renewed(
    connection: Connection, directory: str, preset: str | None, **_usual: object
) -> None:
    """Serve a library with other weights than those that made it."""
    _serve(PRESENT, connection, directory, preset)


def _serve(identity: str, connection: Connection, directory: str, preset: str | None) -> None:
    encoder = StuckEncoder(identity, loading_pipe(Path(directory)))
    process.Library = partial(  # type: ignore[misc, assignment]
        Library, encoder_of=lambda preset, cache: encoder
    )
    process.serve(connection, directory, preset)
