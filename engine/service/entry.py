"""Where the engine process begins; kept apart so that the window need not import the engine."""

from __future__ import annotations

import os
from multiprocessing.connection import Connection
from pathlib import Path

from ..language import Language, speak
from ..library.manners import read_manners
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
        _limit_threads(Path(directory))
        from .server import serve  # noqa: PLC0415 - not in the window's process

        serve(connection, directory, preset)


def _limit_threads(directory: Path) -> None:
    """Leave cores to the decoders and the window."""
    half = max(1, (os.cpu_count() or 2) // 2)
    most = read_manners(LibraryPaths(directory)).cores or half
    os.environ.setdefault("OMP_NUM_THREADS", str(min(half, most)))
    keep_numpy_on_one_thread()
