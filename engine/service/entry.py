"""Where the engine process begins; kept apart so that the window need not import the engine."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from ..language import Language, speak
from ..library.manners import keep_to_cores
from ..logs import log_start, open_log
from ..paths import LibraryPaths
from ..threads import keep_numpy_on_one_thread


def run_engine(
    connection: Connection,
    directory: str,
    preset: str | None,
    *,
    language: Language = Language.ENGLISH,
    verbose: bool = False,
) -> None:
    """Import the engine in its own process, and serve; all that goes wrong is logged."""
    with open_log(verbose=verbose):
        log_start("engine")
        speak(language)
        keep_to_cores(LibraryPaths(Path(directory)))
        keep_numpy_on_one_thread()
        from .server import serve  # noqa: PLC0415 - not in the window's process

        serve(connection, directory, preset)
