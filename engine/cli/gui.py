"""`triptych gui`: the window, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import threading

import typer

from .interrupt import interrupts
from .options import LibraryOption, library_directory


def gui(context: typer.Context, library: LibraryOption = None) -> None:
    """Open the window."""
    # A process of its own: the engine does not know the window's package.
    command = [sys.executable, "-m", "desktop", f"--library={library_directory(context, library)}"]
    window: subprocess.Popen[bytes] | None = None
    is_over = threading.Event()

    def end() -> None:
        is_over.set()
        if window is not None:
            window.terminate()

    # It ends in good order, which takes a moment; a second signal leaves it to that.
    with interrupts(end):
        window = subprocess.Popen(command)
        if is_over.is_set():
            window.terminate()
        raise typer.Exit(window.wait())
