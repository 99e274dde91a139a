"""`triptych mcp`: the library for assistants that speak the Model Context Protocol."""

from __future__ import annotations

from typing import Annotated

import typer

from ..api.library import Library
from ..errors import UserError
from ..threads import leave_cores
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
    with Library(existing_library(context, library), preset=preset) as opened:
        create_server(opened, may_mark=write).run("stdio")
