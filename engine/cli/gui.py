"""`triptych gui`: the window, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import typer

from ..paths import LIBRARY_VARIABLE
from .options import LibraryOption, library_directory


def gui(context: typer.Context, library: LibraryOption = None) -> None:
    """Open the window."""
    environment = {**os.environ, LIBRARY_VARIABLE: str(library_directory(context, library))}
    # A process of its own: the engine does not know the window's package.
    raise typer.Exit(subprocess.call([sys.executable, "-m", "desktop"], env=environment))
