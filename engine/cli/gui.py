"""`triptych gui`: the window, in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import typer

from .interrupt import interrupts
from .options import LibraryOption, library_directory


def gui(context: typer.Context, library: LibraryOption = None) -> None:
    """Open the window."""
    # A process of its own: the engine does not know the window's package.
    command = [sys.executable, "-m", "desktop", f"--library={library_directory(context, library)}"]
    window = subprocess.Popen(command)
    # It ends in good order, which takes a moment; a second signal leaves it to that.
    with interrupts(window.terminate):
        raise typer.Exit(window.wait())
