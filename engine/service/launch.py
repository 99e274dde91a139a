"""Starts an engine process. Little is imported, so that it begins before the window is built."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from msgspec import Struct

from ..language import spoken
from ..logs import is_verbose
from .entry import run_engine


class EngineProcess(Struct, frozen=True, eq=False):
    """An engine at work.

    Attributes:
        connection: our end of its pipe; the process ends once that is closed.
    """

    process: BaseProcess
    connection: Connection


def launch(library: Path, preset: str | None = None) -> EngineProcess:
    """Start an engine that speaks as we do; returns before it has loaded anything.

    Args:
        library: the library's directory.
        preset: the model to use; by default the one the library was made with.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    # Not a daemon process: those may not have children, and decoders are its children.
    process = context.Process(
        target=run_engine,
        args=(theirs, str(library), preset),
        kwargs={"language": spoken(), "verbose": is_verbose()},
        name="triptych-engine",
    )
    process.start()
    theirs.close()
    return EngineProcess(process, ours)
