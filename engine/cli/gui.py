"""`triptych gui`: the window, in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import typer

from .options import LibraryOption, library_directory


def gui(context: typer.Context, library: LibraryOption = None) -> None:
    """Open the window."""
    # A process of its own: the engine does not know the window's package.
    command = [sys.executable, "-m", "desktop", f"--library={library_directory(context, library)}"]
    raise typer.Exit(subprocess.call(command))
