"""`triptych models show`: all that is known of one model."""

from __future__ import annotations

import typer
from msgspec import to_builtins

from ...models.listing import show_model
from ...paths import model_cache
from ..console import print_json, say
from ..options import JsonOption, LibraryOption, NameArgument, existing_if_named
from .card import full_lines


def show(
    context: typer.Context,
    name: NameArgument,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell what one model is, how it stands, and how it is asked."""
    model = show_model(name, model_cache(), existing_if_named(context, library))
    if as_json:
        print_json(to_builtins(model))
        return
    for line in full_lines(model):
        say(line)
