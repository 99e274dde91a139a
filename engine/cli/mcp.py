"""`triptych mcp`: the library for assistants that speak the Model Context Protocol."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from ..api.library import Library
from ..errors import UserError
from ..threads import leave_cores
from .exit_codes import DONE
from .interrupt import interrupts
from .options import LibraryOption, PresetOption, existing_library


def mcp(
    context: typer.Context,
    write: Annotated[
        bool, typer.Option("--write", help="Let the assistant change marks, too.")
    ] = False,
    preset: PresetOption = None,
    library: LibraryOption = None,
) -> None:
    """Let an assistant search, look and explain, over stdin and stdout, until it hangs up."""
    try:
        from ..mcp.tools import create_server  # noqa: PLC0415 - the extra may not be installed
    except ImportError as error:
        raise UserError('This needs more: pip install "triptych[serve]"') from error
    leave_cores()
    with interrupts(_leave), Library(existing_library(context, library), preset=preset) as opened:
        create_server(opened, may_mark=write).run("stdio")


def _leave() -> None:
    """End at once, as nothing wakes the thread that waits for the next line on stdin.

    Nothing is lost by that: a mark is in the library as a whole, or not at all.
    """
    os._exit(DONE)
