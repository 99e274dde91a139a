"""The `triptych` app: what is given before a command, and the commands, each in a module."""

from __future__ import annotations

from typing import Annotated

import typer

from .. import __version__
from .console import say
from .evaluate import evaluate
from .failures import failures
from .forget import forget
from .gui import gui
from .index import index
from .models import models
from .options import LibraryOption, Options
from .search import search
from .status import status

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Find your own pictures, sounds and documents by meaning. Everything stays here.",
)
for command in (index, search, failures, status, forget, evaluate, gui):
    app.command()(command)
app.add_typer(models, name="models")


def _version(wanted: bool) -> None:
    if wanted:
        say(f"triptych {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    library: LibraryOption = None,
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Find your own pictures, sounds and documents by meaning. Everything stays here."""
    context.obj = Options(library)
